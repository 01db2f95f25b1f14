using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Tests.Ingest;

/// <summary>Every fixture, damaged: each row is stored with possible values or refused with a reason, or the file is refused with a sentence. Nothing crashes or hangs.</summary>
public sealed class MutationTests
{
    const int FilesAFixture = 3;

    // Columns that can hold no infinity and no NaN whatever a source says.
    static readonly string[] Numbers = ["FLOAT", "DOUBLE"];

    public static TheoryData<string> Cases => [.. SourceDefinitionTests.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_damaged_file_is_accounted_row_by_row_or_refused(string name)
    {
        for (var file = 0; file < FilesAFixture; file++)
        {
            using var folder = new TemporaryFolder();
            // The same seed on every machine: string.GetHashCode is not.
            var seed = name.Aggregate(17 + file, (hash, letter) => unchecked((hash * 31) + letter));
            try
            {
                var result = SourceCase.Read(name).Ingest(name, folder, out var path, new MutatedFile(seed).Change);
                Assert.True(result.Rows.Balances, $"seed {seed}: the rows do not add up");
                using var store = QtlStore.Open(path);
                foreach (var table in result.Tables.Keys)
                    AssertPossible(store, Schemas.Table(table), seed);
            }
            catch (QtlQueryException e)
            {
                Assert.False(string.IsNullOrWhiteSpace(e.Message), $"seed {seed}: no message");
            }
        }
    }

    static void AssertPossible(QtlStore store, TableDefinition table, int seed)
    {
        var conditions = table.Columns.Where(column => Numbers.Contains(column.Type)).Select(column => $"not isfinite({StoredTableSql.Name(column.Name)})")
            .Concat(Where("p_value", "p_value < 0 or p_value > 1"))
            .Concat(Where("position", "position < 1"))
            .Concat(Where("standard_error", "standard_error <= 0"))
            .Concat(Where("effect_allele_frequency", "not effect_allele_frequency between 0 and 1"))
            .Concat(Where("chromosome", "chromosome not in ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', 'X', 'Y', 'MT')"));
        var impossible = store.Query<string>($"select rows::varchar from stored_{table.Name}(getvariable('{table.Name}_files')) as rows where {string.Join(" or ", conditions.Append("false"))}");
        Assert.True(impossible is [], $"seed {seed}: {table.Name} holds {string.Join('\n', impossible)}");

        IEnumerable<string> Where(string column, string condition) => table.Has(column) ? [condition] : [];
    }
}

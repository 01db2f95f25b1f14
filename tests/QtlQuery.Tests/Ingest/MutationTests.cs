using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Tests.Ingest;

/// <summary>Every fixture, damaged: each row is stored with possible values or refused with a reason, or the file is refused with a sentence. Nothing crashes or hangs.</summary>
public sealed class MutationTests(MutationTests.Database database) : IClassFixture<MutationTests.Database>
{
    // Columns that can hold no infinity and no NaN whatever a source says.
    static readonly string[] Numbers = ["FLOAT", "DOUBLE"];

    // What is damaged is text; the tables of Parquet fixtures are made when the test runs.
    public static TheoryData<string> Cases => [.. SourceDefinitionTests.Names.Where(name => SourceCase.Read(name).ParquetColumns is null)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_damaged_anywhere_is_accounted_row_by_row_or_refused(string name) => Check(name, file => file.ChangeAnywhere, KeepExtra.No);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_of_damaged_rows_is_accounted_row_by_row_or_refused(string name) => Check(name, file => file.ChangeRows, KeepExtra.Auto);

    void Check(string name, Func<MutatedFile, Func<byte[], byte[]>> damage, KeepExtra keepExtra)
    {
        using var folder = new TemporaryFolder();
        // The same seed on every machine: string.GetHashCode is not.
        var seed = name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
        try
        {
            var result = SourceCase.Read(name).Ingest(name, folder, out var path, damage(new(seed)), keepExtra);
            Assert.True(result.Rows.Balances, $"seed {seed}: the rows do not add up");
            var stored = StoreCatalogue.Read(new(path));
            foreach (var table in result.Tables.Keys)
                AssertPossible([.. stored.Files(table)], Schemas.Table(table), seed);
        }
        catch (QtlQueryException e)
        {
            Assert.False(string.IsNullOrWhiteSpace(e.Message), $"seed {seed}: no message");
        }
    }

    void AssertPossible(IReadOnlyList<string> files, TableDefinition table, int seed)
    {
        var conditions = table.Columns.Where(column => Numbers.Contains(column.Type)).Select(column => $"not isfinite({StoredTableSql.Name(column.Name)})")
            .Concat(Where("p_value", "p_value < 0 or p_value > 1"))
            .Concat(Where("position", "position < 1"))
            .Concat(Where("standard_error", "standard_error <= 0"))
            .Concat(Where("effect_allele_frequency", "not effect_allele_frequency between 0 and 1"))
            .Concat(Where("chromosome", "chromosome not in ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', 'X', 'Y', 'MT')"));
        if (files.Count == 0)
            return;
        var impossible = database.Open.Query<string>($"select rows::varchar from {StoredTableSql.ReadFiles(table, "$files")} as rows where {string.Join(" or ", conditions.Append("false"))}", new { files = new ListValue<string>(files) });
        Assert.True(impossible is [], $"seed {seed}: {table.Name} holds {string.Join('\n', impossible)}");

        IEnumerable<string> Where(string column, string condition) => table.Has(column) ? [condition] : [];
    }

    /// <summary>One database that looks at the files of all cases: opening a store makes every view, and takes as long as an ingest.</summary>
    public sealed class Database : IDisposable
    {
        internal WorkDatabase Open { get; } = WorkDatabase.Open(new());

        public void Dispose() => Open.Dispose();
    }
}

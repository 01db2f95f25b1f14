using System.Globalization;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Tests.Ingest;

/// <summary>Every source definition against its made-up file and the rows that were written by hand for it.</summary>
[Collection(nameof(IngestedFixtures))]
public sealed class SourceDefinitionTests(IngestedFixtures fixtures)
{
    public static TheoryData<string> Cases => [.. Names];

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Repository.Path("tests", "fixtures", "sources")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_becomes_the_rows_written_by_hand(string name)
    {
        var (expected, result, path, _, _) = fixtures.Of(name);

        Assert.Equal(expected.Dataset, result.DatasetId);
        Assert.Equal(expected.Refused.OrderBy(each => each.Key), result.Rows.Refused.OrderBy(each => each.Key));
        Assert.Equal(expected.Folded, result.Rows.Folded);
        Assert.True(result.Rows.Balances);
        foreach (var (table, rows) in expected.Rows)
            Assert.Equal(rows, result.Tables[table]);

        using var store = QtlStore.Open(path);
        foreach (var table in expected.Rows.Keys)
            Compare(name, Schemas.Table(table), store);
    }

    static void Compare(string name, TableDefinition table, QtlStore store)
    {
        var file = Repository.Path("tests", "golden", "sources", $"{name}.{table.Name}.tsv");
        if (!File.Exists(file))
            return;
        var lines = File.ReadAllLines(file);
        var order = table.Order.Prepend("chromosome").Where(table.Has).Distinct().Select(StoredTableSql.Name);
        if (!table.IsBinned)
            order = table.Order.Select(StoredTableSql.Name);
        var columns = string.Join(", ", lines[0].Split('\t').Select(StoredTableSql.Name));
        using var rows = store.Read($"select {columns} from stored_{table.Name}(getvariable('{table.Name}_files')) order by {string.Join(", ", order)}");
        foreach (var line in lines.Skip(1))
        {
            Assert.True(rows.Next(), $"the store has fewer rows of {table.Name} than were expected");
            var cells = line.Split('\t');
            for (var i = 0; i < cells.Length; i++)
                AssertCell(cells[i], rows.Rows.GetValue(i), $"{rows.Rows.GetName(i)} of: {line}");
        }

        Assert.False(rows.Next(), $"the store has more rows of {table.Name} than were expected");
    }

    // Doubles agree to 1e-12 of their size: the expected ones were worked out in longer decimals.
    static void AssertCell(string expected, object actual, string where)
    {
        var text = actual switch
        {
            DBNull => "",
            bool value => value ? "true" : "false",
            float value => value.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(actual, CultureInfo.InvariantCulture),
        };
        var agrees = expected == text
            || (actual is double number && double.TryParse(expected, CultureInfo.InvariantCulture, out var wanted) && Math.Abs(number - wanted) <= 1e-12 * Math.Abs(wanted))
            || (actual is float single && float.TryParse(expected, CultureInfo.InvariantCulture, out var wantedSingle) && single == wantedSingle);
        Assert.True(agrees, $"expected '{expected}', found '{text}' in {where}");
    }
}

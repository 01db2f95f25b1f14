using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Tests.Cli;

public sealed class OutputFormatTests : IDisposable
{
    // Every kind of value, and texts that each format has to protect.
    const string Rows = """
        select * from (values
            (1, 0.1::float, 0.0123::float::double, 'plain', true, [1, 2], {'x': 1.5, 'y': 'a'}, date '2024-02-29', 1.50::decimal(5, 2)),
            (-2, 1.62428::float, 1e-300, e'tab\there "quoted", and\nmore\\', false, [], {'x': null, 'y': 'ä'}, date '1970-01-01', 0.05),
            (null, null, null, null, null, null, null, null, null),
            (3, 'nan'::float, 'infinity'::double, '', true, [null, 5], {'x': 2.0, 'y': '"'}, null, 100),
        ) rows(i, f, d, t, b, l, s, day, m)
        """;

    readonly TemporaryFolder _folder = new();

    public OutputFormatTests() => QtlStore.Create(_folder["store"], GenomeBuild.GRCh38);

    string Store => _folder["store"];

    [Theory]
    [InlineData("table")]
    [InlineData("tsv")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("ndjson")]
    public void A_format_is_written_as_it_was(string format)
    {
        var run = CommandLine.Run("sql", Rows, "--store", Store, "--format", format);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check($"cli/formats/rows.{format}", run.Output);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("tsv")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("ndjson")]
    public void No_rows_are_written_as_the_format_has_it(string format) =>
        Golden.Check($"cli/formats/none.{format}", CommandLine.Run("sql", "select 1 as a, 'x' as b where false", "--store", Store, "--format", format).Output);

    // A list among the columns has the rows read value by value. 5,000 rows are three chunks; nulls, equal neighbours and minus zero are among them.
    [Theory]
    [InlineData("tsv")]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public void Plain_columns_are_written_as_they_are_beside_others(string format)
    {
        const string Columns = """
            case when i % 5 > 0 then i // 3 end as n, (i % 100)::tinyint as t, (i * i)::hugeint as h, (i % 50000)::usmallint as u, i % 2 = 0 as b,
            case when i % 7 > 1 then 1.0::float / (i // 4) end as f, (0.1 * (i // 2))::float::double as p, exp(-i * 0.1) as d, case i % 4 when 0 then -0.0 when 1 then 0.0 when 2 then 'nan'::double end::double as z,
            case when i % 11 > 2 then 'gene' || i // 10 end as g, case i % 3 when 0 then '' when 1 then e'a\tb' || chr(34) || ',' else 'µ' end as s
            """;
        var plain = CommandLine.Run("sql", $"select {Columns} from range(5000) as t(i) order by i", "--store", Store, "--format", format);
        var beside = CommandLine.Run("sql", $"select {Columns}, [i] as l from range(5000) as t(i) order by i", "--store", Store, "--format", format);
        Assert.Equal((0, ""), (plain.ExitCode, plain.Error));
        var lines = beside.Output.Split('\n');
        Assert.Equal(format == "ndjson" ? 5_001 : 5_002, lines.Length);
        Assert.Equal(lines.Select(Cut), plain.Output.Split('\n'));

        string Cut(string line) => format switch
        {
            "ndjson" => System.Text.RegularExpressions.Regex.Replace(line, @",""l"":\[\d+\]\}$", "}"),
            "csv" => System.Text.RegularExpressions.Regex.Replace(line, @",(l|\[\d+\])\r$", "\r"),
            _ => System.Text.RegularExpressions.Regex.Replace(line, @"\t(l|\[\d+\])$", ""),
        };
    }

    [Fact]
    public void Json_is_json()
    {
        using var all = System.Text.Json.JsonDocument.Parse(CommandLine.Run("sql", Rows, "--store", Store, "--format", "json").Output);
        Assert.Equal(4, all.RootElement.GetArrayLength());
        Assert.Equal("tab\there \"quoted\", and\nmore\\", all.RootElement[1].GetProperty("t").GetString());
        Assert.Equal("ä", all.RootElement[1].GetProperty("s").GetProperty("y").GetString());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("ndjson")]
    public void A_written_file_reads_back_as_the_same_rows(string format)
    {
        var file = _folder[$"rows.{format}"];
        var plain = "select i, f, t, b from (" + Rows + ") where i is distinct from 3 order by i";
        Assert.Equal(0, CommandLine.Run("sql", plain, "--store", Store, "--output", file).ExitCode);
        var back = CommandLine.Run("sql", "select * from '" + file + "'", "--store", Store);
        Assert.Equal(CommandLine.Run("sql", plain, "--store", Store).Output, back.Output);
    }

    [Fact]
    public void A_table_is_the_default_on_a_terminal_and_tsv_in_a_pipe()
    {
        Assert.Equal("a\n1\n", CommandLine.Run(["sql", "select 1 as a"], store: Store).Output);
        Assert.Equal("a\n-\n1\n(1 row)\n", CommandLine.Run(["sql", "select 1 as a"], store: Store, terminal: true).Output);
    }

    [Fact]
    public void A_failed_query_leaves_no_file()
    {
        Assert.Equal(1, CommandLine.Run("sql", "select cast(range as varchar)::date from range(3)", "--store", Store, "--output", _folder["rows.tsv"]).ExitCode);
        Assert.Equal(1, CommandLine.Run("sql", "select cast(range as varchar)::date from range(3)", "--store", Store, "--output", _folder["rows.parquet"]).ExitCode);
        Assert.Equal([Store], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_query_may_end_in_a_comment_or_semicolon()
    {
        var file = _folder["rows.parquet"];
        Assert.Equal(0, CommandLine.Run("sql", "select 1 as a; ", "--store", Store, "--output", file).ExitCode);
        Assert.Equal(0, CommandLine.Run("sql", "select 1 as a -- one", "--store", Store, "--output", file).ExitCode);
    }

    [Fact]
    public void Sql_is_read_from_standard_input_and_takes_parameters() =>
        Assert.Equal("b\tt\n42\tx\n", CommandLine.Run(["sql", "-", "--param", "a=41", "--param", "t=x"], input: "select $a + 1 as b, $t as t", store: Store).Output);

    [Fact]
    public void A_narrow_terminal_gets_the_columns_that_hold_a_value_and_fit() =>
        Golden.Check("cli/formats/narrow.table", CommandLine.Run(
            ["sql", "select 'GENE' || range as gene, null as empty, 12345678 + range as position, 'a long text' as about, 1 as last from range(2)"], store: Store, terminal: true, width: 30).Output);

    [Fact]
    public void A_table_ends_after_ten_thousand_rows_and_says_so()
    {
        var lines = CommandLine.Run("sql", "from range(10001)", "--store", Store, "--format", "table").Output.TrimEnd('\n').Split('\n');
        Assert.Equal(10_003, lines.Length);
        Assert.Equal(" 9999", lines[^2]);
        Assert.Equal("(first 10,000 rows, and there are more: --format tsv writes them all)", lines[^1]);
    }

    [Fact]
    public void A_statement_that_answers_nothing_prints_nothing()
    {
        var run = CommandLine.Run("sql", "create temp table a(b int)", "--store", Store);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
    }

    public void Dispose() => _folder.Dispose();
}

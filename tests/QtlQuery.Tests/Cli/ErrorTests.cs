using QtlQuery.Cli;
using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Tests.Cli;

public sealed class ErrorTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public ErrorTests() => QtlStore.Create(_folder["store"], GenomeBuild.GRCh38);

    public static TheoryData<string, int, string[]> Cases => new()
    {
        { "unknown_command", 2, ["sqll"] },
        { "option_before_the_command", 2, ["--store", "STORE", "sql", "select 1"] },
        { "unknown_option", 2, ["sql", "select 1", "--bad"] },
        { "missing_argument", 2, ["sql"] },
        { "missing_option", 2, ["init", "--store", "STORE"] },
        { "no_store_named", 2, ["sql", "select 1"] },
        { "no_store_there", 1, ["sql", "select 1", "--store", "STORE/none"] },
        { "store_there_already", 1, ["init", "--store", "STORE", "--build", "GRCh38"] },
        { "unknown_build", 1, ["init", "--store", "STORE/new", "--build", "hg99"] },
        { "unknown_format", 2, ["sql", "select 1", "--store", "STORE", "--format", "xml"] },
        { "unknown_ending", 2, ["sql", "select 1", "--store", "STORE", "--output", "rows.xlsx"] },
        { "folder_not_there", 1, ["sql", "select 1", "--store", "STORE", "--output", "STORE/none/rows.tsv"] },
        { "sql_word_wrong", 1, ["sql", "selec 1", "--store", "STORE"] },
        { "sql_table_wrong", 1, ["sql", "select * from nothing", "--store", "STORE"] },
        { "sql_fails_while_reading", 1, ["sql", "select cast(range as varchar)::date from range(3)", "--store", "STORE"] },
        { "sql_two_questions", 1, ["sql", "select 1 as a; select 2 as b", "--store", "STORE"] },
        { "value_not_printable", 1, ["sql", "select interval 1 month as a", "--store", "STORE"] },
        { "parameter_without_value", 2, ["sql", "select $a", "--store", "STORE", "--param", "a"] },
        { "parameter_twice", 2, ["sql", "select $a", "--store", "STORE", "--param", "a=1", "--param", "a=2"] },
        { "memory_wrong", 2, ["sql", "select 1", "--store", "STORE", "--memory", "much"] },
        { "unknown_dataset", 1, ["remove", "GTEx", "--store", "STORE"] },
        { "unknown_source", 1, ["sources", "gtex_egene"] },
        { "unknown_table", 1, ["describe", "association", "--store", "STORE"] },
        { "two_formats", 2, ["ingest", "x.tsv", "--store", "STORE", "--format", "gtex_egenes", "--source-definition", "x.json"] },
        { "no_source_definition", 1, ["ingest", "x.tsv", "--store", "STORE", "--source-definition", "STORE/x.json"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_error_says_what_is_wrong_and_what_to_do(string name, int exitCode, string[] arguments)
    {
        var store = _folder["store"];
        var run = CommandLine.Run([.. arguments.Select(argument => argument.Replace("STORE", store, StringComparison.Ordinal))]);
        Assert.Equal(exitCode, run.ExitCode);
        Golden.Check($"cli/errors/{name}.txt", run.Transcript((store, "STORE")));
    }

    [Fact]
    public void A_cancelled_query_ends_as_interrupted()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var run = CommandLine.Run(["sql", "from range(10)", "--store", _folder["store"]], cancellation: cancelled.Token);
        Assert.Equal((130, "qtlquery: interrupted\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_bug_is_shown_with_its_trace()
    {
        using var error = new StringWriter();
        using var readOnly = new MemoryStream([], writable: false);
        Assert.Equal(70, Program.Run(["--version"], new(readOnly, error)));
        Assert.StartsWith("qtlquery: this is a bug in qtlquery ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("   at QtlQuery.Cli.Program.Run", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}

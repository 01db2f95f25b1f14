using System.Diagnostics;
using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Tests.Cli;

/// <summary>What only the real program shows: exit codes, pipes and signals.</summary>
public sealed class ProcessTests : IDisposable
{
    const string Endless = "select range from range(1_000_000_000_000)";

    readonly TemporaryFolder _folder = new();

    public ProcessTests() => QtlStore.Create(_folder["store"], GenomeBuild.GRCh38);

    Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "qtlquery"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["QTLQUERY_STORE"] = _folder["store"];
        return Process.Start(start)!;
    }

    [Fact]
    public void A_query_ends_with_0_and_its_rows()
    {
        using var program = Start("sql", "select 1 as a");
        Assert.Equal("a\n1\n", program.StandardOutput.ReadToEnd());
        program.WaitForExit();
        Assert.Equal(0, program.ExitCode);
    }

    [Fact]
    public void A_refused_query_ends_with_1_and_nothing_on_standard_output()
    {
        using var program = Start("sql", "selec 1");
        Assert.Empty(program.StandardOutput.ReadToEnd());
        Assert.StartsWith("qtlquery: ", program.StandardError.ReadToEnd(), StringComparison.Ordinal);
        program.WaitForExit();
        Assert.Equal(1, program.ExitCode);
    }

    [Fact]
    public void A_closed_pipe_ends_quietly()
    {
        using var program = Start("sql", Endless);
        Assert.Equal("range", program.StandardOutput.ReadLine());
        program.StandardOutput.Close();
        Assert.Empty(program.StandardError.ReadToEnd());
        program.WaitForExit();
        Assert.Equal(0, program.ExitCode);
    }

    [Fact]
    public void An_interrupt_ends_with_130()
    {
        using var program = Start("sql", Endless);
        Assert.Equal("range", program.StandardOutput.ReadLine());
        using var kill = Process.Start("kill", ["-INT", program.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        program.StandardOutput.BaseStream.CopyTo(Stream.Null);
        Assert.Equal("qtlquery: interrupted\n", program.StandardError.ReadToEnd());
        program.WaitForExit();
        Assert.Equal(130, program.ExitCode);
    }

    [Fact]
    public void Two_programs_that_write_one_file_after_each_other_keep_both_answers()
    {
        var file = _folder["both.txt"];
        var program = Path.Combine(AppContext.BaseDirectory, "qtlquery");
        using var shell = Process.Start("/bin/sh", ["-c", $"('{program}' --version; '{program}' --version) > '{file}'"]);
        shell.WaitForExit();
        Assert.Equal(2, File.ReadAllLines(file).Length);
    }

    public void Dispose() => _folder.Dispose();
}

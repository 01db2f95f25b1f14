using System.Text;
using QtlQuery.Cli;

namespace QtlQuery.Tests.Cli;

/// <summary>What came of one command line, run within the test.</summary>
sealed record CommandLine(int ExitCode, string Output, string Error)
{
    public static CommandLine Run(params string[] arguments) => Run(arguments, input: "");

    public static CommandLine Run(string[] arguments, string input = "", bool terminal = false, int? width = null, string? store = null, CancellationToken cancellation = default)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var exitCode = Program.Run(arguments, new(output, error)
        {
            Input = () => new StringReader(input),
            OutputIsTerminal = terminal,
            Width = width,
            Variable = name => name == "QTLQUERY_STORE" ? store : null,
            Cancellation = cancellation,
        });
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Everything that the user sees, with the folders that differ from run to run named alike.</summary>
    public string Transcript(params (string Path, string Name)[] folders)
    {
        var text = $"{Output}{Error}exit code {ExitCode}\n";
        foreach (var (path, name) in folders)
            text = text.Replace(path, name, StringComparison.Ordinal);
        return text;
    }
}

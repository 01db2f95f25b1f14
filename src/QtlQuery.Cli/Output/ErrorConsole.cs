using Spectre.Console;

namespace QtlQuery.Cli.Output;

/// <summary>The terminal behind what is not data, for bars that are drawn over and gone when the work is done.</summary>
static class ErrorConsole
{
    public static IAnsiConsole Of(Session session) => AnsiConsole.Create(new()
    {
        Out = new AnsiConsoleOutput(session.Error),
        ColorSystem = string.IsNullOrEmpty(session.Variable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    });
}

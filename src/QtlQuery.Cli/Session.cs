using System.Text;
using Microsoft.Win32.SafeHandles;

namespace QtlQuery.Cli;

/// <summary>What one run of the program has around it: streams, terminal, environment and the wish to stop. A test brings its own.</summary>
sealed class Session(Stream output, TextWriter error)
{
    /// <summary>Error number of a write to a pipe that nobody reads any more; .NET on Unix gives it as the HResult.</summary>
    const int BrokenPipe = 32;

    /// <summary>Data goes here, and nothing else does.</summary>
    public Stream Output { get; } = output;

    /// <summary>Everything that is not data.</summary>
    public TextWriter Error { get; } = error;

    public Func<TextReader> Input { get; init; } = () => Console.In;

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Characters in a line of the terminal; null where the output is none.</summary>
    public int? Width { get; init; }

    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    public CancellationToken Cancellation { get; init; }

    public static Session OfProcess(CancellationToken cancellation)
    {
        var terminal = !Console.IsOutputRedirected;
        return new(OpenOutput(terminal), OpenError())
        {
            OutputIsTerminal = terminal,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Width = terminal && Console.WindowWidth > 0 ? Console.WindowWidth : null,
            Cancellation = cancellation,
        };
    }

    /// <summary>Whether the reader at the other end of our output has gone, as <c>head</c> does.</summary>
    public static bool IsClosedPipe(IOException e) => e.HResult == BrokenPipe;

    /// <summary>Writes text to the output.</summary>
    public void Write(string text)
    {
        Output.Write(Encoding.UTF8.GetBytes(text));
        Output.Flush();
    }

    // The console's stream drops what is written to a closed pipe, so a long query would go on for nobody; a FileStream fails instead.
    // It must not be used on files: it writes at offsets of its own and leaves the shared one behind.
    static Stream OpenOutput(bool terminal)
    {
        if (terminal || OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }

    // Console.Error would set up the terminal for reading first, which takes longer than most of what is said here.
    static TextWriter OpenError() =>
        TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
}

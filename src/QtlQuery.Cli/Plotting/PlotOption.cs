using System.CommandLine;
using System.Text;
using QtlQuery.Cli.Output;

namespace QtlQuery.Cli.Plotting;

/// <summary>The option <c>--plot</c>, by which an answer is drawn instead of being printed.</summary>
sealed class PlotOption(Session session, CommonOptions common)
{
    public Option<string?> Option { get; } = new("--plot") { HelpName = "FILE.svg", Description = "Draw the answer into this file instead of printing it" };

    /// <summary>The file to draw into; null where the command line names none.</summary>
    /// <exception cref="UsageException">It is not an SVG, or the answer shall be printed too.</exception>
    public string? File(ParseResult parsed, OutputOptions output)
    {
        if (parsed.GetValue(Option) is not { } file)
            return null;
        if (output.IsAsked(parsed))
            throw new UsageException("--plot draws the answer instead of printing it", "Leave --format and --output away, or ask twice.");
        return Svg(file);
    }

    /// <summary>Writes the picture, which appears when it is complete.</summary>
    public void Write(ParseResult parsed, string file, string svg)
    {
        using (var target = new NewFile(file))
        {
            using (var stream = target.Create())
                stream.Write(Encoding.UTF8.GetBytes(svg));
            target.Complete();
        }

        if (!parsed.GetValue(common.Quiet))
            session.Error.WriteLine($"The plot is in {file}.");
    }

    /// <exception cref="UsageException">The file's name has another ending.</exception>
    public static string Svg(string file) => Path.GetExtension(file).Equals(".svg", StringComparison.OrdinalIgnoreCase)
        ? file
        : throw new UsageException($"'{file}' does not end with .svg", "Plots are SVG, which browsers, Inkscape and Illustrator open.");
}

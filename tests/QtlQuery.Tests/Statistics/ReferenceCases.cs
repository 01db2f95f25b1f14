using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace QtlQuery.Tests.Statistics;

/// <summary>Tables made with the field's own software, which lie outside the repository: a test that needs them is skipped without them.</summary>
static class ReferenceCases
{
    /// <summary>The rows of a tab-separated file under <c>gold/</c> of the folder named by QTLQUERY_SHARED, or of <c>shared</c> beside the repository.</summary>
    public static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = Lines(file);
        var header = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>The lines of such a file, which may be compressed with gzip.</summary>
    public static List<string> Lines(string file)
    {
        using var stream = File.OpenRead(FullPath(file));
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        var lines = new List<string>();
        while (text.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    /// <summary>Where such a file lies.</summary>
    public static string FullPath(string file)
    {
        var path = Path.Combine(Folder(), "gold", file);
        Skip.IfNot(Path.Exists(path), $"the reference cases are not here ({file}); QTLQUERY_SHARED names their folder");
        return path;
    }

    public static double Number(this Dictionary<string, string> row, string column) => row[column] switch
    {
        "NA" => double.NaN,
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        var text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    static string Folder([CallerFilePath] string thisFile = "") =>
        Environment.GetEnvironmentVariable("QTLQUERY_SHARED")
        ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "..", "shared"));
}

using System.Globalization;
using System.IO.Compression;

namespace QtlQuery.Cli.Demo;

/// <summary>A gzipped table with tabs between its columns.</summary>
sealed class TabbedFile : IDisposable
{
    readonly StreamWriter writer;

    public TabbedFile(string path, string header)
    {
        writer = new(new GZipStream(File.Create(path), CompressionLevel.Optimal)) { NewLine = "\n" };
        writer.WriteLine(header.Replace(' ', '\t'));
    }

    public void Write(params ReadOnlySpan<object> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                writer.Write('\t');
            writer.Write(cells[i] is double number ? SixDigits.Of(number) : Convert.ToString(cells[i], CultureInfo.InvariantCulture));
        }

        writer.WriteLine();
    }

    public void Dispose() => writer.Dispose();
}

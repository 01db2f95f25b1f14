using System.Globalization;
using System.IO.Compression;

namespace QtlQuery.Mapping.Publishing;

/// <summary>A table of results as compressed text, which appears when it is whole.</summary>
static class ResultText
{
    /// <returns>The path.</returns>
    public static string Write(string path, char delimiter, IReadOnlyList<string> columns, IEnumerable<IEnumerable<object?>> rows)
    {
        using (var text = new StreamWriter(new GZipStream(File.Create(path + ".part"), CompressionLevel.Optimal)) { NewLine = "\n" })
        {
            text.WriteLine(string.Join(delimiter, columns));
            foreach (var row in rows)
                text.WriteLine(string.Join(delimiter, row.Select(Text)));
        }

        File.Move(path + ".part", path, overwrite: true);
        return path;
    }

    static string Text(object? value) => value switch
    {
        null or double.NaN => "NA",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

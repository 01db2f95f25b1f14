using System.Globalization;
using System.Text.RegularExpressions;

namespace QtlQuery.Mapping.Writing;

/// <summary>Writes a table with tabs between its cells, a header first, and NA where something is not known.</summary>
sealed partial class TabbedTable<T> : IDisposable
{
    readonly StreamWriter _writer;
    readonly IReadOnlyList<(string Name, Func<T, object?> Value)> _columns;

    /// <param name="stream">Is left open.</param>
    public TabbedTable(Stream stream, IReadOnlyList<(string Name, Func<T, object?> Value)> columns)
    {
        (_writer, _columns) = (new(stream, leaveOpen: true) { NewLine = "\n" }, columns);
        _writer.WriteLine(string.Join('\t', columns.Select(column => column.Name)));
    }

    public void Write(T row) => _writer.WriteLine(string.Join('\t', _columns.Select(column => Text(column.Value(row)))));

    public void Dispose() => _writer.Dispose();

    // Numbers with the digits that give the same double again, names of choices in small letters.
    static string Text(object? value) => value switch
    {
        null or double.NaN => "NA",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Enum choice => Capitals().Replace(choice.ToString(), "_$1").ToLowerInvariant(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    [GeneratedRegex("(?<=.)([A-Z])")]
    private static partial Regex Capitals();
}

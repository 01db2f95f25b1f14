using System.Globalization;
using System.Text.RegularExpressions;

namespace QtlQuery.Mapping.Writing;

/// <summary>Writes a table with tabs between its cells, a header first, and NA where something is not known.</summary>
static partial class TabbedTable
{
    public static void Write<T>(Stream stream, IReadOnlyList<(string Name, Func<T, object?> Value)> columns, IEnumerable<T> rows)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join('\t', columns.Select(column => column.Name)));
        foreach (var row in rows)
            writer.WriteLine(string.Join('\t', columns.Select(column => Text(column.Value(row)))));
    }

    /// <summary>Numbers with the digits that give the same double again, names of choices in small letters.</summary>
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

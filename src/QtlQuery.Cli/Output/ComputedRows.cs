using System.Text;
using System.Text.Json;

namespace QtlQuery.Cli.Output;

/// <summary>Rows that were computed, as a question that any output format can answer.</summary>
/// <param name="columns">Name, DuckDB type and value of each column; a NaN becomes null.</param>
sealed class ComputedRows<T>(params IReadOnlyList<(string Name, string Type, Func<T, object?> Value)> columns)
{
    /// <summary>A select over <see cref="Parameters"/> that gives the rows in their order.</summary>
    public string Sql => $"select unnest(from_json($rows, '[{{{string.Join(", ", columns.Select(column => $"\"{column.Name}\": \"{column.Type}\""))}}}]'), recursive := true)";

    public IReadOnlyDictionary<string, object?> Parameters(IEnumerable<T> rows)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var (name, _, value) in columns)
                    Write(json, name, value(row));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return new Dictionary<string, object?> { ["rows"] = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) };
    }

    static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case null or double.NaN:
                json.WriteNull(name);
                break;
            case double infinite:
                json.WriteString(name, infinite > 0 ? "inf" : "-inf"); // as DuckDB reads them
                break;
            default:
                throw new ArgumentException($"A value of type {value.GetType().Name} cannot be printed.", nameof(value));
        }
    }
}

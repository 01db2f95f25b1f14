using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QtlQuery.Cli.Output;

/// <summary>Lists, structs and maps as JSON; what stands in them is written as it would be in a cell of its own.</summary>
static class JsonCell
{
    /// <summary>Only what JSON itself asks for is escaped: the text goes to a terminal or file, not into a web page.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case IDictionary entries:
                json.WriteStartObject();
                foreach (DictionaryEntry entry in entries)
                {
                    json.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case not string and not Stream and IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                WriteScalar(json, value);
                break;
        }
    }

    static void WriteScalar(Utf8JsonWriter json, object? value)
    {
        var cell = new Cell();
        CellReader.Fill(cell, value);
        if (cell.Kind is CellKind.Text)
            json.WriteStringValue(cell.Text);
        else
            json.WriteRawValue(cell.Kind is CellKind.Null ? "null"u8 : cell.Text, skipInputValidation: true);
    }
}

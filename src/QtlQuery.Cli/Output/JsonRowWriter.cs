using System.Text;
using System.Text.Json;

namespace QtlQuery.Cli.Output;

/// <summary>Rows as JSON objects, one a line: within one array, or each for itself (ndjson).</summary>
sealed class JsonRowWriter(Stream output, bool asArray) : IRowWriter
{
    readonly List<byte[]> _keys = [];
    bool _any;

    public void Begin(IReadOnlyList<string> columns)
    {
        foreach (var column in columns)
            _keys.Add([.. "\""u8, .. Escape(Encoding.UTF8.GetBytes(column)), .. "\":"u8]);
        if (asArray)
            output.WriteByte((byte)'[');
    }

    public bool Write(IReadOnlyList<Cell> row)
    {
        if (asArray)
            output.Write(_any ? ",\n"u8 : "\n"u8);
        _any = true;
        for (var i = 0; i < row.Count; i++)
        {
            output.WriteByte((byte)(i == 0 ? '{' : ','));
            output.Write(_keys[i]);
            Value(row[i]);
        }

        output.WriteByte((byte)'}');
        if (!asArray)
            output.WriteByte((byte)'\n');
        return true;
    }

    public void End()
    {
        if (asArray)
            output.Write(_any ? "\n]\n"u8 : "]\n"u8);
    }

    void Value(Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Null:
                output.Write("null"u8);
                break;
            case CellKind.Text:
                output.WriteByte((byte)'"');
                output.Write(Escape(cell.Text));
                output.WriteByte((byte)'"');
                break;
            default:
                output.Write(cell.Text);
                break;
        }
    }

    static ReadOnlySpan<byte> Escape(ReadOnlySpan<byte> text)
    {
        var encoder = JsonCell.Options.Encoder!;
        return encoder.FindFirstCharacterToEncodeUtf8(text) < 0 ? text : JsonEncodedText.Encode(text, encoder).EncodedUtf8Bytes;
    }
}

using System.Text;
using System.Text.Json;

namespace QtlQuery.Cli.Output;

/// <summary>Rows as JSON objects, one a line: within one array, or each for itself (ndjson).</summary>
sealed class JsonRowWriter(Utf8Output output, bool asArray) : IRowWriter
{
    readonly List<byte[]> _keys = []; // with what stands before and behind them
    int _column;
    bool _any;

    public void Begin(IReadOnlyList<string> columns)
    {
        foreach (var column in columns)
            _keys.Add([_keys.Count == 0 ? (byte)'{' : (byte)',', .. "\""u8, .. Escape(Encoding.UTF8.GetBytes(column)), .. "\":"u8]);
        if (asArray)
            output.Write((byte)'[');
    }

    public bool BeginRow()
    {
        if (asArray)
            output.Write(_any ? ",\n"u8 : "\n"u8);
        _any = true;
        _column = 0;
        return true;
    }

    public void Write(CellKind kind, ReadOnlySpan<byte> text)
    {
        output.Write(_keys[_column++]);
        switch (kind)
        {
            case CellKind.Null:
                output.Write("null"u8);
                break;
            case CellKind.Text:
                output.Write((byte)'"');
                output.Write(Escape(text));
                output.Write((byte)'"');
                break;
            default:
                output.Write(text);
                break;
        }
    }

    public void EndRow()
    {
        output.Write((byte)'}');
        if (!asArray)
            output.Write((byte)'\n');
    }

    public void End()
    {
        if (asArray)
            output.Write(_any ? "\n]\n"u8 : "]\n"u8);
    }

    static ReadOnlySpan<byte> Escape(ReadOnlySpan<byte> text)
    {
        var encoder = JsonCell.Options.Encoder!;
        return encoder.FindFirstCharacterToEncodeUtf8(text) < 0 ? text : JsonEncodedText.Encode(text, encoder).EncodedUtf8Bytes;
    }
}

using System.Globalization;

namespace QtlQuery.Engine.Arrow;

/// <summary>Turns fields into the tables of Arrow's Schema.fbs; <see cref="SchemaDecoder"/> is the way back.</summary>
/// <remarks>Dictionaries are numbered in the order in which a walk through the fields meets them, parents first.</remarks>
sealed class SchemaEncoder(FlatBufferBuilder builder)
{
    const string IntegerFormats = "cCsSiIlL";
    const string TimeUnits = "smun";
    int dictionaries;

    public int Schema(ArrowField schema)
    {
        var fields = builder.Offsets([.. schema.Children.Select(Field)]);
        var metadata = Metadata(schema.Metadata);
        builder.StartTable(3);
        builder.Field(0, 0, 2); // little-endian
        builder.OffsetField(1, fields);
        if (metadata != 0)
            builder.OffsetField(2, metadata);
        return builder.EndTable();
    }

    int Field(ArrowField field)
    {
        var encoding = field.Dictionary == null ? 0 : DictionaryEncoding(field.Format);
        var (number, type) = Type(field.Dictionary?.Format ?? field.Format);
        var children = builder.Offsets([.. (field.Dictionary ?? field).Children.Select(Field)]);
        var name = builder.Text(field.Name);
        var metadata = Metadata(field.Metadata);

        builder.StartTable(7);
        builder.OffsetField(0, name);
        builder.Field(1, field.IsNullable ? 1 : 0, 1);
        builder.Field(2, (int)number, 1);
        builder.OffsetField(3, type);
        if (encoding != 0)
            builder.OffsetField(4, encoding);
        builder.OffsetField(5, children);
        if (metadata != 0)
            builder.OffsetField(6, metadata);
        return builder.EndTable();
    }

    int DictionaryEncoding(string indexFormat)
    {
        var id = dictionaries++;
        var (_, index) = Integer(indexFormat[0]);
        builder.StartTable(4);
        builder.Field(0, id, 8);
        builder.OffsetField(1, index);
        return builder.EndTable();
    }

    int Metadata(IReadOnlyList<KeyValuePair<string, string>> pairs) => pairs.Count == 0 ? 0 : builder.Offsets([.. pairs.Select(Pair)]);

    int Pair(KeyValuePair<string, string> pair)
    {
        var key = builder.Text(pair.Key);
        var value = builder.Text(pair.Value);
        builder.StartTable(2);
        builder.OffsetField(0, key);
        builder.OffsetField(1, value);
        return builder.EndTable();
    }

    (TypeNumber Number, int Table) Type(string format) => format switch
    {
        "n" => (TypeNumber.Null, Table()),
        "b" => (TypeNumber.Bool, Table()),
        [var integer] when IntegerFormats.Contains(integer, StringComparison.Ordinal) => Integer(integer),
        "e" => (TypeNumber.FloatingPoint, Table((0, 2))),
        "f" => (TypeNumber.FloatingPoint, Table((1, 2))),
        "g" => (TypeNumber.FloatingPoint, Table((2, 2))),
        "z" => (TypeNumber.Binary, Table()),
        "Z" => (TypeNumber.LargeBinary, Table()),
        "u" => (TypeNumber.Utf8, Table()),
        "U" => (TypeNumber.LargeUtf8, Table()),
        "tdD" => (TypeNumber.Date, Table((0, 2))),
        "tdm" => (TypeNumber.Date, Table((1, 2))),
        "tiM" => (TypeNumber.Interval, Table((0, 2))),
        "tiD" => (TypeNumber.Interval, Table((1, 2))),
        "tin" => (TypeNumber.Interval, Table((2, 2))),
        ['t', 't', var unit] => (TypeNumber.Time, Table((Unit(unit), 2), (unit is 's' or 'm' ? 32 : 64, 4))),
        ['t', 'D', var unit] => (TypeNumber.Duration, Table((Unit(unit), 2))),
        ['t', 's', var unit, ':', .. var zone] => (TypeNumber.Timestamp, Timestamp(unit, zone)),
        ['d', ':', .. var parameters] => (TypeNumber.Decimal, Decimal(parameters)),
        ['w', ':', .. var width] => (TypeNumber.FixedSizeBinary, Table((Number(width), 4))),
        "+l" => (TypeNumber.List, Table()),
        "+L" => (TypeNumber.LargeList, Table()),
        "+s" => (TypeNumber.Struct, Table()),
        "+m" => (TypeNumber.Map, Table((0, 1))),
        ['+', 'w', ':', .. var size] => (TypeNumber.FixedSizeList, Table((Number(size), 4))),
        ['+', 'u', 's', ':', .. var ids] => (TypeNumber.Union, SparseUnion(ids)),
        _ => throw new ArgumentException($"Not a format that {nameof(ArrowLayout)} lets pass: {format}", nameof(format)),
    };

    (TypeNumber Number, int Table) Integer(char format)
    {
        var index = IntegerFormats.IndexOf(format, StringComparison.Ordinal);
        return (TypeNumber.Int, Table((8 << (index / 2), 4), (1 - index % 2, 1)));
    }

    int Timestamp(char unit, string zone)
    {
        var text = zone.Length == 0 ? 0 : builder.Text(zone);
        builder.StartTable(2);
        builder.Field(0, Unit(unit), 2);
        if (text != 0)
            builder.OffsetField(1, text);
        return builder.EndTable();
    }

    int Decimal(string parameters)
    {
        var numbers = parameters.Split(',');
        return Table((Number(numbers[0]), 4), (Number(numbers[1]), 4), (numbers.Length > 2 ? Number(numbers[2]) : 128, 4));
    }

    int SparseUnion(string ids)
    {
        var numbers = builder.Ints([.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number)]);
        builder.StartTable(2);
        builder.Field(0, 0, 2); // sparse
        builder.OffsetField(1, numbers);
        return builder.EndTable();
    }

    int Table(params ReadOnlySpan<(long Value, int Bytes)> fields)
    {
        builder.StartTable(fields.Length);
        for (var i = 0; i < fields.Length; i++)
            builder.Field(i, fields[i].Value, fields[i].Bytes);
        return builder.EndTable();
    }

    static int Unit(char unit) => TimeUnits.IndexOf(unit, StringComparison.Ordinal);

    static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}

using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>Turns the tables of Arrow's Schema.fbs into fields; <see cref="SchemaEncoder"/> is the way back.</summary>
sealed class SchemaDecoder
{
    // DuckDB's own limits of nesting are no wider; they keep damaged data from asking for absurd memory.
    const int DeepestNesting = 64;
    const int LargestListSize = 100_000;
    const int LargestFixedBinary = 65_536;
    const string TimeUnits = "smun";
    int fieldsLeft;

    SchemaDecoder(int mostFields) => fieldsLeft = mostFields;

    /// <summary>The ids of the dictionaries in the order in which a walk through the fields meets them, parents first.</summary>
    public List<long> DictionaryIds { get; } = [];

    public static (ArrowField Schema, IReadOnlyList<long> DictionaryIds) Decode(FlatTable schema)
    {
        if (schema.Short(0) != 0)
            throw new QtlQueryException("The Arrow data are big-endian, which QtlQuery does not read", "Write them on a little-endian machine.");
        var decoder = new SchemaDecoder(schema.BufferLength / 8); // a field takes more; shared ones could be endless
        var columns = decoder.Fields(schema.Tables(1), depth: 0);
        return (new("", "+s", columns) { IsNullable = false, Metadata = Metadata(schema.Tables(2)) }, decoder.DictionaryIds);
    }

    ArrowField[] Fields(FlatTable[] tables, int depth) => [.. tables.Select(table => Field(table, depth))];

    ArrowField Field(FlatTable table, int depth)
    {
        var name = table.Text(0) ?? "";
        if (--fieldsLeft < 0 || depth > DeepestNesting)
            throw Damaged(name, "its nesting has no end");
        var type = table.Table(3) ?? throw Damaged(name, "its type is missing");
        var format = Format(name, (TypeNumber)table.Byte(2), type);
        var nullable = table.Byte(1) != 0;
        var metadata = Metadata(table.Tables(6));
        if (table.Table(4) is not { } encoding)
        {
            var children = Fields(table.Tables(5), depth + 1);
            CheckChildren(name, format, children);
            return new(name, format, children) { IsNullable = nullable, Metadata = metadata };
        }

        DictionaryIds.Add(encoding.Long(0));
        var values = new ArrowField("", format, Fields(table.Tables(5), depth + 1));
        var index = encoding.Table(1) is { } indexType ? Format(name, TypeNumber.Int, indexType) : "i";
        return new(name, index, [], values) { IsNullable = nullable, Metadata = metadata };
    }

    static KeyValuePair<string, string>[] Metadata(FlatTable[] pairs) => [.. pairs.Select(pair => KeyValuePair.Create(pair.Text(0) ?? "", pair.Text(1) ?? ""))];

    static string Format(string name, TypeNumber number, FlatTable type) => number switch
    {
        TypeNumber.Null => "n",
        TypeNumber.Bool => "b",
        TypeNumber.Int => (type.Int(0), type.Byte(1) != 0) switch
        {
            (8, true) => "c",
            (8, false) => "C",
            (16, true) => "s",
            (16, false) => "S",
            (32, true) => "i",
            (32, false) => "I",
            (64, true) => "l",
            (64, false) => "L",
            _ => throw Damaged(name, "no integer has that many bits"),
        },
        TypeNumber.FloatingPoint => Choose(name, "efg", type.Short(0)).ToString(),
        TypeNumber.Binary => "z",
        TypeNumber.LargeBinary => "Z",
        TypeNumber.BinaryView => "vz",
        TypeNumber.Utf8 => "u",
        TypeNumber.LargeUtf8 => "U",
        TypeNumber.Utf8View => "vu",
        TypeNumber.Date => $"td{Choose(name, "Dm", type.Short(0, absent: 1))}",
        TypeNumber.Time => $"tt{Choose(name, TimeUnits, type.Short(0, absent: 1))}",
        TypeNumber.Timestamp => $"ts{Choose(name, TimeUnits, type.Short(0))}:{type.Text(1)}",
        TypeNumber.Duration => $"tD{Choose(name, TimeUnits, type.Short(0, absent: 1))}",
        TypeNumber.Interval => $"ti{Choose(name, "MDn", type.Short(0))}",
        TypeNumber.Decimal => Decimal(name, type.Int(0), type.Int(1), type.Int(2, absent: 128)),
        TypeNumber.FixedSizeBinary => $"w:{Size(name, type.Int(0), LargestFixedBinary)}",
        TypeNumber.List => "+l",
        TypeNumber.LargeList => "+L",
        TypeNumber.Struct => "+s",
        TypeNumber.Map => "+m",
        TypeNumber.FixedSizeList => $"+w:{Size(name, type.Int(0), LargestListSize)}",
        TypeNumber.Union when type.Short(0) == 0 => $"+us:{string.Join(',', type.Ints(1))}",
        _ => throw new QtlQueryException($"Column '{name}' has an Arrow type that QtlQuery does not read ({number})", "Write it as a type such as text, a number or a list."),
    };

    static char Choose(string name, string choices, int index) =>
        0 <= index && index < choices.Length ? choices[index] : throw Damaged(name, "its unit does not exist");

    static int Size(string name, int size, int largest) => 0 < size && size <= largest ? size : throw Damaged(name, $"values of size {size} are not read");

    static string Decimal(string name, int precision, int scale, int bits) =>
        bits is 32 or 64 or 128 && 0 < precision && precision <= 38 && 0 <= scale && scale <= precision
            ? bits == 128 ? $"d:{precision},{scale}" : $"d:{precision},{scale},{bits}"
            : throw new QtlQueryException($"Column '{name}' is a decimal of {precision} digits, {scale} of them after the point, in {bits} bits, which DuckDB does not have");

    static void CheckChildren(string name, string format, ArrowField[] children)
    {
        var expected = format switch
        {
            "+s" => children.Length,
            "+l" or "+L" or ['+', 'w', ..] => 1,
            "+m" => children is [{ Format: "+s", Children.Count: 2, Dictionary: null }] ? 1 : -1,
            ['+', 'u', 's', ':', .. var ids] => ids.Length == 0 ? 0 : ids.Split(',').Length,
            _ => 0,
        };
        if (children.Length != expected || (format == "+s" && children.Length == 0))
            throw Damaged(name, "its children do not fit its type");
        if (format is ['+', 'u', 's', ..] && format != "+us:" + string.Join(',', Enumerable.Range(0, children.Length)))
            throw new QtlQueryException($"Column '{name}' is a union that does not number its members 0, 1, 2 and so on, which QtlQuery does not read");
    }

    static QtlQueryException Damaged(string column, string what) => new($"The Arrow data are damaged at column '{column}': {what}");
}

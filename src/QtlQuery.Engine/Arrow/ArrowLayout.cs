using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>How a column lies in memory.</summary>
/// <param name="Width">Bytes of a fixed value or of an offset; values of a fixed-size list.</param>
readonly record struct ArrowLayout(ArrowLayoutKind Kind, int Width = 0)
{
    /// <summary>Buffers of one array node, as the C data interface and IPC both count them (but for views).</summary>
    public int BufferCount => Kind switch
    {
        ArrowLayoutKind.Null => 0,
        ArrowLayoutKind.FixedSizeList or ArrowLayoutKind.Struct or ArrowLayoutKind.SparseUnion => 1,
        ArrowLayoutKind.Bits or ArrowLayoutKind.Fixed or ArrowLayoutKind.List or ArrowLayoutKind.BytesView => 2,
        _ => 3,
    };

    public bool HasValidity => Kind is not (ArrowLayoutKind.Null or ArrowLayoutKind.SparseUnion);

    /// <summary>Reads a format string of the C data interface.</summary>
    /// <exception cref="QtlQueryException">QtlQuery does not handle this type.</exception>
    public static ArrowLayout Of(ArrowField field) => field.Format switch
    {
        "n" => new(ArrowLayoutKind.Null),
        "b" => new(ArrowLayoutKind.Bits),
        "c" or "C" => new(ArrowLayoutKind.Fixed, 1),
        "s" or "S" or "e" => new(ArrowLayoutKind.Fixed, 2),
        "i" or "I" or "f" or "tdD" or "tts" or "ttm" or "tiM" => new(ArrowLayoutKind.Fixed, 4),
        "l" or "L" or "g" or "tdm" or "ttu" or "ttn" or "tDs" or "tDm" or "tDu" or "tDn" or "tiD" => new(ArrowLayoutKind.Fixed, 8),
        "tin" => new(ArrowLayoutKind.Fixed, 16),
        "u" or "z" => new(ArrowLayoutKind.Bytes, 4),
        "U" or "Z" => new(ArrowLayoutKind.Bytes, 8),
        "vu" or "vz" => new(ArrowLayoutKind.BytesView),
        "+l" or "+m" => new(ArrowLayoutKind.List, 4),
        "+L" => new(ArrowLayoutKind.List, 8),
        "+vl" => new(ArrowLayoutKind.ListView, 4),
        "+vL" => new(ArrowLayoutKind.ListView, 8),
        "+s" => new(ArrowLayoutKind.Struct),
        ['t', 's', _, ':', ..] => new(ArrowLayoutKind.Fixed, 8),
        ['w', ':', .. var width] => new(ArrowLayoutKind.Fixed, Number(width)),
        ['+', 'w', ':', .. var size] => new(ArrowLayoutKind.FixedSizeList, Number(size)),
        ['d', ':', .. var parameters] => new(ArrowLayoutKind.Fixed, DecimalWidth(parameters)),
        ['+', 'u', 's', ':', ..] => new(ArrowLayoutKind.SparseUnion),
        _ => throw new QtlQueryException(
            $"Column '{field.Name}' has the Arrow type '{field.Format}', which QtlQuery does not handle",
            "Cast it in the query to a type such as varchar, double or bigint."),
    };

    static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    // precision,scale or precision,scale,bits
    static int DecimalWidth(string parameters) => parameters.Split(',') is [_, _, var bits] ? Number(bits) / 8 : 16;
}

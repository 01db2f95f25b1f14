using System.Runtime.CompilerServices;
using DuckDB.NET.Native;
using QtlQuery.Engine.Text;

namespace QtlQuery.Engine.Holding;

/// <summary>One column of held rows: its values by the rows' references, which are a chunk's number and, in the low bits, a row's.</summary>
sealed unsafe class HeldVector
{
    /// <summary>DuckDB's chunks have at most 2,048 rows.</summary>
    public const int RowBits = 11;

    const int RowMask = (1 << RowBits) - 1;

    readonly nint[] _data;
    readonly nint[] _validity;
    readonly int[] _rows;

    /// <param name="runs">Of each the column of this name; where one has none, its rows are null.</param>
    public HeldVector(IReadOnlyList<HeldRows> runs, string name)
    {
        Name = name;
        LogicalType = runs.SelectMany(run => run.Columns).First(column => column.Name == name).Type;
        Type = NativeMethods.LogicalType.DuckDBGetTypeId(LogicalType);
        var chunks = runs.Sum(run => run.Chunks.Count);
        (_data, _validity, _rows) = (new nint[chunks], new nint[chunks], new int[chunks]);
        var at = 0;
        foreach (var run in runs)
        {
            var column = run.Columns.Where(column => column.Name == name).Select(column => column.Vector).DefaultIfEmpty(-1).First();
            foreach (var chunk in run.Chunks)
            {
                if (column >= 0)
                {
                    var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column);
                    (_data[at], _validity[at]) = ((nint)NativeMethods.Vectors.DuckDBVectorGetData(vector), (nint)NativeMethods.Vectors.DuckDBVectorGetValidity(vector));
                }

                _rows[at++] = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
            }
        }
    }

    public string Name { get; }

    public DuckDBLogicalType LogicalType { get; }

    /// <summary>Whether its values are of 32 bits and whole.</summary>
    public bool IsInteger => Type == DuckDBType.Integer;

    DuckDBType Type { get; }

    /// <summary>Whether columns of a type can be copied row by row.</summary>
    public static bool Has(DuckDBLogicalType type) => BytesOf(NativeMethods.LogicalType.DuckDBGetTypeId(type)) > 0;

    /// <summary>Whether any row of the first chunks has a value.</summary>
    public bool HasAny(int chunks)
    {
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            for (var row = 0; row < _rows[chunk]; row++)
            {
                if (!IsNull(Reference(chunk, row)))
                    return true;
            }
        }

        return false;
    }

    public static int Reference(int chunk, int row) => (chunk << RowBits) | row;

    /// <summary>A reference where other chunks stand before its own.</summary>
    public static int After(int chunks, int reference) => (chunks << RowBits) + reference;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(int reference)
    {
        if (_data[reference >> RowBits] == 0)
            return true;
        var validity = (ulong*)_validity[reference >> RowBits];
        var row = reference & RowMask;
        return validity is not null && (validity[row >> 6] & (1UL << (row & 63))) == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(int reference)
        where T : unmanaged => ((T*)_data[reference >> RowBits])[reference & RowMask];

    public ReadOnlySpan<byte> Text(int reference) => TextVector.Read((byte*)_data[reference >> RowBits], reference & RowMask);

    /// <summary>In DuckDB's order: nulls last, text by its bytes.</summary>
    public int Compare(int a, int b)
    {
        var (aIsNull, bIsNull) = (IsNull(a), IsNull(b));
        if (aIsNull || bIsNull)
            return aIsNull.CompareTo(bIsNull);
        return Type switch
        {
            // Equal short texts, and long ones that share their bytes, have the same sixteen.
            DuckDBType.Varchar => Value<UInt128>(a) == Value<UInt128>(b) ? 0 : Text(a).SequenceCompareTo(Text(b)),
            DuckDBType.Boolean => Value<byte>(a).CompareTo(Value<byte>(b)),
            DuckDBType.Integer => Value<int>(a).CompareTo(Value<int>(b)),
            DuckDBType.BigInt => Value<long>(a).CompareTo(Value<long>(b)),
            DuckDBType.Float => Compare(Value<float>(a), Value<float>(b)),
            DuckDBType.Double => Compare(Value<double>(a), Value<double>(b)),
            _ => throw new NotSupportedException($"{Name} is a {Type}, which held rows cannot be sorted by"),
        };
    }

    /// <summary>Writes the values of rows into a vector, from a place on. Text is referred to, not copied: the held rows outlive the chunk.</summary>
    public void CopyTo(nint vector, int at, ReadOnlySpan<int> references)
    {
        var target = NativeMethods.Vectors.DuckDBVectorGetData(vector);
        switch (BytesOf(Type))
        {
            case 1:
                Copy((byte*)target + at, references);
                break;
            case 4:
                Copy((int*)target + at, references);
                break;
            case 8:
                Copy((long*)target + at, references);
                break;
            case TextVector.Size:
                Copy((UInt128*)target + at, references);
                break;
            default:
                throw new NotSupportedException($"{Name} is a {Type}, which cannot be copied row by row");
        }

        ulong* validity = null;
        for (var i = 0; i < references.Length; i++)
        {
            if (!IsNull(references[i]))
                continue;
            if (validity is null)
            {
                NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
                validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
            }

            var row = at + i;
            validity[row >> 6] &= ~(1UL << (row & 63));
            if (Type == DuckDBType.Varchar)
                ((UInt128*)target)[row] = default; // no length and no address of what may be gone
        }
    }

    void Copy<T>(T* target, ReadOnlySpan<int> references)
        where T : unmanaged
    {
        for (var i = 0; i < references.Length; i++)
        {
            var data = (T*)_data[references[i] >> RowBits];
            target[i] = data is null ? default : data[references[i] & RowMask];
        }
    }

    static int BytesOf(DuckDBType type) => type switch
    {
        DuckDBType.Varchar => TextVector.Size,
        DuckDBType.Boolean => 1,
        DuckDBType.Integer or DuckDBType.Float => 4,
        DuckDBType.BigInt or DuckDBType.Double => 8,
        _ => 0,
    };

    // NaN after all numbers, as DuckDB has it.
    static int Compare(double a, double b) => a < b ? -1 : a > b ? 1 : a == b ? 0 : double.IsNaN(a).CompareTo(double.IsNaN(b));
}

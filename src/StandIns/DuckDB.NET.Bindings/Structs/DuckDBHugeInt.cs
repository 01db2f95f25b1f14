using System.Numerics;

namespace DuckDB.NET.Native;

public readonly record struct DuckDBHugeInt(ulong Lower, long Upper)
{
    /// <exception cref="OverflowException">The number does not fit into 128 bits.</exception>
    public DuckDBHugeInt(BigInteger value)
        : this((Int128)value)
    {
    }

    DuckDBHugeInt(Int128 value)
        : this((ulong)value, (long)(value >> 64))
    {
    }

    public static BigInteger HugeIntMinValue { get; } = Int128.MinValue;

    public static BigInteger HugeIntMaxValue { get; } = Int128.MaxValue;

    public Int128 ToInt128() => new((ulong)Upper, Lower);

    public BigInteger ToBigInteger() => ToInt128();
}

using System.Numerics;

namespace DuckDB.NET.Native;

public readonly record struct DuckDBUHugeInt(ulong Lower, ulong Upper)
{
    /// <exception cref="OverflowException">The number is negative or does not fit into 128 bits.</exception>
    public DuckDBUHugeInt(BigInteger value)
        : this((UInt128)value)
    {
    }

    DuckDBUHugeInt(UInt128 value)
        : this((ulong)value, (ulong)(value >> 64))
    {
    }

    public static BigInteger HugeIntMinValue { get; } = UInt128.MinValue;

    public static BigInteger HugeIntMaxValue { get; } = UInt128.MaxValue;

    public UInt128 ToUInt128() => new(Upper, Lower);

    public BigInteger ToBigInteger() => ToUInt128();
}

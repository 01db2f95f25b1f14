namespace DuckDB.NET.Native;

/// <summary>Days since 1970-01-01; the largest and the smallest but one number are the infinities.</summary>
public struct DuckDBDate
{
    public int Days { get; set; }

    public readonly bool IsInfinity => IsPositiveInfinity || IsNegativeInfinity;

    public readonly bool IsPositiveInfinity => Days == int.MaxValue;

    public readonly bool IsNegativeInfinity => Days == -int.MaxValue;
}

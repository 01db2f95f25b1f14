using System.Runtime.InteropServices;
using DuckDB.NET.Native;
using QtlQuery.Core;
using LogicalType = DuckDB.NET.Native.NativeMethods.LogicalType;

namespace QtlQuery.Engine.Arrow;

/// <summary>Spells a DuckDB type as SQL does, which DuckDB's C API cannot.</summary>
static class SqlTypeName
{
    public static string Of(DuckDBLogicalType type)
    {
        if (Owned(ArrowNative.TypeAlias(type)) is { Length: > 0 } alias)
            return alias; // such as JSON, which is text underneath
        return LogicalType.DuckDBGetTypeId(type) switch
        {
            DuckDBType.Boolean => "boolean",
            DuckDBType.TinyInt => "tinyint",
            DuckDBType.SmallInt => "smallint",
            DuckDBType.Integer => "integer",
            DuckDBType.BigInt => "bigint",
            DuckDBType.UnsignedTinyInt => "utinyint",
            DuckDBType.UnsignedSmallInt => "usmallint",
            DuckDBType.UnsignedInteger => "uinteger",
            DuckDBType.UnsignedBigInt => "ubigint",
            DuckDBType.HugeInt => "hugeint",
            DuckDBType.UnsignedHugeInt => "uhugeint",
            DuckDBType.VarInt => "bignum",
            DuckDBType.Float => "float",
            DuckDBType.Double => "double",
            DuckDBType.Decimal => $"decimal({LogicalType.DuckDBDecimalWidth(type)},{LogicalType.DuckDBDecimalScale(type)})",
            DuckDBType.Date => "date",
            DuckDBType.Time => "time",
            DuckDBType.TimeTz => "timetz",
            DuckDBType.Timestamp => "timestamp",
            DuckDBType.TimestampS => "timestamp_s",
            DuckDBType.TimestampMs => "timestamp_ms",
            DuckDBType.TimestampNs => "timestamp_ns",
            DuckDBType.TimestampTz => "timestamptz",
            DuckDBType.Interval => "interval",
            DuckDBType.Varchar => "varchar",
            DuckDBType.Blob => "blob",
            DuckDBType.Bit => "bit",
            DuckDBType.Uuid => "uuid",
            DuckDBType.SqlNull => "\"null\"",
            DuckDBType.List => Of(() => LogicalType.DuckDBListTypeChildType(type)) + "[]",
            DuckDBType.Array => Of(() => LogicalType.DuckDBArrayTypeChildType(type)) + $"[{LogicalType.DuckDBArrayVectorGetSize(type)}]",
            DuckDBType.Map => $"map({Of(() => LogicalType.DuckDBMapTypeKeyType(type))}, {Of(() => LogicalType.DuckDBMapTypeValueType(type))})",
            DuckDBType.Struct => $"struct({string.Join(", ", Members(LogicalType.DuckDBStructTypeChildCount(type), i =>
                $"{Quoted(LogicalType.DuckDBStructTypeChildName(type, i))} {Of(() => LogicalType.DuckDBStructTypeChildType(type, i))}"))})",
            DuckDBType.Union => $"union({string.Join(", ", Members((long)ArrowNative.UnionMemberCount(type), i =>
                $"{Quoted(Owned(ArrowNative.UnionMemberName(type, (ulong)i))!)} {Of(() => ArrowNative.UnionMemberType(type, (ulong)i))}"))})",
            var other => throw new QtlQueryException($"A table cannot be made with a column of DuckDB's type {other}"),
        };
    }

    /// <summary>An SQL identifier, whatever is in it.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Of(Func<DuckDBLogicalType> child)
    {
        using var type = child();
        return Of(type);
    }

    static IEnumerable<string> Members(long count, Func<long, string> member)
    {
        for (var i = 0L; i < count; i++)
            yield return member(i);
    }

    static string? Owned(nint text)
    {
        var copy = Marshal.PtrToStringUTF8(text);
        ArrowNative.Free(text);
        return copy;
    }
}

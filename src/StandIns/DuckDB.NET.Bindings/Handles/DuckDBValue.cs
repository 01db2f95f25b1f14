using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>One value outside any result: a parameter of a statement or of a table function.</summary>
public sealed partial class DuckDBValue() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true), IDuckDBValueReader
{
    public bool IsNull() => IsInvalid || ValueFunctions.IsNull(this);

    /// <summary>Strings can be read from every type; other types only from what holds them.</summary>
    /// <exception cref="InvalidCastException">The value is null or of another type, and <typeparamref name="T"/> cannot hold it.</exception>
    public T GetValue<T>()
    {
        if (!IsNull())
            return (T)Read(typeof(T));
        return default(T) is null ? default! : throw new InvalidCastException($"A null value cannot be read as {typeof(T).Name}.");
    }

    object Read(Type target)
    {
        target = Nullable.GetUnderlyingType(target) ?? target;
        if (target == typeof(string))
            return ValueFunctions.GetVarchar(this);

        // The type is the value's own and must not be destroyed.
        var type = ValueFunctions.GetTypeId(ValueFunctions.GetValueType(this));
        var value = type is DuckDBType.List or DuckDBType.Array ? ReadList(target) : ReadScalar(type);
        return target.IsInstanceOfType(value) ? value : Convert(value, target);
    }

    object ReadScalar(DuckDBType type) => type switch
    {
        DuckDBType.Boolean => ValueFunctions.GetBool(this),
        DuckDBType.TinyInt => ValueFunctions.GetInt8(this),
        DuckDBType.SmallInt => ValueFunctions.GetInt16(this),
        DuckDBType.Integer => ValueFunctions.GetInt32(this),
        DuckDBType.BigInt => ValueFunctions.GetInt64(this),
        DuckDBType.UnsignedTinyInt => ValueFunctions.GetUInt8(this),
        DuckDBType.UnsignedSmallInt => ValueFunctions.GetUInt16(this),
        DuckDBType.UnsignedInteger => ValueFunctions.GetUInt32(this),
        DuckDBType.UnsignedBigInt => ValueFunctions.GetUInt64(this),
        DuckDBType.Float => ValueFunctions.GetFloat(this),
        DuckDBType.Double => ValueFunctions.GetDouble(this),
        DuckDBType.HugeInt => ValueFunctions.GetHugeInt(this).ToBigInteger(),
        DuckDBType.UnsignedHugeInt => ValueFunctions.GetUHugeInt(this).ToBigInteger(),
        DuckDBType.VarInt => BigInteger.Parse(ValueFunctions.GetVarchar(this), CultureInfo.InvariantCulture),
        DuckDBType.Decimal => decimal.Parse(ValueFunctions.GetVarchar(this), CultureInfo.InvariantCulture),
        DuckDBType.Date => DuckDBDateOnly.FromDuckDBDate(ValueFunctions.GetDate(this)).ToDateOnly(),
        DuckDBType.Time => (TimeOnly)NativeMethods.DateTimeHelpers.DuckDBFromTime(ValueFunctions.GetTime(this)),
        DuckDBType.TimeTz => ReadTimeTz(),
        DuckDBType.Timestamp => DateTime.UnixEpoch.AddMicroseconds(ValueFunctions.GetTimestamp(this).Micros),
        DuckDBType.TimestampS => DateTime.UnixEpoch.AddSeconds(ValueFunctions.GetTimestampS(this).Micros),
        DuckDBType.TimestampMs => DateTime.UnixEpoch.AddMilliseconds(ValueFunctions.GetTimestampMs(this).Micros),
        DuckDBType.TimestampNs => DateTime.UnixEpoch.AddTicks(ValueFunctions.GetTimestampNs(this).Micros / TimeSpan.NanosecondsPerTick),
        DuckDBType.TimestampTz => DateTimeOffset.UnixEpoch.AddMicroseconds(ValueFunctions.GetTimestampTz(this).Micros),
        DuckDBType.Interval => (TimeSpan)ValueFunctions.GetInterval(this),
        DuckDBType.Uuid => ReadUuid(),
        DuckDBType.Blob => ReadBlob(),
        _ => ValueFunctions.GetVarchar(this),
    };

    DateTimeOffset ReadTimeTz()
    {
        var timeTz = NativeMethods.DateTimeHelpers.DuckDBFromTimeTz(ValueFunctions.GetTimeTz(this));
        return new(DateOnly.MinValue.AddDays(1), timeTz.Time, TimeSpan.FromSeconds(timeTz.Offset)); // the day after the first, so that no offset leaves the calendar
    }

    Guid ReadUuid()
    {
        var halves = ValueFunctions.GetUuid(this);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, halves.Upper);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], halves.Lower);
        return new(bytes, bigEndian: true);
    }

    byte[] ReadBlob()
    {
        var blob = ValueFunctions.GetBlob(this);
        var bytes = new byte[blob.Size];
        Marshal.Copy(blob.Data, bytes, 0, bytes.Length);
        ValueFunctions.Free(blob.Data);
        return bytes;
    }

    object ReadList(Type target)
    {
        var item = target.IsGenericType && target.GetGenericArguments() is [var argument]
            ? argument
            : throw new InvalidCastException($"A list value cannot be read as {target.Name}.");
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        var count = ValueFunctions.GetListSize(this);
        for (ulong i = 0; i < count; i++)
        {
            using var child = ValueFunctions.GetListChild(this, i);
            list.Add(child.IsNull() ? null : child.Read(item));
        }

        return list;
    }

    static object Convert(object value, Type target) => value switch
    {
        DateOnly date when target == typeof(DateTime) => date.ToDateTime(TimeOnly.MinValue),
        DateTime time when target == typeof(DateOnly) => DateOnly.FromDateTime(time),
        DateTime time when target == typeof(DateTimeOffset) => new DateTimeOffset(time),
        DateTimeOffset time when target == typeof(DateTime) => time.UtcDateTime,
        TimeOnly time when target == typeof(TimeSpan) => time.ToTimeSpan(),
        BigInteger number => System.Convert.ChangeType(number.ToString(CultureInfo.InvariantCulture), target, CultureInfo.InvariantCulture),
        _ => System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture),
    };

    protected override bool ReleaseHandle()
    {
        Release(ref handle);
        return true;
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_value")]
    private static partial void Release(ref nint value);
}

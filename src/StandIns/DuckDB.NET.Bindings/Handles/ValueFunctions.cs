using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

/// <summary>The functions that take a value apart; nobody but <see cref="DuckDBValue"/> needs them.</summary>
static partial class ValueFunctions
{
    const string Library = NativeMethods.Library;

    [LibraryImport(Library, EntryPoint = "duckdb_is_null_value")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool IsNull(DuckDBValue value);

    /// <summary>Belongs to the value: a plain pointer, because a handle would destroy it.</summary>
    [LibraryImport(Library, EntryPoint = "duckdb_get_value_type")]
    public static partial nint GetValueType(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_type_id")]
    public static partial DuckDBType GetTypeId(nint type);

    [LibraryImport(Library, EntryPoint = "duckdb_get_varchar")]
    [return: MarshalUsing(typeof(OwnedText))]
    public static partial string GetVarchar(DuckDBValue value);

    /// <summary>The bytes are the caller's, for <see cref="Free"/>.</summary>
    [LibraryImport(Library, EntryPoint = "duckdb_get_blob")]
    public static partial Blob GetBlob(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_free")]
    public static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "duckdb_get_list_size")]
    public static partial ulong GetListSize(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_list_child")]
    public static partial DuckDBValue GetListChild(DuckDBValue value, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_get_bool")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool GetBool(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_int8")]
    public static partial sbyte GetInt8(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_int16")]
    public static partial short GetInt16(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_int32")]
    public static partial int GetInt32(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_int64")]
    public static partial long GetInt64(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uint8")]
    public static partial byte GetUInt8(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uint16")]
    public static partial ushort GetUInt16(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uint32")]
    public static partial uint GetUInt32(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uint64")]
    public static partial ulong GetUInt64(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_float")]
    public static partial float GetFloat(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_double")]
    public static partial double GetDouble(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_hugeint")]
    public static partial DuckDBHugeInt GetHugeInt(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uhugeint")]
    public static partial DuckDBUHugeInt GetUHugeInt(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_date")]
    public static partial DuckDBDate GetDate(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_time")]
    public static partial DuckDBTime GetTime(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_time_tz")]
    public static partial DuckDBTimeTzStruct GetTimeTz(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp")]
    public static partial DuckDBTimestampStruct GetTimestamp(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_s")]
    public static partial DuckDBTimestampStruct GetTimestampS(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_ms")]
    public static partial DuckDBTimestampStruct GetTimestampMs(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_ns")]
    public static partial DuckDBTimestampStruct GetTimestampNs(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_tz")]
    public static partial DuckDBTimestampStruct GetTimestampTz(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_interval")]
    public static partial DuckDBInterval GetInterval(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uuid")]
    public static partial DuckDBUHugeInt GetUuid(DuckDBValue value);

    public readonly record struct Blob(nint Data, ulong Size);
}

using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace QtlQuery.Engine.Arrow;

/// <summary>The functions of DuckDB's C API for reading Arrow, which DuckDB.NET does not bind.</summary>
static unsafe partial class ArrowNative
{
    const string Library = "duckdb";

    /// <returns>Null (an invalid handle) on success; so too for <see cref="ChunkFromArrow"/>.</returns>
    [LibraryImport(Library, EntryPoint = "duckdb_schema_from_arrow")]
    public static partial DuckDBErrorData SchemaFromArrow(DuckDBNativeConnection connection, CArrowSchema* schema, nint* convertedSchema);

    /// <param name="array">DuckDB takes its release callback away and calls it at a time of its own.</param>
    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_from_arrow")]
    public static partial DuckDBErrorData ChunkFromArrow(DuckDBNativeConnection connection, CArrowArray* array, nint convertedSchema, out DuckDBDataChunk chunk);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_arrow_converted_schema")]
    public static partial void DestroyConvertedSchema(nint* convertedSchema);

    [LibraryImport(Library, EntryPoint = "duckdb_union_type_member_count")]
    public static partial ulong UnionMemberCount(DuckDBLogicalType type);

    /// <returns>Text to be freed with <see cref="Free"/>; so too for <see cref="TypeAlias"/>.</returns>
    [LibraryImport(Library, EntryPoint = "duckdb_union_type_member_name")]
    public static partial nint UnionMemberName(DuckDBLogicalType type, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_union_type_member_type")]
    public static partial DuckDBLogicalType UnionMemberType(DuckDBLogicalType type, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_logical_type_get_alias")]
    public static partial nint TypeAlias(DuckDBLogicalType type);

    [LibraryImport(Library, EntryPoint = "duckdb_free")]
    public static partial void Free(nint memory);
}

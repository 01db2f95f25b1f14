using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    public static partial class ExtractStatements
    {
        /// <summary>On failure the statement is set all the same: it carries the error.</summary>
        [LibraryImport(Library, EntryPoint = "duckdb_prepare_extracted_statement")]
        public static partial DuckDBState DuckDBPrepareExtractedStatement(
            DuckDBNativeConnection connection,
            DuckDBExtractedStatements extractedStatements,
            long index,
            out DuckDBPreparedStatement preparedStatement);

        public static int DuckDBExtractStatements(DuckDBNativeConnection connection, string query, out DuckDBExtractedStatements extractedStatements) =>
            (int)Extract(connection, query, out extractedStatements);

        [LibraryImport(Library, EntryPoint = "duckdb_extract_statements", StringMarshalling = StringMarshalling.Utf8)]
        private static partial ulong Extract(DuckDBNativeConnection connection, string query, out DuckDBExtractedStatements extractedStatements);

        [LibraryImport(Library, EntryPoint = "duckdb_extract_statements_error")]
        [return: MarshalUsing(typeof(BorrowedText))]
        public static partial string? DuckDBExtractStatementsError(DuckDBExtractedStatements extractedStatements);
    }
}

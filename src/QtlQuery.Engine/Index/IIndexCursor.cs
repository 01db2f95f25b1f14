using DuckDB.NET.Native;

namespace QtlQuery.Engine.Index;

/// <summary>Reads rows of indexes into DuckDB's chunks. One thread has it at a time.</summary>
interface IIndexCursor
{
    /// <summary>Fills a chunk.</summary>
    /// <returns>Rows; none when there are no more.</returns>
    /// <exception cref="Core.QtlQueryException">An index is damaged.</exception>
    int Fill(DuckDBDataChunk output);
}

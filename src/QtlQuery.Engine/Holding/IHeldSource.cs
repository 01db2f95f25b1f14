using DuckDB.NET.Native;

namespace QtlQuery.Engine.Holding;

/// <summary>Rows that <c>held_rows(name)</c> gives to a statement.</summary>
interface IHeldSource
{
    string Name { get; }

    /// <summary>How many rows there are; null where it is not known yet.</summary>
    long? Rows { get; }

    IReadOnlyList<HeldColumn> Columns { get; }

    /// <summary>Threads that may read side by side; with one the rows keep their order.</summary>
    int MostThreads { get; }

    /// <summary>Fills one chunk after the other with the columns of these places, and returns its rows; zero at the end.</summary>
    Func<DuckDBDataChunk, int> Scan(int[] columns);
}

/// <param name="Type">Belongs to the source.</param>
/// <param name="Vector">Its place in a chunk.</param>
readonly record struct HeldColumn(string Name, DuckDBLogicalType Type, int Vector);

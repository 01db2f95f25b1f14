using QtlQuery.Mapping.Chunks;

namespace QtlQuery.Cli.Commands.Map;

/// <summary>One chunk of a mapping among others.</summary>
static class MapChunk
{
    /// <summary>The dataset where this chunk completed it, else null; what became of the chunk is told.</summary>
    public static TResult? Told<TResult>(MappedChunk<TResult> mapped, string datasetId, Chunk chunk, bool quiet, Session session)
        where TResult : class
    {
        if (!quiet)
            session.Error.WriteLine(MapReport.Of(mapped, datasetId, chunk));
        return mapped.Whole;
    }
}

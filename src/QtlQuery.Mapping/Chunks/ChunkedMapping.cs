using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Writing;

namespace QtlQuery.Mapping.Chunks;

/// <summary>Computes a chunk of a mapping, and makes all of them the dataset where this was the last.</summary>
/// <remarks>What takes all traits (q-values, rates over all tests, signals) is worked out then, by the code that a run in one piece goes through.</remarks>
sealed class ChunkedMapping(StoreLayout store, string datasetId, EngineOptions engine, ChunkPlan plan)
{
    /// <param name="number">From 1.</param>
    /// <param name="compute">Stages the chunk's tables, and gives what writes the facts that are to be known of it again.</param>
    /// <param name="assemble">Stages the tables of all chunks, and commits.</param>
    /// <exception cref="QtlQueryException">Another process is at the same chunk, or the other chunks were made of other files or with other options.</exception>
    public MappedChunk<TResult> Run<TResult>(int number, Func<ComputedDataset, Action<Stream>> compute, Func<ComputedDataset, DatasetChunks, TResult> assemble, CancellationToken cancellation)
        where TResult : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, plan.Count);
        if (DatasetChunks.IsPublished(store, datasetId, plan))
            return Published<TResult>(DatasetChunks.Of(store, datasetId));
        var chunks = DatasetChunks.Begin(store, datasetId, plan);
        var wasThere = chunks.Has(number);
        if (!wasThere)
        {
            using var dataset = ComputedDataset.BeginChunk(chunks, number, engine, cancellation);
            // The last of the others may have come to its end just now, with this chunk from elsewhere.
            if (DatasetChunks.IsPublished(store, datasetId, plan))
                return Published<TResult>(chunks);
            wasThere = chunks.Has(number);
            if (!wasThere)
                dataset.Keep(chunks, number, compute(dataset));
        }

        var account = chunks.Account;
        if (chunks.Missing.Count > 0)
            return DatasetChunks.IsPublished(store, datasetId, plan) ? Published<TResult>(null) : new(wasThere, account, null);
        if (chunks.TryAssemble() is not { } assembly)
            return new(wasThere, $"{account} by another process, which is at it", null);
        using (assembly)
        {
            if (DatasetChunks.IsPublished(store, datasetId, plan))
                return Published<TResult>(DatasetChunks.Of(store, datasetId));
            using var dataset = ComputedDataset.BeginWhole(chunks, engine, cancellation);
            var whole = assemble(dataset, chunks);
            DatasetChunks.Remove(store, datasetId);
            return new(wasThere, "it completes the dataset", whole);
        }
    }

    // What is left of chunks that have become the dataset goes; those of another mapping that is on its way stay.
    MappedChunk<TResult> Published<TResult>(DatasetChunks? left)
        where TResult : class
    {
        if (left is not null && left.Plan.IsLike(plan))
            DatasetChunks.Remove(store, datasetId);
        return new(true, "the dataset is whole", null);
    }
}

using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.LiftingOver;
using QtlQuery.Ingest.Reading;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest;

/// <summary>Puts source files into a store.</summary>
public static class Ingestion
{
    /// <summary>Reads the files, checks every row, and publishes the datasets they belong to.</summary>
    /// <returns>One result for each dataset and format.</returns>
    /// <exception cref="QtlQueryException">A file cannot be used, something must be said of it first, or too many rows are refused. That dataset is as it was.</exception>
    public static IReadOnlyList<IngestResult> Run(IngestRequest request, IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default)
    {
        var layout = new StoreLayout(request.Store);
        var build = GenomeBuild.Parse(StoreFile.Read(layout).GenomeBuild);
        var spools = new List<StagingArea>();
        try
        {
            return [.. Plan(request, build, NewSpool, cancellation).Select(ingest => ingest.Run(progress, cancellation))];
        }
        catch (IOException e)
        {
            throw new QtlQueryException(e.Message, "Look at the free space and the permissions of the disk. The store is as it was.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new QtlQueryException(e.Message, "Look at the permissions of the store's directory. The store is as it was.", e);
        }
        finally
        {
            spools.ForEach(spool => spool.Dispose());
        }

        string NewSpool()
        {
            spools.Add(StagingArea.Create(layout));
            return Path.Combine(spools[^1].Path, "spool");
        }
    }

    // Everything that can be known to be wrong before the first row is read is said before the first dataset is written.
    static List<DatasetIngest> Plan(IngestRequest request, GenomeBuild build, Func<string> newSpool, CancellationToken cancellation)
    {
        var labels = request.Variants is { } named ? VariantLabels.Open(named, request, newSpool, cancellation) : null;
        var format = request.Format?.WithColumns(request.Columns);
        var chain = request.LiftOver is { } file ? ChainFile.Read(file) : null;
        if (chain?.To is { } to && to != build)
            throw new QtlQueryException($"'{chain.Path}' leads to {to.Name}, and the store is on {build.Name}", "Give the chain file of the other direction.");
        var published = new PublishedDatasets(new(request.Store));
        var sources = request.Files
            .Select(path => SourceRecogniser.Recognise(SourceFile.At(path), format, request.Set))
            .Select(source => published.Describe(source, request.Set.GetValueOrDefault("release")))
            .SelectMany(source => SourceSplit.Of(source, newSpool, request.Engine, cancellation))
            .ToList();
        return
        [
            .. from source in sources
               let facts = DatasetFacts.Of(source, request.Set)
               group (source, facts) by (Id: facts.DatasetId(request.Dataset), source.Definition) into dataset
               select new DatasetIngest(request, dataset.Key.Id, [.. dataset.Select(each => each.source)], dataset.First().facts, build, labels, chain),
        ];
    }
}

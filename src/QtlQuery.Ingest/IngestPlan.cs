using QtlQuery.Core;
using QtlQuery.Ingest.LiftingOver;

namespace QtlQuery.Ingest;

/// <summary>What an ingest would do, file by file. Only names and first lines have been read, and nothing is written.</summary>
public sealed class IngestPlan
{
    internal IngestPlan(IngestRequest request, GenomeBuild build, ChainFile? chain, IReadOnlyList<PlannedFile> files)
    {
        Request = request;
        Build = build;
        Chain = chain;
        Files = files;
        Datasets =
        [
            .. from file in files
               where file.Problem is null
               group file by file.Key into dataset
               select new PlannedDataset(dataset.First().DatasetId, [.. dataset]),
        ];
        HasSeveral = Datasets.Sum(dataset => dataset.DatasetId is null ? 2 : dataset.ByFormat.Count()) > 1;
    }

    public IngestRequest Request { get; }

    /// <summary>The store's build.</summary>
    public GenomeBuild Build { get; }

    /// <summary>Every file in the order in which it was named or found, also those that cannot be ingested.</summary>
    public IReadOnlyList<PlannedFile> Files { get; }

    /// <summary>What is ingested, in the order of the first file of each.</summary>
    public IReadOnlyList<PlannedDataset> Datasets { get; }

    /// <summary>Files that cannot be ingested.</summary>
    public IEnumerable<PlannedFile> Problems => Files.Where(file => file.Problem is not null);

    /// <summary>Whether there is more than one dataset and format, counted before the plan was cut into chunks.</summary>
    public bool HasSeveral { get; private init; }

    internal ChainFile? Chain { get; }

    /// <summary>Every <paramref name="count"/>-th dataset by name, from the <paramref name="number"/>-th on: the chunks together are the plan, and no two write the same dataset, in whatever order each has its files named.</summary>
    /// <param name="number">From 1. All files of a dataset are in one chunk. A file that cannot be ingested is counted like a dataset, so that one chunk speaks of it.</param>
    public IngestPlan Chunk(int number, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, count);
        var keys = Files.Select(file => file.Key).Distinct()
            .OrderBy(key => key.Kind, StringComparer.Ordinal).ThenBy(key => key.Name, StringComparer.Ordinal)
            .Where((_, i) => i % count == number - 1).ToHashSet();
        return new(Request, Build, Chain, [.. Files.Where(file => keys.Contains(file.Key))]) { HasSeveral = HasSeveral };
    }

    /// <summary>Ingests the datasets, some of them at once. One that fails does not stop the others.</summary>
    /// <param name="progress">Told by several threads.</param>
    /// <returns>One outcome for each dataset and format, in the plan's order.</returns>
    /// <exception cref="QtlQueryException">The variant labels cannot be read, or the refusal reports have no place. Nothing is written.</exception>
    public IReadOnlyList<IngestOutcome> Run(IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default) =>
        new IngestRun(this, progress, cancellation).Run();
}

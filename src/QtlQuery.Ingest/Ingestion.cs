using System.Runtime.ExceptionServices;
using QtlQuery.Core;

namespace QtlQuery.Ingest;

/// <summary>Puts source files into a store.</summary>
public static class Ingestion
{
    /// <summary>Reads the files, checks every row, and publishes the datasets they belong to.</summary>
    /// <param name="progress">Told by several threads where there are several datasets.</param>
    /// <returns>One result for each dataset and format.</returns>
    /// <exception cref="QtlQueryException">
    /// A file cannot be used, or something must be said of it first: then nothing is written. Or an ingest failed, for example since too
    /// many rows are refused: then that dataset is as it was, and the others are there. <see cref="IngestPlan.Run"/> tells them apart.
    /// </exception>
    public static IReadOnlyList<IngestResult> Run(IngestRequest request, IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default)
    {
        var plan = Plan(request, cancellation);
        var outcomes = plan.Run(progress, cancellation);
        if (plan.Problems.Select(file => file.Problem).Concat(outcomes.Select(outcome => outcome.Failure)).FirstOrDefault(failure => failure is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        return [.. outcomes.Select(outcome => outcome.Result!)];
    }

    /// <summary>Recognises the files and says what would become of each. Reads their first lines only, and writes nothing.</summary>
    /// <exception cref="QtlQueryException">A file of <see cref="IngestRequest.Files"/> cannot be used, or something must be said of it first.</exception>
    public static IngestPlan Plan(IngestRequest request, CancellationToken cancellation = default) => IngestPlanner.Plan(request, cancellation);
}

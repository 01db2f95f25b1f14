using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Coloc;

/// <summary>Colocalisation of molecular traits of a store with a GWAS, locus by locus.</summary>
public static class Colocalisation
{
    /// <summary>Lays every trait with a variant in a locus beside the GWAS.</summary>
    /// <remarks>Memory holds the associations of one locus a thread, some million of them at once. The results are the same whatever the number of threads.</remarks>
    /// <param name="progress">Told the number of loci that are done.</param>
    /// <exception cref="QtlQueryException">A dataset is not there or lacks associations, or the GWAS does not say what its effects are.</exception>
    public static ColocRun Run(QtlStore store, ColocRequest request, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        CheckTables(store, request);
        if (request.Datasets.Count == 0)
            return new([], 0, 0, 0, 0);
        var loci = new LocusOutcome[request.Loci.Count];
        var done = 0;
        InParallel(loci.Length, store.Threads, () => new LocusReader(store, request), (reader, i) =>
        {
            loci[i] = LocusOutcome.Of(store, request, request.Loci[i], reader, cancellation);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return new(
            [
                // Within a locus they come by dataset, trait and signal; the sort keeps that order and the one of the loci.
                .. loci.SelectMany(locus => locus.Results).OrderBy(result => result.DatasetId, StringComparer.Ordinal),
            ],
            loci.Sum(locus => locus.Pairs),
            loci.Sum(locus => locus.Skipped),
            loci.Sum(locus => locus.Below),
            loci.Count(locus => locus.IsEmpty));
    }

    static void CheckTables(QtlStore store, ColocRequest request)
    {
        if (!store.Catalogue.Dataset(request.Gwas).Tables.ContainsKey("gwas"))
            throw new QtlQueryException($"{request.Gwas} is no GWAS", "'qtlquery datasets' lists what each dataset holds.");
        foreach (var dataset in request.Datasets)
        {
            if (!store.Catalogue.Dataset(dataset).Tables.ContainsKey(request.Table))
            {
                throw request.Method == PairMethod.Signals
                    ? new QtlQueryException($"{dataset} has no Bayes factors of signals", "Ingest its fine-mapping, such as eQTL Catalogue's lbf_variable files, or use --method abf.")
                    : new QtlQueryException($"{dataset} has no associations", "Colocalisation needs all tests of a locus: ingest the dataset's nominal statistics.");
            }
        }
    }

    /// <param name="own">What each thread has for itself.</param>
    static void InParallel<T>(int count, int threads, Func<T> own, Action<T, int> compute)
    {
        try
        {
            Parallel.For(0, count, new() { MaxDegreeOfParallelism = threads }, own, (i, _, each) => { compute(each, i); return each; }, _ => { });
        }
        catch (AggregateException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}

using QtlQuery.Coloc.FineMapping;
using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Coloc;

/// <summary>All pairs of one locus.</summary>
/// <param name="Skipped">Pairs that a bound proved to be below what was asked for.</param>
/// <param name="Below">Pairs that were computed and are below it.</param>
/// <param name="IsEmpty">Whether the GWAS has no variant here.</param>
sealed record LocusOutcome(List<ColocResult> Results, long Pairs, long Skipped, long Below, bool IsEmpty)
{
    public static LocusOutcome Of(QtlStore store, ColocRequest request, GenomicRegion locus, LocusReader reader, CancellationToken cancellation)
    {
        var gwas = reader.Gwas(locus, cancellation);
        var results = new List<ColocResult>();
        if (gwas.Rows.Count == 0)
            return new(results, 0, 0, 0, true);

        if (request.Method == PairMethod.Signals)
            return OfSignals(store, request, locus, gwas, cancellation);
        if (request.Method is PairMethod.Susie or PairMethod.Conditional)
            return new FineMappedPairs(store, request, locus, gwas).All(cancellation);
        var pair = new PairColocalisation(request, locus, gwas);
        long pairs = 0, skipped = 0, below = 0;
        reader.ForEachTrait(
            locus,
            trait =>
            {
                pairs++;
                if (pair.Of(trait, reader.Facts(trait.DatasetId)) is not { } result)
                    skipped++;
                else if (request.LeastH4 is { } least && !(result.Posteriors?.H4 >= least))
                    below++;
                else
                    results.Add(result);
            },
            cancellation);
        return new(results, pairs, skipped, below, false);
    }

    static LocusOutcome OfSignals(QtlStore store, ColocRequest request, GenomicRegion locus, GwasLocus gwas, CancellationToken cancellation)
    {
        var reader = new SignalReader(store, request);
        var others = reader.Gwas(locus, gwas, cancellation);
        var pair = new SignalPairColocalisation(request, locus, gwas);
        var results = new List<ColocResult>();
        reader.ForEachSignal(locus, signal => results.AddRange(others.Select(other => pair.Of(signal, other))), cancellation);
        var kept = request.LeastH4 is { } least ? results.Where(result => result.Posteriors?.H4 >= least).ToList() : results;
        return new(kept, results.Count, 0, results.Count - kept.Count, false);
    }
}

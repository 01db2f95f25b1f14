using QtlQuery.Core;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Lays one signal of a trait beside one of the GWAS.</summary>
/// <remarks>
/// Wallace (2021), PLoS Genet. 17:e1009440: coloc.bf_bf. A pair of which either signal has less than half of its Bayes factors on the shared variants
/// says nothing and is refused.
/// </remarks>
sealed class SignalPairColocalisation(ColocRequest request, GenomicRegion locus, GwasLocus gwas)
{
    public ColocResult Of(Signal signal, GwasSignal other)
    {
        int[] usable = [.. Enumerable.Range(0, signal.Logs.Count).Where(i => double.IsFinite(signal.Logs[i]))];
        int[] shared = [.. usable.Where(i => signal.GwasRows[i] >= 0 && other.Logs.Length > 0 && double.IsFinite(other.Logs[signal.GwasRows[i]]))];
        double[] all = [.. usable.Select(i => signal.Logs[i])], allOfGwas = [.. other.Logs.Where(double.IsFinite)];
        double[] first = [.. shared.Select(i => signal.Logs[i])], second = [.. shared.Select(i => other.Logs[signal.GwasRows[i]])];
        var (coverage, coverageOfGwas) = (Share(first, all), Share(second, allOfGwas));
        var refusal = RepeatedVariant(signal) ? RefusalName.Of(ColocalisationRefusal.RepeatedVariant)
            : allOfGwas.Length == 0 && gwas.Factors.Refusal is { } reason ? RefusalName.Of(reason)
            : shared.Length == 0 ? RefusalName.Of(ColocalisationRefusal.NoSharedVariant)
            : Math.Min(coverage, coverageOfGwas) < SignalColocalisation.LeastOverlap ? "signal_not_covered"
            : null;
        var result = new ColocResult(
            signal.DatasetId, request.Gwas, signal.MolecularTraitId, signal.GeneId, signal.GeneVersion, locus, signal.Name, other.Name, PairMethod.Signals, refusal,
            usable.Length, allOfGwas.Length, shared.Length, signal.Logs.Count - usable.Length,
            new(RouteName.Signal, TraitKind.Quantitative, null, false, null, null),
            new(other.Route, gwas.Facts.Kind, other.Name is null ? gwas.Factors.Sd : null, gwas.Factors.SdIsEstimated, null, double.IsNaN(gwas.LargestNegLog10P) ? null : gwas.LargestNegLog10P),
            request.Priors, null, null, null, shared.Length == 0 ? null : coverage, shared.Length == 0 ? null : coverageOfGwas, null, null, null);
        if (refusal is not null)
            return result;

        var priors = request.Priors.For(usable.Length, allOfGwas.Length, shared.Length);
        var sums = new PreparedBayesFactors(first).With(new(second));
        var top = Enumerable.Range(0, shared.Length).MaxBy(i => first[i] + second[i]);
        return result with
        {
            Priors = priors,
            Sums = sums,
            Posteriors = sums.Posteriors(priors),
            LogOddsH4 = sums.LogOddsH4(priors),
            Likeliest = new(signal.Position[shared[top]], signal.Ref[shared[top]], signal.Alt[shared[top]], Math.Exp(first[top] + second[top] - sums.A12)),
        };
    }

    static bool RepeatedVariant(Signal signal)
    {
        var seen = new HashSet<int>();
        return signal.GwasRows.Exists(row => row >= 0 && !seen.Add(row));
    }

    static double Share(double[] part, double[] whole) => part.Length == 0 ? 0 : Math.Min(1, Math.Exp(LogSum.Of(part) - LogSum.Of(whole)));
}

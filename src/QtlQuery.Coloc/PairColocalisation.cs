using QtlQuery.Core;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Lays one trait beside the GWAS of its locus under the assumption of at most one causal variant of each.</summary>
/// <remarks>Giambartolomei et al. (2014), PLoS Genet. 10:e1004383: coloc.abf, with what the two sides do not share stated instead of dropped.</remarks>
sealed class PairColocalisation(ColocRequest request, GenomicRegion locus, GwasLocus gwas)
{
    readonly bool[] _seen = new bool[gwas.Rows.Count];

    /// <summary>The result, or null where a bound proves the posterior of H4 to be below what was asked for.</summary>
    public ColocResult? Of(TraitLocus trait, SideFacts facts)
    {
        var factors = SideBayesFactors.Of(trait.Rows, facts);
        var shared = SharedRows(trait, factors);
        var refusal = RepeatedGwasRow(trait) ? ColocalisationRefusal.RepeatedVariant
            : gwas.Factors.Refusal ?? factors.Refusal ?? (shared.Length == 0 ? ColocalisationRefusal.NoSharedVariant : null);
        var result = new ColocResult(
            trait.DatasetId, request.Gwas, trait.MolecularTraitId, trait.GeneId, trait.GeneVersion, locus, null, null, PairMethod.Abf,
            refusal is { } reason ? RefusalName.Of(reason) : null,
            factors.Usable, gwas.Factors.Usable, shared.Length, trait.Rows.Count - factors.Usable,
            Summary(factors, facts, GwasLocus.LargestOf(trait.Rows)), Summary(gwas.Factors, gwas.Facts, gwas.LargestNegLog10P),
            request.Priors, null, null, null, null, null, null, null, null);
        if (refusal is not null)
            return result;

        var first = new PreparedBayesFactors(Array.ConvertAll(shared, row => factors.Logs[row]));
        var second = new PreparedBayesFactors(Array.ConvertAll(shared, row => gwas.Factors.Logs[trait.GwasRows[row]]));
        var priors = request.Priors.For(factors.Usable, gwas.Factors.Usable, shared.Length);
        return CannotReach(first, second, priors) ? null : Computed(result, trait, factors, shared, first, second, priors);
    }

    bool CannotReach(PreparedBayesFactors first, PreparedBayesFactors second, ColocalisationPriors priors) =>
        request.LeastH4 is { } least and > 0
        && (first.CoarseUpperBound(second).LogOddsH4(priors) < LogOdds(least) || first.UpperBound(second).LogOddsH4(priors) < LogOdds(least));

    ColocResult Computed(ColocResult result, TraitLocus trait, SideBayesFactors factors, int[] shared, PreparedBayesFactors first, PreparedBayesFactors second, ColocalisationPriors priors)
    {
        var sums = first.With(second);
        var all = Array.FindAll(factors.Logs, double.IsFinite);
        var (lower, upper) = MissingVariants.Bounds(sums, Others(factors.Logs, shared), Others(gwas.Factors.Logs, shared.Select(row => trait.GwasRows[row])), all.Max(), gwas.Largest, priors);
        return result with
        {
            Priors = priors,
            Sums = sums,
            Posteriors = sums.Posteriors(priors),
            LogOddsH4 = sums.LogOddsH4(priors),
            CoverageTrait = Share(sums.A1, LogSum.Of(all)),
            CoverageGwas = Share(sums.A2, gwas.LogSum),
            LowerH4 = lower,
            UpperH4 = upper,
            Likeliest = Likeliest(trait, shared, first, second, sums),
        };
    }

    /// <summary>Rows of the trait whose variant the GWAS has, where both have a Bayes factor.</summary>
    int[] SharedRows(TraitLocus trait, SideBayesFactors factors)
    {
        if (factors.Logs.Length == 0 || gwas.Factors.Logs.Length == 0)
            return [];
        var rows = new int[trait.Rows.Count];
        var count = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            if (trait.GwasRows[row] is >= 0 and var other && double.IsFinite(factors.Logs[row]) && double.IsFinite(gwas.Factors.Logs[other]))
                rows[count++] = row;
        }

        return rows[..count];
    }

    bool RepeatedGwasRow(TraitLocus trait)
    {
        Array.Clear(_seen);
        foreach (var row in trait.GwasRows)
        {
            if (row >= 0 && _seen[row])
                return true;
            if (row >= 0)
                _seen[row] = true;
        }

        return false;
    }

    /// <summary>Bayes factors of a side at variants that the other lacks or cannot use.</summary>
    static double[] Others(double[] logs, IEnumerable<int> shared)
    {
        var others = logs.AsSpan().ToArray();
        foreach (var row in shared)
            others[row] = double.NaN;
        return Array.FindAll(others, double.IsFinite);
    }

    static SharedVariant Likeliest(TraitLocus trait, int[] shared, PreparedBayesFactors first, PreparedBayesFactors second, ColocalisationSums sums)
    {
        var top = 0;
        for (var i = 1; i < shared.Length; i++)
        {
            if (first.Logs[i] + second.Logs[i] > first.Logs[top] + second.Logs[top])
                top = i;
        }

        var row = shared[top];
        return new(trait.Rows.Position[row], trait.Rows.Ref[row], trait.Rows.Alt[row], Math.Exp(first.Logs[top] + second.Logs[top] - sums.A12));
    }

    static SideSummary Summary(SideBayesFactors factors, SideFacts facts, double largest) => new(
        RouteName.Of(factors.Route),
        facts.Kind,
        factors.Sd,
        factors.SdIsEstimated,
        facts.Kind == TraitKind.CaseControl ? facts.CaseFraction : null,
        double.IsNaN(largest) ? null : largest);

    static double Share(double part, double whole) => Math.Min(1, Math.Exp(part - whole));

    static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
}

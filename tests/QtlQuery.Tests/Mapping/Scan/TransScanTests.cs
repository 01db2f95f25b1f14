using QtlQuery.Mapping.Scan;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping.Scan;

/// <summary>Against Matrix eQTL, which tests all pairs in double precision.</summary>
public sealed class TransScanTests
{
    static readonly TransOptions All = new() { CisBp = null, LeastFrequency = 0, LeastNegLog10P = 0 };

    [SkippableFact]
    public void Every_pair_is_the_one_of_matrix_eqtl()
    {
        var expected = Cohort.Answers("matrixeqtl.trans.tsv.gz").ToDictionary(row => (row["gene"], row["SNP"]));
        var least = -Math.Log10(expected.Values.Max(row => row.Number("p-value")));
        var outcome = Run(All with { LeastNegLog10P = least - 1e-9 });
        Assert.Equal(expected.Keys.Order(), outcome.Hits.Select(hit => (hit.Trait.Id, hit.Variant.Variant.Id)).Order());
        foreach (var hit in outcome.Hits)
        {
            var row = expected[(hit.Trait.Id, hit.Variant.Variant.Id)];
            Assert.Equal(row.Number("beta"), hit.Test.Slope, 1e-9 * hit.Test.StandardError);
            Assert.Equal(row.Number("t-stat"), hit.Test.T, 1e-9 * Math.Abs(hit.Test.T));
            Assert.Equal(-Math.Log10(row.Number("p-value")), hit.Test.NegLog10P, 1e-9 * hit.Test.NegLog10P);
        }
    }

    [SkippableFact]
    public void Rates_are_those_of_Benjamini_and_Hochberg_over_all_tests_whatever_is_kept()
    {
        var all = Run(All).Hits.ToDictionary(hit => (hit.Trait.Id, hit.Variant.Ordinal, hit.Variant.Variant.Id), hit => hit);
        var p = all.Values.Select(hit => Math.Pow(10, -hit.Test.NegLog10P)).Order().ToArray();
        var rates = new double[p.Length];
        for (var i = p.Length - 1; i >= 0; i--)
            rates[i] = Math.Min(i + 1 < p.Length ? rates[i + 1] : 1, p[i] * p.Length / (i + 1));
        var byP = p.Zip(rates).GroupBy(each => each.First).ToDictionary(each => each.Key, each => each.Max(rate => rate.Second));
        foreach (var hit in Run(All with { LeastNegLog10P = 4 }).Hits)
            Assert.Equal(byP[Math.Pow(10, -hit.Test.NegLog10P)], hit.FalseDiscoveryRate, 1e-3 * hit.FalseDiscoveryRate); // the steps of |r| that tests are counted in
    }

    [SkippableFact]
    public void All_tests_are_counted_and_their_p_values_with_them()
    {
        var outcome = Run(All with { LeastNegLog10P = 0 });
        Assert.Equal(outcome.Tests, outcome.Hits.Count);
        Assert.Equal(30 * (2000 - outcome.VariantsLeftOut), outcome.Tests);
        var df = Cohort.Covariates.Df;
        var histogram = outcome.Correlations.PHistogram(20, df);
        Assert.Equal(outcome.Tests, histogram.Sum());
        var exact = outcome.Hits.CountBy(hit => Math.Min(19, (int)(Math.Pow(10, -hit.Test.NegLog10P) * 20))).ToDictionary();
        for (var bin = 0; bin < 20; bin++)
            Assert.Equal(exact[bin], histogram[bin], 60.0); // tests within a step of an edge may fall on its other side, and those in perfect LD do so together
        var sorted = outcome.Hits.Select(hit => hit.Test.NegLog10P).Order().ToArray();
        var z = QtlQuery.Statistics.NormalTail.ZFromNegLog10TwoSided(sorted[sorted.Length / 2]);
        Assert.Equal(z * z / 0.454936423119572, outcome.Correlations.Lambda(df), 1e-3);
        Assert.Equal(outcome.Tests, Run(All with { LeastNegLog10P = 6 }).Tests);
    }

    [SkippableFact]
    public void Pairs_near_each_other_and_those_that_share_sequence_are_neither_tested_nor_counted()
    {
        var everything = Run(All with { LeastNegLog10P = 3 });
        var outcome = Run(All with { LeastNegLog10P = 3, CisBp = 1_000_000, CrossMappable = [("GENE00001", "GENE00016"), ("GENE00001", "unknown")], CrossMappableBp = 500_000 });
        var other = Cohort.Traits.Single(trait => trait.Id == "GENE00016");
        Assert.Equal(
            everything.Hits.Where(hit => !Near(hit, hit.Trait, 1_000_000) && !(hit.Trait.Id == "GENE00001" && Near(hit, other, 500_000))).Select(Name),
            outcome.Hits.Select(Name));
        Assert.NotEqual(0, outcome.Excluded);
        Assert.Equal(everything.Tests, outcome.Tests + outcome.Excluded);

        static bool Near(TransHit hit, ScannedTrait trait, int bp) => hit.Variant.Variant.Chromosome == trait.Chromosome && Math.Abs(trait.DistanceOf(hit.Variant.Variant.Position)) <= bp;
    }

    [SkippableFact]
    public void What_is_found_is_the_same_for_any_number_of_threads()
    {
        var one = Run(All with { LeastNegLog10P = 3, Threads = 1 });
        var three = Run(All with { LeastNegLog10P = 3, Threads = 3 });
        Assert.Equal(one.Hits.Select(hit => (Name(hit), hit.Test, hit.FalseDiscoveryRate)), three.Hits.Select(hit => (Name(hit), hit.Test, hit.FalseDiscoveryRate)));
        Assert.Equal(one.Correlations.PHistogram(50, 89), three.Correlations.PHistogram(50, 89));
    }

    static (string, string) Name(TransHit hit) => (hit.Trait.Id, hit.Variant.Variant.Id);

    static TransOutcome Run(TransOptions options)
    {
        using var genotypes = Cohort.Genotypes();
        return new TransScan(Cohort.Traits, Cohort.Covariates, options).Run(genotypes, null, default);
    }
}

using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.Colocalisation;

/// <summary>The fast sums of a pair against the slow ones, which are held to coloc.</summary>
public sealed class PreparedBayesFactorsTests
{
    static readonly ColocalisationPriors Priors = ColocalisationPriors.Default;

    [SkippableFact]
    public void Every_scenario_of_coloc_gives_the_same_posteriors()
    {
        foreach (var scenario in ColocScenario.All())
        {
            var shared = scenario.Shared();
            var priors = scenario.Priors("priors_used");
            Same(ColocalisationSums.Of(shared.Weighted1, shared.Weighted2), new PreparedBayesFactors(shared.Weighted1).With(new(shared.Weighted2)), priors);
        }
    }

    // 1,000: the shares of all but the largest are below the least double, so that only the logarithms know them.
    [Fact]
    public void Any_pair_gives_the_sums_of_the_logarithms() => ForPairs((first, second) =>
        Same(ColocalisationSums.Of(first, second), new PreparedBayesFactors(first).With(new(second)), Priors));

    [Fact]
    public void No_pair_exceeds_its_bounds() => ForPairs((first, second) =>
    {
        var (a, b) = (new PreparedBayesFactors(first), new PreparedBayesFactors(second));
        var odds = a.With(b).LogOddsH4(Priors);
        Assert.True(odds <= a.UpperBound(b).LogOddsH4(Priors));
        Assert.True(a.UpperBound(b).LogOddsH4(Priors) <= a.CoarseUpperBound(b).LogOddsH4(Priors) + 1e-6);
    });

    // e^l = (8, 1) and (4, 2): products at the same variant 32 + 2; the bound takes the larger sum of one and the largest of the other, min(9 · 4, 8 · 6).
    [Fact]
    public void The_coarse_bound_is_that_worked_out_by_hand()
    {
        var bound = new PreparedBayesFactors([Math.Log(8), 0]).CoarseUpperBound(new([Math.Log(4), Math.Log(2)]));
        Close.To(Math.Log(36), bound.A12, 1e-8);
        Close.To(Math.Log(18), bound.A3, 1e-7);
    }

    [Fact]
    public void A_factor_that_is_no_number_and_an_empty_locus_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PreparedBayesFactors([]));
        Assert.Throws<ArgumentException>(() => new PreparedBayesFactors([0, double.NaN]));
        Assert.Throws<ArgumentException>(() => new PreparedBayesFactors([0, 1]).With(new([0])));
    }

    static void Same(ColocalisationSums expected, ColocalisationSums actual, ColocalisationPriors priors)
    {
        Close.To(expected.A1, actual.A1, 1e-13);
        Close.To(expected.A2, actual.A2, 1e-13);
        Assert.Equal(expected.A12, actual.A12, 1e-11 * Math.Max(1, Math.Abs(expected.A12)));
        if (double.IsFinite(expected.A3))
            Assert.Equal(expected.A3, actual.A3, 1e-11 * Math.Max(1, Math.Abs(expected.A3)));
        else
            Assert.Equal(expected.A3, actual.A3);
        Assert.Equal(expected.Posteriors(priors).H4, actual.Posteriors(priors).H4, 1e-11);
    }

    static void ForPairs(Action<double[], double[]> holds) =>
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<bool>(), (seed, sameTop) =>
        {
            var (first, second) = MadeUp(seed.Get, sameTop);
            holds(first, second);
        }).QuickCheckThrowOnFailure();

    static (double[] First, double[] Second) MadeUp(int seed, bool sameTop)
    {
        var random = new System.Random(seed);
        var variants = random.Next(1, 100);
        var scale = Math.Pow(10, random.Next(0, 4));
        double[] first = [.. Enumerable.Range(0, variants).Select(_ => random.NextDouble() * 3 - 1)];
        double[] second = [.. Enumerable.Range(0, variants).Select(_ => random.NextDouble() * 3 - 1)];
        var top = random.Next(variants);
        first[top] += scale;
        second[sameTop ? top : random.Next(variants)] += scale;
        return (first, second);
    }
}

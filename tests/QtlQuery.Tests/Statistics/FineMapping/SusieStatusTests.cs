using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Tests.Statistics.FineMapping;

/// <summary>Where there is no fit, there is a reason and no number.</summary>
public sealed class SusieStatusTests
{
    static readonly LdMatrix Three = Ld(0.5, 0.2, 0.4);

    [Fact]
    public void Too_few_rounds_give_no_fit()
    {
        var result = Susie.Fit([6, 4, 1], Three, 500, new SusieOptions { MaximalRounds = 1 });
        Assert.Equal((SusieStatus.NotConverged, 1), (result.Status, result.Rounds));
        Assert.Null(result.Fit);
    }

    [Fact]
    public void LD_of_another_size_gives_no_fit() => Refused(SusieStatus.LdOfAnotherSize, null, [6, 4], Three);

    [Fact]
    public void A_missing_z_gives_no_fit() => Refused(SusieStatus.ZNotFinite, null, [6, double.NaN, 1], Three);

    // If 1 is like 2 and 2 like 3, then 1 cannot be the opposite of 3.
    [Fact]
    public void Correlations_that_no_genotypes_have_give_no_fit() =>
        Refused(SusieStatus.LdFlawed, LdFlaw.NotPositiveSemiDefinite, [6, 4, 1], Ld(0.9, -0.9, 0.9));

    [Fact]
    public void Flaws_of_LD_are_named()
    {
        Refused(SusieStatus.LdFlawed, LdFlaw.NotFinite, [6, 4, 1], Ld(0.5, double.NaN, 0.4));
        Refused(SusieStatus.LdFlawed, LdFlaw.NotSymmetric, [6, 4], new([1, 0.5, 0.4, 1], 2));
        Refused(SusieStatus.LdFlawed, LdFlaw.DiagonalNotOne, [6, 4], new([2, 0.5, 0.5, 1], 2));
    }

    [Fact]
    public void Perfect_correlation_is_no_flaw()
    {
        var fit = Susie.Fit([6, 6, 0], Ld(1, 0, 0), 500).Fit!;
        Assert.Equal([0, 1], Assert.Single(fit.CredibleSets).Variants);
        Close.To(0.5, fit.Effects[0].Alpha[0], 1e-6);
    }

    [Fact]
    public void Flipping_the_alleles_of_a_variant_changes_no_probability()
    {
        var there = Susie.Fit([6, 4, 1], Three, 500).Fit!;
        var back = Susie.Fit([6, -4, 1], Ld(-0.5, 0.2, -0.4), 500).Fit!;
        Assert.Equal(there.InclusionProbabilities, back.InclusionProbabilities);
        Assert.Equal(-there.Effects[0].Mean[1], back.Effects[0].Mean[1]);
    }

    [Fact]
    public void A_thousand_standard_errors_stay_finite()
    {
        var fit = Susie.Fit([1000, 500, 200], Three, 1e8).Fit!;
        Assert.All(fit.InclusionProbabilities, probability => Assert.InRange(probability, 0, 1));
        Assert.All(fit.Effects, effect => Assert.True(double.IsFinite(effect.LogBayesFactor)));
        Assert.Equal([0], fit.CredibleSets[0].Variants);
    }

    [Fact]
    public void Nothing_but_noise_has_no_credible_set()
    {
        var fit = Susie.Fit([0.3, -0.2, 0.1], Three, 500).Fit!;
        Assert.Empty(fit.CredibleSets);
        Assert.Equal([0, 0, 0], fit.InclusionProbabilities);
    }

    static void Refused(SusieStatus status, LdFlaw? flaw, double[] z, LdMatrix ld)
    {
        var result = Susie.Fit(z, ld, 500);
        Assert.Equal((status, flaw, 0), (result.Status, result.LdFlaw, result.Rounds));
        Assert.Null(result.Fit);
    }

    static LdMatrix Ld(double r12, double r13, double r23) => new([1, r12, r13, r12, 1, r23, r13, r23, 1], 3);
}

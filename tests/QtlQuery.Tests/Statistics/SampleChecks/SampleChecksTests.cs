using QtlQuery.Statistics.Permutations;
using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Tests.Statistics.SampleChecks;

public sealed class SampleChecksTests
{
    // First variant: 4 of 8 alleles, expected homozygosity 1 - 2·(1/4)·8/7 = 3/7; second: 2 of 6, 1 - 2·(2/9)·6/5 = 7/15; the third does not vary.
    [Fact]
    public void By_hand_inbreeding_compares_homozygotes_with_their_expectation()
    {
        var samples = Inbreeding.Of([[0, 1, 1, 2], [0, 0, 2, double.NaN], [2, 2, 2, 2]]);
        Assert.Equal([(2, 2), (2, 1), (2, 1), (1, 1)], samples.Select(sample => (sample.Called, sample.Homozygous)));
        Close.To(3 / 7.0 + 7 / 15.0, samples[1].ExpectedHomozygous, 1e-14);
        Close.To(1, samples[0].F, 1e-14);
        Close.To((1 - 94 / 105.0) / (2 - 94 / 105.0), samples[1].F, 1e-13);
        Assert.Equal(0.5, samples[1].Heterozygosity);
        Assert.Empty(Inbreeding.Of([]));
    }

    // 48 samples at 0 and one at 1: the mean is 1/49, the variance 1/49, so that the one lies (48/49) / (1/7) = 48/7 deviations away.
    [Fact]
    public void By_hand_an_outlier_lies_beyond_six_deviations_of_a_component()
    {
        double[] one = [.. Enumerable.Repeat(0.0, 48), 1], small = [.. Enumerable.Repeat(0.0, 36), -1];
        var outlier = Assert.Single(ComponentOutlier.Of([[.. Enumerable.Range(0, 49).Select(i => (double)i)], one]));
        Assert.Equal((48, 1), (outlier.Sample, outlier.Component));
        Close.To(48 / 7.0, outlier.Deviations, 1e-13);
        Assert.Empty(ComponentOutlier.Of([one], beyond: 7));
        Assert.Empty(ComponentOutlier.Of([small])); // 37 samples: nothing can be 6 away
        Assert.Equal(-36 / Math.Sqrt(37), Assert.Single(ComponentOutlier.Of([small], beyond: 5.9)).Deviations, 1e-12);
    }

    // Forty samples with fifty eQTLs; the expression of samples 3 and 17 is exchanged.
    [Fact]
    public void Swapped_samples_are_found_and_each_fits_the_others_genotypes()
    {
        var (traits, dosages) = Eqtls(samples: 40, eqtls: 50);
        Assert.All(SampleMatch.Of(traits, dosages), match => Assert.False(match.IsMismatch));
        foreach (var trait in traits)
            (trait[3], trait[17]) = (trait[17], trait[3]);

        var matches = SampleMatch.Of([.. traits, new double[40]], [.. dosages, dosages[0]]); // and a trait that does not vary
        Assert.Equal([(3, 17), (17, 3)], matches.Where(match => match.IsMismatch).Select(match => (match.Sample, match.Best)));
        Assert.True(matches[3].Margin > 10 && matches[0].Margin < -10);
    }

    // Slope 1, residuals 1/4, -1/2, 1/4: a variance of 3/8 with one degree of freedom. The first sample is 1/4 from its own line's point and 3/4 from
    // the next one: (1/16 - 9/16) / (2 · 3/8) = -2/3; the last 1/4 and 5/4: -2; the second 1/2 from its own and from the first's.
    [Fact]
    public void By_hand_the_margin_is_the_ratio_of_two_normal_densities()
    {
        var matches = SampleMatch.Of([[-0.75, -0.5, 1.25]], [[0, 1, 2]]);
        Assert.Equal([0, 1, 2], matches.Select(match => match.Best));
        Assert.Equal([-2 / 3.0, 0, -2], matches.Select(match => match.Margin), (expected, actual) => Math.Abs(expected - actual) < 1e-14);
    }

    [Theory]
    [InlineData(5, 0.5, ExpressedSex.Female)]
    [InlineData(0.2, 6, ExpressedSex.Male)]
    [InlineData(5, 6, ExpressedSex.Both)]
    [InlineData(0.2, 0.5, ExpressedSex.Neither)]
    public void Sex_shows_in_XIST_and_Y(double xist, double y, ExpressedSex sex) => Assert.Equal(sex, new SexByExpression(2, 3).Of(xist, y));

    // Medians: XIST 6 and 0, Y 1 and 5; one sample of each is labelled wrong.
    [Fact]
    public void Thresholds_lie_between_the_medians_of_the_declared()
    {
        double[] xist = [6, 7, 6, 0, 0, 0, 1, 6, 9], y = [1, 1, 0, 5, 5, 5, 6, 1, 9];
        bool?[] female = [true, true, true, true, false, false, false, false, null];
        Assert.Equal(new((6 + 0.5) / 2, (1 + 5) / 2.0), SexByExpression.FromDeclared(xist, y, female));
        Assert.Null(SexByExpression.FromDeclared(xist, y, [true, true, true, true, true, true, true, true, null]));
        Assert.Throws<ArgumentException>(() => SexByExpression.FromDeclared(xist, y, [true]));
    }

    static (double[][] Traits, double[][] Dosages) Eqtls(int samples, int eqtls)
    {
        var random = new CounterRandom(5, 0, 0);
        var dosages = Enumerable.Range(0, eqtls).Select(_ => Enumerable.Range(0, samples).Select(_ => (double)(random.NextBelow(2) + random.NextBelow(2))).ToArray()).ToArray();
        return ([.. dosages.Select(dosage => Array.ConvertAll(dosage, copies => copies + random.NextUniform() - 0.5))], dosages);
    }
}

using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Tests.Statistics.Genotypes;

public sealed class AlleleCountsTests
{
    [Fact]
    public void By_hand_frequencies_are_among_called_alleles()
    {
        var counts = AlleleCounts.Of([0, 1, 2, double.NaN, 0]);
        Assert.Equal(new(5, 4, 3, 2, 3), counts);
        Assert.Equal((0.8, 0.375, 0.375, 3.0, 2), (counts.CallRate, counts.AltFrequency, counts.MinorFrequency, counts.MinorCopies, counts.MinorCarriers));
    }

    [Fact]
    public void Where_alt_is_common_the_minor_allele_is_ref()
    {
        var counts = AlleleCounts.Of([2, 2, 1, 2]);
        Assert.Equal((false, 1.0, 0.125, 1), (counts.AltIsMinor, counts.MinorCopies, counts.MinorFrequency, counts.MinorCarriers));
    }

    [Fact]
    public void Nothing_called_has_no_frequency()
    {
        var counts = AlleleCounts.Of([double.NaN, double.NaN]);
        Assert.Equal((0.0, double.NaN, double.NaN), (counts.CallRate, counts.AltFrequency, counts.MinorFrequency));
    }

    [Fact]
    public void Missing_calls_are_filled_with_the_mean_of_the_called()
    {
        double[] dosages = [0, double.NaN, 2, 1, double.NaN, 2];
        Assert.Equal(2, MeanImputation.Fill(dosages));
        Assert.Equal([0, 1.25, 2, 1, 1.25, 2], dosages);
        double[] nothing = [double.NaN, double.NaN];
        Assert.Equal(2, MeanImputation.Fill(nothing));
        Assert.All(nothing, value => Assert.Equal(double.NaN, value));
    }

    // Context 3, 1, 2, 1, 5: of five samples the lower half is the first two by value, samples 1 and 3; the stable sort takes no other.
    [Fact]
    public void The_rarer_half_counts()
    {
        var halves = new ContextHalves([3, 1, 2, 1, 5]);
        Assert.Equal(0.25, halves.MinorFrequency([1, 0, 1, 1, 1]));
        Assert.Equal(0, halves.MinorFrequency([1, 2, 1, 2, 1]));
        Assert.Equal(double.NaN, halves.MinorFrequency([1, double.NaN, 1, double.NaN, 1]));
    }
}

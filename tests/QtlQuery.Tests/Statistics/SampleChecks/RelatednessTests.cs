using QtlQuery.Statistics.Genotypes;
using QtlQuery.Statistics.Permutations;
using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Tests.Statistics.SampleChecks;

public sealed class RelatednessTests
{
    // Both heterozygous in one variant, opposite homozygotes in one, three and two heterozygous calls: (1 - 2) / 4 + 1/2 - 5/8 = -3/8.
    [Fact]
    public void By_hand_kinship_weighs_shared_heterozygotes_against_opposite_homozygotes()
    {
        var counts = KinshipCounts.Of([1, 0, 1, 1, 2, double.NaN, 2], [1, 2, 0, 2, 1, 1, 2]);
        Assert.Equal(new(1, 1, 3, 2), counts);
        Assert.Equal(-0.375, counts.Kinship, 15);
        // plink2's form: 1/2 - Σ (difference of copies)² / (4 fewer heterozygotes) = 1/2 - (4 + 1 + 1 + 1) / 8
        Assert.Equal(0.5 - 7 / 8.0, counts.Kinship, 15);
    }

    [Fact]
    public void A_sample_is_its_own_twin_and_one_without_heterozygotes_tells_nothing()
    {
        Assert.Equal(0.5, KinshipCounts.Of([0, 1, 2, 1], [0, 1, 2, 1]).Kinship);
        Assert.Equal(double.NaN, KinshipCounts.Of([0, 2, 2, 0], [0, 1, 2, 1]).Kinship);
    }

    [Theory]
    [InlineData(0.5, Relationship.Same)]
    [InlineData(0.25, Relationship.FirstDegree)]
    [InlineData(0.125, Relationship.SecondDegree)]
    [InlineData(0.0625, Relationship.ThirdDegree)]
    [InlineData(0.0442 - 0.0001, Relationship.Unrelated)]
    [InlineData(double.NaN, Relationship.Unrelated)]
    public void Degrees_lie_around_their_kinship(double kinship, Relationship relationship) => Assert.Equal(relationship, Relatedness.Of(kinship));

    // Two parents and a child by Mendel's rule at 4,000 variants, and a stranger.
    [Fact]
    public void A_child_is_related_to_both_its_parents_and_to_nobody_else()
    {
        const int variants = 4000;
        var random = new CounterRandom(3, 1, 4);
        double Allele(double frequency) => random.NextUniform() < frequency ? 1 : 0;
        double[][] samples = [new double[variants], new double[variants], new double[variants], new double[variants]];
        for (var v = 0; v < variants; v++)
        {
            var frequency = 0.1 + 0.8 * random.NextUniform();
            double[] mother = [Allele(frequency), Allele(frequency)], father = [Allele(frequency), Allele(frequency)];
            (samples[0][v], samples[1][v]) = (mother.Sum(), father.Sum());
            samples[2][v] = mother[random.NextBelow(2)] + father[random.NextBelow(2)];
            samples[3][v] = Allele(frequency) + Allele(frequency);
        }

        var pairs = Relatedness.Pairs([.. samples.Select(sample => CallBits.TryOf(sample)!)], Relationship.ThirdDegree).ToList();
        Assert.Equal([(0, 2), (1, 2)], pairs.Select(pair => (pair.Sample1, pair.Sample2)));
        Assert.All(pairs, pair => Assert.Equal(0.25, pair.Kinship, 0.03));
        Assert.Equal([2], Relatedness.ToLeaveOut(pairs.Select(pair => (pair.Sample1, pair.Sample2))));
    }

    [Fact]
    public void The_sample_with_the_most_relatives_goes_first() => Assert.Equal([1, 5], Relatedness.ToLeaveOut([(0, 1), (1, 2), (1, 3), (4, 5)]));

    [Fact]
    public void Samples_of_unequal_lengths_and_dosages_are_refused()
    {
        Assert.Throws<ArgumentException>(() => KinshipCounts.Of([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => KinshipCounts.Of([1, 0.5], [1, 2]));
    }
}

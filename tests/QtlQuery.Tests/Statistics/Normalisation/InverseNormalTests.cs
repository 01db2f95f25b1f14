using QtlQuery.Statistics.Normalisation;

namespace QtlQuery.Tests.Statistics.Normalisation;

public sealed class InverseNormalTests
{
    const string Folder = "05-tmm-cpm-int";

    // Ranks 2, 3, 1 of three: quantiles at 1/2, 3/4 and 1/4.
    [Fact]
    public void By_hand_three_values_become_quartiles()
    {
        var z = InverseNormal.Of([5, 8, -1], RankOffset.VanDerWaerden);
        Assert.Equal(0, z[0]);
        Close.To(0.67448975019608174, z[1], 1e-15);
        Assert.Equal(-z[1], z[2]);
    }

    [Fact]
    public void A_missing_value_stays_missing_and_has_no_rank()
    {
        var z = InverseNormal.Of([5, double.NaN, 8, -1], RankOffset.Blom);
        Assert.Equal(double.NaN, z[1]);
        Assert.Equal(InverseNormal.Of([5, 8, -1], RankOffset.Blom), new[] { z[0], z[2], z[3] });
    }

    [Fact]
    public void Values_that_are_all_equal_become_0() => Assert.Equal([0, 0, 0], InverseNormal.Of([4, 4, 4], RankOffset.Tukey));

    [SkippableTheory]
    [InlineData(RankOffset.VanDerWaerden, "vdw")]
    [InlineData(RankOffset.Blom, "blom")]
    [InlineData(RankOffset.Half, "half")]
    [InlineData(RankOffset.Tukey, "tukey")]
    public void Every_offset_agrees_with_R(RankOffset offset, string name)
    {
        foreach (var (input, expected) in ReferenceTable.Read($"{Folder}/int/input.tsv").Zip(ReferenceTable.Read($"{Folder}/int/int_{name}.tsv")))
            Assert.All(InverseNormal.Of(input.Values, offset).Zip(expected.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
    }

    [SkippableTheory]
    [InlineData(RankOffset.VanDerWaerden, "vdw")]
    [InlineData(RankOffset.Blom, "blom")]
    [InlineData(RankOffset.Half, "half")]
    public void A_long_vector_with_and_without_ties_agrees_with_R(RankOffset offset, string name)
    {
        var rows = ReferenceCases.Rows($"{Folder}/int/long_vector.tsv");
        foreach (var (input, output) in new[] { ("x", name), ("x_ties", $"{name}_ties") })
        {
            var actual = InverseNormal.Of([.. rows.Select(row => row.Number(input))], offset);
            Assert.All(rows.Zip(actual), pair => Assert.Equal(pair.First.Number(output), pair.Second, 1e-13));
        }
    }

    [SkippableFact]
    public void Quantile_normalisation_agrees_with_limmas()
    {
        var actual = QuantileNormalisation.Of([.. ReferenceTable.Columns($"{Folder}/quantile/input.tsv").Select(column => column.Values)]);
        foreach (var (expected, sample) in ReferenceTable.Columns($"{Folder}/quantile/limma_ties_true.tsv").Zip(actual))
            Assert.All(expected.Values.Zip(sample), pair => Close.To(pair.First, pair.Second, 1e-11));
    }

    // Means of the sorted columns: (1 + 2)/2, (1 + 4)/2, (7 + 6)/2; the tie of the first sample lies halfway between the first two.
    [Fact]
    public void By_hand_quantile_normalisation_averages_ties()
    {
        var normalised = QuantileNormalisation.Of([[1, 7, 1], [4, 2, 6]]);
        Assert.Equal([2, 6.5, 2], normalised[0]);
        Assert.Equal([2.5, 1.5, 6.5], normalised[1]);
    }

    [Fact]
    public void Quantile_normalisation_needs_every_value() => Assert.Throws<ArgumentException>(() => QuantileNormalisation.Of([[1, 2], [1, double.NaN]]));
}

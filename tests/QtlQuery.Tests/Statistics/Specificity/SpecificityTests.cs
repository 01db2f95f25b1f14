using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Statistics.Specificity;

namespace QtlQuery.Tests.Statistics.Specificity;

public sealed class SpecificityTests
{
    const double No = double.NaN;

    // By hand: 4, 2, 1, 1 and a tissue that was not tested.
    static readonly double[] Gene = [4, 2, No, 1, 1];

    [Fact]
    public void Tau_is_the_mean_distance_from_the_highest_tissue() => Close.To((0 + 0.5 + 0.75 + 0.75) / 3, Tau.Of(Gene));

    [Fact]
    public void The_vector_of_shares_and_the_largest_share_are_two_things()
    {
        Assert.Equal([0.5, 0.25, No, 0.125, 0.125], TissueSpecificityIndex.PerTissue(Gene));
        Assert.Equal(0.5, TissueSpecificityIndex.Largest(Gene));
    }

    [Fact]
    public void Gini_weighs_by_rank()
    {
        // (-3 * 1 - 1 * 1 + 1 * 2 + 3 * 4) / (4 * 8)
        Close.To(10.0 / 32, Gini.Unscaled(Gene));
        Close.To(10.0 / 24, Gini.Of(Gene));
    }

    [Fact]
    public void Entropy_and_its_distance_from_the_maximum_add_up()
    {
        Close.To(1.75, ExpressionEntropy.Bits(Gene));
        Close.To(1.75 * Math.Log(2), ExpressionEntropy.Nats(Gene));
        Close.To(0.25, ExpressionEntropy.Specificity(Gene));
        Close.To(0.125, ExpressionEntropy.RelativeSpecificity(Gene));
    }

    [Fact]
    public void Simpson_sums_squared_shares()
    {
        Close.To(0.34375, SimpsonIndex.Dominance(Gene));
        Close.To(0.125, SimpsonIndex.Scaled(Gene));
    }

    [Fact]
    public void The_specificity_measure_is_a_cosine()
    {
        var cosines = SpecificityMeasure.PerTissue(Gene);
        Close.To(4 / Math.Sqrt(22), cosines[0]);
        Close.To(1 / Math.Sqrt(22), cosines[4]);
        Close.To(16.0 / 22, SpecificityMeasure.LargestSquared(Gene));
    }

    [Fact]
    public void The_z_score_divides_by_the_standard_deviation_of_n_minus_1()
    {
        // mean 2, squares 4 + 0 + 1 + 1 = 6
        var scores = ExpressionZScore.PerTissue(Gene);
        Close.To(Math.Sqrt(2), scores[0]);
        Close.To(-Math.Sqrt(0.5), scores[3]);
        Close.To((Math.Sqrt(2) + 1.5) / 3, ExpressionZScore.PerTissueScaled(Gene)[0]);
    }

    [Fact]
    public void Counts_are_of_tissues_above_the_threshold_not_at_it() => Close.To(2.0 / 3, TissueCounts.Of(Gene, 1));

    [Fact]
    public void The_Jensen_Shannon_specificity_agrees_with_the_divergence_written_out()
    {
        // m = (0.75, 0.125, 0.0625, 0.0625) in the first tissue: H(m) - H(p) / 2
        var middle = -(0.75 * Math.Log2(0.75) - 0.125 * 3 - 0.0625 * 4 - 0.0625 * 4);
        Close.To(1 - Math.Sqrt(middle - 1.75 / 2), JensenShannonSpecificity.PerTissue(Gene)[0]);
        Assert.Equal(No, JensenShannonSpecificity.PerTissue(Gene)[2]);
    }

    [Fact]
    public void Enrichment_compares_a_tissue_with_what_all_genes_do_there()
    {
        // Totals 4, 4, 2; the second gene was not tested in the third tissue, so half of its 4 is expected in each of the others.
        var ratios = ExpressionEnrichment.PerTissue([1, 3, 2, 3, 1, No], 3);
        double[] expected = [1 / (6 * 0.4), 3 / (6 * 0.4), 2 / (6 * 0.2), 1.5, 0.5, No];
        Assert.All(expected.Zip(ratios), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        Close.To(Math.Log10(1.5), PreferentialExpression.Largest([1, 3, 2, 3, 1, No], 3)[1]);
        Assert.Equal(0, PreferentialExpression.PerTissue([1, 3, 2, 3, 1, No], 3)[4]);
    }

    [Fact]
    public void Roku_finds_the_one_tissue_that_is_off_and_counts_the_others_as_nothing()
    {
        // Median 5, MAD 0: the tissue at 1 has no weight, the centre is 5, and all distance lies in one of four tissues: log2 4 bits.
        Close.To(2, Roku.Of([5, 5, 1, No, 5]));
        Assert.Equal(0, Roku.Of([-1, -1, -1]));
    }

    [Fact]
    public void Below_two_tested_tissues_nothing_is_specific()
    {
        double[] one = [3, No];
        Assert.All(
            [
                Tau.Of(one), TissueSpecificityIndex.Largest(one), Gini.Of(one), ExpressionEntropy.Bits(one), ExpressionEntropy.Specificity(one),
                SimpsonIndex.Scaled(one), SpecificityMeasure.Largest(one), ExpressionZScore.Largest(one), TissueCounts.Of(one, 1),
                JensenShannonSpecificity.Largest(one), Roku.Of(one), Roku.Of([]), TissueSpecificityIndex.PerTissue(one)[0],
                SpecificityMeasure.PerTissue(one)[0], ExpressionZScore.PerTissue(one)[0],
            ],
            value => Assert.Equal(No, value));
    }

    [Fact]
    public void Negative_expression_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Tau.Of([1, -1]));

    [Fact]
    public void A_change_of_unit_changes_nothing() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<Tuple<NonEmptyArray<NormalFloat>, PositiveInt>>(),
            pair =>
            {
                double[] gene = [.. pair.Item1.Get.Select(number => Math.Abs(number.Get) % 1e6), 1, 2];
                double[] scaled = [.. gene.Select(value => value * pair.Item2.Get * 1e-200)];
                return Math.Abs(Tau.Of(gene) - Tau.Of(scaled)) < 1e-13
                    && Math.Abs(Gini.Of(gene) - Gini.Of(scaled)) < 1e-13
                    && Math.Abs(SpecificityMeasure.Largest(gene) - SpecificityMeasure.Largest(scaled)) < 1e-13;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_measure_lies_between_0_and_1() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyArray<NormalFloat>>(),
            numbers =>
            {
                double[] gene = [.. numbers.Get.Select(number => Math.Abs(number.Get) % 1e6), 1];
                double[] measures =
                [
                    Tau.Of(gene), Gini.Of(gene), TissueSpecificityIndex.Largest(gene), ExpressionEntropy.RelativeSpecificity(gene),
                    SpecificityMeasure.Largest(gene), ExpressionZScore.LargestScaled(gene), JensenShannonSpecificity.Largest(gene),
                ];
                return gene.Length < 2 || measures.All(value => value is > -1e-13 and < 1 + 1e-13);
            }).QuickCheckThrowOnFailure();
}

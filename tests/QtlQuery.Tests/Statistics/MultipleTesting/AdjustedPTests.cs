using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

public sealed class AdjustedPTests
{
    // By hand: 4 tests, of which the two in the middle are a tie.
    static readonly double[] Four = [0.01, 0.04, 0.04, 0.5];

    [Fact]
    public void Bonferroni_multiplies_by_the_number_of_tests() => AssertClose([0.04, 0.16, 0.16, 1], AdjustedP.Bonferroni(Four));

    [Fact]
    public void Holm_multiplies_by_the_number_of_tests_left() => AssertClose([0.04, 0.12, 0.12, 0.5], AdjustedP.Holm(Four));

    [Fact]
    public void Tied_p_values_share_the_larger_rank_in_Benjamini_and_Hochberg() =>
        AssertClose([0.04, 0.04 * 4 / 3, 0.04 * 4 / 3, 0.5], AdjustedP.BenjaminiHochberg(Four));

    [Fact]
    public void Benjamini_and_Yekutieli_multiply_by_the_harmonic_sum() =>
        AssertClose([0.04 * 25 / 12, 0.04 * 4 / 3 * 25 / 12, 0.04 * 4 / 3 * 25 / 12, 1], AdjustedP.BenjaminiYekutieli(Four));

    [Fact]
    public void A_test_that_was_not_made_does_not_count() =>
        AssertClose([double.NaN, 0.02, 0.5], AdjustedP.Bonferroni([double.NaN, 0.01, 0.25]));

    [Fact]
    public void What_is_not_a_probability_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AdjustedP.BenjaminiHochberg([0.1, 1.2]));

    [Fact]
    public void No_tests_have_no_p_values() => Assert.Empty(AdjustedP.Holm([]));

    [SkippableFact]
    public void Adjusted_p_values_agree_with_R() =>
        Assert.All(PValueVectors.All(), vector =>
        {
            var p = vector.Rows.Column("p");
            AssertClose(vector.Rows.Column("bonferroni"), AdjustedP.Bonferroni(p));
            AssertClose(vector.Rows.Column("holm"), AdjustedP.Holm(p));
            AssertClose(vector.Rows.Column("BH"), AdjustedP.BenjaminiHochberg(p));
            AssertClose(vector.Rows.Column("BY"), AdjustedP.BenjaminiYekutieli(p));
        });

    [Fact]
    public void Each_method_is_as_strict_as_the_literature_says() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyArray<NormalFloat>>(),
            numbers =>
            {
                var p = numbers.Get.Select(number => Math.Abs(number.Get) % 1).ToArray();
                var (bonferroni, holm, hochberg, yekutieli) =
                    (AdjustedP.Bonferroni(p), AdjustedP.Holm(p), AdjustedP.BenjaminiHochberg(p), AdjustedP.BenjaminiYekutieli(p));
                return Enumerable.Range(0, p.Length).All(i =>
                    p[i] <= hochberg[i] * (1 + 1e-14) && hochberg[i] <= holm[i] * (1 + 1e-14)
                    && holm[i] <= bonferroni[i] && hochberg[i] <= yekutieli[i]);
            }).QuickCheckThrowOnFailure();

    // Products of the least doubles have one digit: half of 4.9e-324 is 0.
    static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) < 1e-321))
                Close.To(expected[i], actual[i]);
        }
    }
}

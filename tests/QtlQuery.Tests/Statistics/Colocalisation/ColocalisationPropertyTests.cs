using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Tests.Statistics.Colocalisation;

/// <summary>What holds for any data, up to |z| = 1000.</summary>
public sealed class ColocalisationPropertyTests
{
    const double StandardError = 0.05;

    [Fact]
    public void Posteriors_are_finite_and_sum_to_1() => Check((z1, z2) =>
    {
        var posteriors = Sums(z1, z2).Posteriors(ColocalisationPriors.Default);
        return Math.Abs(posteriors.H0 + posteriors.H1 + posteriors.H2 + posteriors.H3 + posteriors.H4 - 1) < 1e-9
            && double.IsFinite(posteriors.LogH0 + posteriors.LogH1 + posteriors.LogH2 + posteriors.LogH4)
            && (double.IsFinite(posteriors.LogH3) || z1.Length == 1);
    });

    [Fact]
    public void The_order_of_the_pair_does_not_matter() => Check((z1, z2) =>
    {
        var (there, back) = (Sums(z1, z2), Sums(z2, z1).Swapped());
        return Same(there.A1, back.A1) && Same(there.A2, back.A2) && Same(there.A12, back.A12) && Same(there.A3, back.A3);
    });

    [Fact]
    public void Flipping_the_alleles_of_any_variant_changes_nothing() => Check((z1, z2) =>
        Sums(z1, z2) == Sums([.. z1.Select((z, i) => i % 2 == 0 ? -z : z)], [.. z2.Select((z, i) => i % 3 == 0 ? -z : z)]));

    [Fact]
    public void The_order_of_the_variants_does_not_matter() => Check((z1, z2) =>
    {
        var (there, back) = (Sums(z1, z2), Sums([.. z1.Reverse()], [.. z2.Reverse()]));
        return Same(there.A1, back.A1) && Same(there.A12, back.A12) && Same(there.A3, back.A3);
    });

    [Fact]
    public void Products_over_different_variants_agree_with_the_double_loop() => Check((z1, z2) =>
    {
        var (l1, l2) = (Factors(z1), Factors(z2));
        var terms = from i in Enumerable.Range(0, l1.Length) from j in Enumerable.Range(0, l2.Length) where i != j select l1[i] + l2[j];
        return Same(LogSum.Of([.. terms]), LogSum.OfProductsOffDiagonal(l1, l2));
    });

    [Fact]
    public void Credible_sets_reach_their_coverage_and_no_smaller_prefix_does() => Check((z1, _) =>
    {
        var posteriors = SingleCausalVariant.ConditionalPosteriors(Factors(z1));
        var set = CredibleSet.Of(posteriors, 0.95);
        return set.Sum(index => posteriors[index]) >= 0.95 && set[..^1].Sum(index => posteriors[index]) < 0.95;
    });

    static ColocalisationSums Sums(double[] z1, double[] z2) => ColocalisationSums.Of(Factors(z1), Factors(z2));

    static double[] Factors(double[] z) => [.. z.Select(value => ApproximateBayesFactor.Log(value * StandardError, StandardError, priorSd: 0.15))];

    static bool Same(double left, double right) => left.Equals(right) || Math.Abs(left - right) <= 1e-12 * Math.Max(1, Math.Abs(left));

    static void Check(Func<double[], double[], bool> holds)
    {
        var z = Gen.Choose(-1000, 1000).Two().Select(pair => pair.Item1 * (Math.Abs(pair.Item2) < 700 ? 0.005 : 1));
        var pairs = Gen.Choose(1, 40).SelectMany(length => z.ArrayOf(length).Two());
        Prop.ForAll(pairs.ToArbitrary(), pair => holds(pair.Item1, pair.Item2)).QuickCheckThrowOnFailure();
    }
}

using System.Text.Json;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

public sealed class StoreyPi0Tests
{
    [Fact]
    public void A_p_value_equal_to_lambda_counts() =>
        Assert.Equal(0.5, StoreyPi0.AtLambda([0.5, 0.1, 0.2, 0.3], 0.5).Pi0);

    [Fact]
    public void A_p_value_of_0_15_lies_below_the_third_lambda_and_one_of_0_1_at_the_second()
    {
        var pi0 = StoreyPi0.Bootstrap([0.1, 0.15, 0.96, 0.96]);
        Assert.Equal(0.15000000000000002, pi0.Lambdas[2]);
        Close.To(1 / 0.9, pi0.AtLambda[1]);
        Close.To(0.5 / 0.85, pi0.AtLambda[2]);
    }

    [Fact]
    public void Evenly_spread_p_values_are_all_null()
    {
        double[] p = [.. Enumerable.Range(1, 1000).Select(i => (i - 0.5) / 1000)];
        Close.To(1, StoreyPi0.Smoother(p).Pi0, 1e-10);
        Close.To(1, StoreyPi0.Bootstrap(p).Pi0, 1e-10);
    }

    [Fact]
    public void Without_p_values_all_are_null_and_the_reason_is_named()
    {
        Assert.Equal((1, NullProportionFallback.NoPValues), Answer(StoreyPi0.Smoother([])));
        Assert.Equal((1, NullProportionFallback.NoPValues), Answer(StoreyPi0.Bootstrap([double.NaN])));
    }

    [Fact]
    public void With_too_few_or_only_small_p_values_all_are_null_and_the_reason_is_named()
    {
        Assert.Equal((1, NullProportionFallback.NoneAboveLambda), Answer(StoreyPi0.Smoother([0.01, 0.6])));
        Assert.Equal((1, NullProportionFallback.NoneAboveLambda), Answer(StoreyPi0.Bootstrap([0.01, 0.6])));
        Assert.Equal((1, NullProportionFallback.NoneAboveLambda), Answer(StoreyPi0.AtLambda([0.01, 0.4], 0.5)));
    }

    [Fact]
    public void A_smoothed_estimate_below_0_is_not_believed()
    {
        // Falls so steeply that the line through the estimates ends below 0; one p-value keeps each count above 0.
        double[] p = [.. Enumerable.Range(0, 500).Select(i => 0.4 * i / 500 + 0.3), 0.96];
        Assert.Equal((1, NullProportionFallback.NotPositive), Answer(StoreyPi0.Smoother(p)));
    }

    [Fact]
    public void Lambda_1_leaves_nothing_to_count() => Assert.Throws<ArgumentOutOfRangeException>(() => StoreyPi0.AtLambda([0.5], 1));

    // Fixed lambda and bootstrap: the same arithmetic. Smoother: R stops its search for 3 degrees of freedom at 3.0003.
    [SkippableFact]
    public void Proportions_agree_with_the_qvalue_package()
    {
        using var answers = PValueVectors.Answers();
        Assert.All(answers.RootElement.EnumerateArray(), answer =>
        {
            var id = answer.GetProperty("id").GetString()!;
            var p = PValueVectors.Rows(id).Column("p");
            AssertAgrees(answer.GetProperty("smoother"), StoreyPi0.Smoother(p), PValueVectors.IsTiny(id) ? 1e-3 : 1e-4);
            AssertAgrees(answer.GetProperty("bootstrap"), StoreyPi0.Bootstrap(p), 1e-12);
            AssertAgrees(answer.GetProperty("lambda0.5"), StoreyPi0.AtLambda(p, 0.5), 1e-12);
        });
    }

    [SkippableFact]
    public void Replication_rates_agree_with_the_qvalue_package()
    {
        var genes = ReferenceCases.Rows("09-tissue-specificity-meta/pi1_pvalues.tsv");
        Assert.All(ReferenceCases.Rows("09-tissue-specificity-meta/pi1_expected.tsv"), expected =>
        {
            var discovery = genes.Column(expected["discovery"]);
            var replication = genes.Column(expected["replication"]);
            var q = QValue.Of(discovery, StoreyPi0.Smoother(discovery).Pi0);
            double[] p = [.. replication.Where((_, i) => expected["selection"] == "q05" ? q[i] < 0.05 : discovery[i] < 1e-4)];
            Assert.Equal(expected.Number("n_selected"), p.Length);

            var (pi0, tolerance) = expected["method"] switch
            {
                "smoother" => (StoreyPi0.Smoother(p), 1e-4),
                "bootstrap" => (StoreyPi0.Bootstrap(p), 1e-12),
                _ => (StoreyPi0.AtLambda(p, 0.5), 1e-12),
            };
            if (expected["error"] == "NA")
                Assert.Equal(expected.Number("pi1"), pi0.Pi1, tolerance);
            else
                Assert.Equal((1, NullProportionFallback.NoneAboveLambda), Answer(pi0));
        });
    }

    static void AssertAgrees(JsonElement expected, NullProportion actual, double tolerance)
    {
        if (expected.GetProperty("error").ValueKind != JsonValueKind.Null)
        {
            Assert.Equal((1, NullProportionFallback.NoneAboveLambda), Answer(actual));
            return;
        }

        Assert.Equal(NullProportionFallback.None, actual.Fallback);
        Assert.Equal(expected.GetProperty("pi0").GetDouble(), actual.Pi0, tolerance);
        Assert.Equal(Numbers(expected, "lambda"), actual.Lambdas);
        Assert.All(Numbers(expected, "pi0_lambda").Zip(actual.AtLambda), pair => Close.To(pair.First, pair.Second));
    }

    static double[] Numbers(JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    static (double Pi0, NullProportionFallback Fallback) Answer(NullProportion proportion) => (proportion.Pi0, proportion.Fallback);
}

using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

public sealed class QValueTests
{
    [Fact]
    public void By_hand_the_q_value_is_the_least_of_pi0_m_p_over_rank_above_it()
    {
        var q = QValue.Of([0.03, 0.01, 0.04, 0.9], 0.5);
        Assert.All(new[] { 0.08 / 3, 0.02, 0.08 / 3, 0.45 }.Zip(q), pair => Close.To(pair.First, pair.Second));
    }

    [Fact]
    public void The_positive_rate_of_a_p_value_of_0_is_pi0_over_its_rank() => Close.To(0.25, QValue.Positive([0, 0, 1], 0.5)[0]);

    [Fact]
    public void A_p_value_that_a_double_cannot_hold_has_a_q_value_in_logarithms()
    {
        var logQ = QValue.OfLogs([-2000, Math.Log(0.5), double.NaN], 0.8);
        Close.To(-2000 + Math.Log(1.6), logQ[0]);
        Close.To(Math.Log(0.4), logQ[1]);
        Assert.Equal(double.NaN, logQ[2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_proportion_outside_0_to_1_is_refused(double pi0) => Assert.Throws<ArgumentOutOfRangeException>(() => QValue.Of([0.1], pi0));

    [Fact]
    public void The_q_value_never_falls_as_p_grows_and_is_pi0_p_at_least_and_pi0_at_most() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<Tuple<NonEmptyArray<NormalFloat>, NormalFloat>>(),
            pair =>
            {
                var p = pair.Item1.Get.Select(number => Math.Abs(number.Get) % 1).ToArray();
                var pi0 = Math.Max(Math.Abs(pair.Item2.Get) % 1, 0.01);
                var q = QValue.Of(p, pi0);
                Array.Sort(p, q);
                return q.Zip(q.Skip(1)).All(next => next.First <= next.Second)
                    && p.Zip(q).All(both => both.Second >= pi0 * both.First * (1 - 1e-14) && both.Second <= pi0);
            }).QuickCheckThrowOnFailure();

    [SkippableFact]
    public void Q_values_agree_with_the_qvalue_package() =>
        Assert.All(PValueVectors.All(), vector =>
        {
            var p = vector.Rows.Column("p");
            var smoother = PValueVectors.IsTiny(vector.Id) ? 1e-3 : 1e-4;
            AssertAgrees(vector.Rows, "q_smoother", () => QValue.Of(p, StoreyPi0.Smoother(p).Pi0), (expected, q) => Assert.Equal(expected, q, smoother));
            AssertAgrees(vector.Rows, "q_bootstrap", () => QValue.Of(p, StoreyPi0.Bootstrap(p).Pi0), AssertClose);
            AssertAgrees(vector.Rows, "q_lambda0.5", () => QValue.Of(p, StoreyPi0.AtLambda(p, 0.5).Pi0), AssertClose);
            AssertAgrees(vector.Rows, "q_lambda0.5", () => ByLogarithms(p), AssertClose);
        });

    // qvalue gives 0 / 0 at p = 0.
    [SkippableFact]
    public void Positive_rates_agree_with_the_qvalue_package() =>
        Assert.All(PValueVectors.All(), vector =>
        {
            var p = vector.Rows.Column("p");
            AssertAgrees(vector.Rows, "q_lambda0.5_pfdr", () => QValue.Positive(p, StoreyPi0.AtLambda(p, 0.5).Pi0), (expected, actual) =>
            {
                if (!double.IsNaN(expected))
                    Close.To(expected, actual, 1e-10);
            });
        });

    static double[] ByLogarithms(double[] p) =>
        [.. QValue.OfLogs([.. p.Select(value => Math.Log(value))], StoreyPi0.AtLambda(p, 0.5).Pi0).Select(Math.Exp)];

    static void AssertClose(double expected, double actual)
    {
        if (!(Math.Abs(expected - actual) < 1e-321))
            Close.To(expected, actual);
    }

    static void AssertAgrees(List<Dictionary<string, string>> rows, string column, Func<double[]> answer, Action<double, double> check)
    {
        if (rows[0].ContainsKey(column))
            Assert.All(rows.Column(column).Zip(answer()), pair => check(pair.First, pair.Second));
    }
}

using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Statistics.MetaAnalysis;

namespace QtlQuery.Tests.Statistics.MetaAnalysis;

public sealed class MValuesTests
{
    [Fact]
    public void One_study_has_the_odds_of_its_Bayes_factor()
    {
        // N(0.5; 0, 0.01 + 0.04) over N(0.5; 0, 0.01), prior odds 1.
        var odds = Math.Sqrt(0.01 / 0.05) * Math.Exp(0.5 * 0.25 * (1 / 0.01 - 1 / 0.05));
        Close.To(odds / (1 + odds), MValues.Of([0.5], [0.1])[0], 1e-13);
    }

    [Fact]
    public void An_absent_study_has_no_value_and_changes_no_other()
    {
        var with = MValues.Of([0.3, double.NaN, -0.1], [0.1, 0.2, 0.2]);
        Assert.Equal(double.NaN, with[1]);
        Assert.Equal(MValues.Of([0.3, -0.1], [0.1, 0.2]), with.Where(value => !double.IsNaN(value)));
        Assert.Equal(double.NaN, Assert.Single(MValues.Of([double.NaN], [1])));
        Assert.Empty(MValues.Of([], []));
    }

    [Theory]
    [InlineData(1, 0.05, 0.4)]
    [InlineData(2, 0.3, 0.3)]
    [InlineData(3, 0.002, 0.5)]
    [InlineData(4, 0.02, 0.02)]
    [InlineData(5, 0.01, 4)]
    public void Values_agree_with_the_sum_over_all_sets_of_studies(int seed, double leastSe, double mostSe)
    {
        var random = new Random(seed);
        double[] se = [.. Enumerable.Range(0, 10).Select(_ => leastSe * Math.Pow(mostSe / leastSe, random.NextDouble()))];
        double[] beta = [.. se.Select(value => (random.Next(2) == 0 ? 0 : 0.4) + value * 2 * (random.NextDouble() - 0.5))];
        Assert.All(Enumerated(beta, se).Zip(MValues.Of(beta, se)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Effects_far_outside_the_prior_are_reached()
    {
        double[] beta = [5, 4.9, 0];
        double[] se = [0.05, 0.3, 0.1];
        Assert.All(Enumerated(beta, se).Zip(MValues.Of(beta, se)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    // Within two groups of alike contexts only the numbers of active ones matter: 26 * 25 terms instead of 2^49.
    [Theory]
    [InlineData(0.3, 0.05, 0.0, 0.1)]
    [InlineData(0.05, 0.05, 0.02, 0.05)]
    [InlineData(1.5, 0.02, 0.0, 0.02)]
    [InlineData(0.0, 0.02, 0.0, 0.3)]
    public void Forty_nine_contexts_in_two_groups_agree_with_the_sum_over_numbers_of_them(double beta1, double se1, double beta2, double se2)
    {
        const int First = 25, Second = 24;
        var terms = new List<(int A, int B, double Log)>();
        for (var a = 0; a <= First; a++)
        {
            for (var b = 0; b <= Second; b++)
            {
                var log = LogChoose(First, a) + LogChoose(Second, b) - LogChoose(First + Second, a + b)
                    + LogBayesFactor(a / (se1 * se1) + b / (se2 * se2), a * beta1 / (se1 * se1) + b * beta2 / (se2 * se2));
                terms.Add((a, b, log));
            }
        }

        var largest = terms.Max(term => term.Log);
        var all = terms.Sum(term => Math.Exp(term.Log - largest));
        double[] beta = [.. Enumerable.Repeat(beta1, First), .. Enumerable.Repeat(beta2, Second)];
        double[] se = [.. Enumerable.Repeat(se1, First), .. Enumerable.Repeat(se2, Second)];
        var actual = MValues.Of(beta, se);
        Assert.Equal(terms.Sum(term => term.A * Math.Exp(term.Log - largest)) / First / all, actual[0], 1e-12);
        Assert.Equal(terms.Sum(term => term.B * Math.Exp(term.Log - largest)) / Second / all, actual[^1], 1e-12);
    }

    [Fact]
    public void Two_thousand_contexts_do_not_underflow()
    {
        double[] beta = [.. Enumerable.Range(0, 2000).Select(i => i < 1000 ? 1.0 : 0.0)];
        var actual = MValues.Of(beta, [.. beta.Select(_ => 0.1)]);
        Assert.True(actual[0] > 1 - 1e-12 && actual[1999] < 1e-12, $"{actual[0]}, {actual[1999]}");
    }

    [Fact]
    public void Values_are_probabilities_and_do_not_depend_on_the_order_of_contexts() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyArray<Tuple<NormalFloat, PositiveInt>>>(),
            contexts =>
            {
                double[] beta = [.. contexts.Get.Select(context => context.Item1.Get % 3)];
                double[] se = [.. contexts.Get.Select(context => context.Item2.Get * 0.01)];
                var values = MValues.Of(beta, se);
                var backwards = MValues.Of([.. beta.Reverse()], [.. se.Reverse()]);
                return values.All(value => value is >= 0 and <= 1)
                    && values.Zip(backwards.Reverse()).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
            }).QuickCheckThrowOnFailure();

    // 0.1 to 1.2 ms of processor time, by how the standard errors spread; the limit leaves room for a busy machine.
    [Fact]
    public void Forty_nine_contexts_take_milliseconds_at_most()
    {
        var random = new Random(1);
        double[] se = [.. Enumerable.Range(0, 49).Select(_ => 0.05 + 0.25 * random.NextDouble())];
        double[] beta = [.. se.Select(value => 0.2 + value * (random.NextDouble() - 0.5))];
        for (var i = 0; i < 200; i++)
            MValues.Of(beta, se);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++)
            MValues.Of(beta, se);
        Assert.True(watch.Elapsed.TotalMilliseconds / 100 < 10, $"{watch.Elapsed.TotalMilliseconds / 100} ms a pair");
    }

    // Han and Eskin's sum: each set of active studies by its prior, 1 / ((n + 1) choose(n, size)), times its Bayes factor.
    static double[] Enumerated(double[] beta, double[] se)
    {
        var n = beta.Length;
        var logs = new double[1 << n];
        for (var set = 0; set < logs.Length; set++)
        {
            double precision = 0, weighted = 0;
            for (var i = 0; i < n; i++)
            {
                if ((set >> i & 1) == 1)
                    (precision, weighted) = (precision + 1 / (se[i] * se[i]), weighted + beta[i] / (se[i] * se[i]));
            }

            logs[set] = LogBayesFactor(precision, weighted) - LogChoose(n, int.PopCount(set));
        }

        var largest = logs.Max();
        var all = logs.Sum(log => Math.Exp(log - largest));
        return [.. Enumerable.Range(0, n).Select(i => logs.Where((_, set) => (set >> i & 1) == 1).Sum(log => Math.Exp(log - largest)) / all)];
    }

    // ∫ N(μ; 0, 0.04) exp(weighted μ - precision μ² / 2) dμ
    static double LogBayesFactor(double precision, double weighted) =>
        -0.5 * Math.Log(1 + 0.04 * precision) + 0.5 * weighted * weighted / (precision + 25);

    static double LogChoose(int n, int k)
    {
        double log = 0;
        for (var i = 1; i <= k; i++)
            log += Math.Log((double)(n - k + i) / i);
        return log;
    }
}

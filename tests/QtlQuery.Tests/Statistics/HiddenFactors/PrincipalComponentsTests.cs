using QtlQuery.Statistics.HiddenFactors;
using QtlQuery.Statistics.Permutations;

namespace QtlQuery.Tests.Statistics.HiddenFactors;

public sealed class PrincipalComponentsTests
{
    static readonly double[][] Traits = [[1, 4, 2, 8, 5, 7], [2, 3, 9, 1, 4, 6], [5, 5, 1, 7, 2, 4], [3, 1, 4, 1, 5, 9]];

    // R 4.2.2: prcomp(X, center = TRUE, scale. = TRUE), signs turned to ours.
    [Fact]
    public void Scores_and_shares_are_those_of_prcomp()
    {
        var components = PrincipalComponents.Of([.. Traits, [3, 3, 3, 3, 3, 3]]);
        double[] shares = [0.5850071902073235, 0.2979693966315245, 0.082643585695204802, 0.034379827465947137];
        Assert.All(shares.Zip(components.Shares), pair => Close.To(pair.First, pair.Second, 1e-13));
        double[][] scores =
        [
            [0.51928417688951933, 0.87944317767811642, -2.1119074222441681, 2.2376251676152181, -0.64393970511118492, -0.88050539482750079],
            [-1.1562458969234828, -0.66903320371531816, -0.78005467855360788, 0.56941241909198181, 0.25321424037285822, 1.7827071197275686],
        ];
        for (var c = 0; c < scores.Length; c++)
            Assert.All(scores[c].Zip(components.Scores[c]), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    // The line from (1, 0.5) to (5, 0.05): the second point lies 0.1875 below it, the third 0.155, the fourth 0.0925.
    [Fact]
    public void The_elbow_is_farthest_from_the_line_through_the_ends()
    {
        Assert.Equal(2, ComponentNumber.Elbow([0.5, 0.2, 0.12, 0.07, 0.05]));
        Assert.Equal(1, ComponentNumber.Elbow([0.9]));
    }

    // 40 traits of 30 samples: two factors of which the traits are sums, and a little noise.
    [Fact]
    public void Permutations_find_the_number_of_factors_that_traits_were_made_of()
    {
        var random = new CounterRandom(11, 0, 0);
        double[] Values() => [.. Enumerable.Range(0, 30).Select(_ => random.NextUniform() - 0.5)];
        var (first, second) = (Values(), Values());
        double[][] traits = [.. Enumerable.Range(0, 40).Select(t => Values().Select((noise, i) => (t % 2 == 0 ? 2 : -1) * first[i] + (t % 3 - 1) * 2 * second[i] + noise).ToArray())];
        Assert.Equal(2, ComponentNumber.BujaEyuboglu(traits, seed: 1));
        Assert.Equal(0, ComponentNumber.BujaEyuboglu([.. Enumerable.Range(0, 40).Select(_ => Values())], seed: 1));
    }

    [Fact]
    public void What_is_no_number_is_refused() => Assert.Throws<ArgumentException>(() => PrincipalComponents.Of([[1, double.NaN, 3]]));
}

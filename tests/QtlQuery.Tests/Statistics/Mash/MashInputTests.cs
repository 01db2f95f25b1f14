using QtlQuery.Statistics.Mash;

namespace QtlQuery.Tests.Statistics.Mash;

/// <summary>What a fit of mash is made of, held to mashr (gold/14) and to hand work.</summary>
public sealed class MashInputTests
{
    [SkippableFact]
    public void The_scales_are_those_of_mashr()
    {
        var grid = MashCases.Answer("mash.json", "EE_pca").GetProperty("grid").Numbers();
        var scales = EffectScales.Of(MashCases.Effects().SelectMany(effect => effect.Beta.Zip(effect.StandardError)));
        Assert.Equal(grid.Length, scales.Count);
        Assert.All(grid.Zip(scales), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * pair.First));
    }

    [SkippableFact]
    public void The_correlation_of_null_effects_is_that_of_mashr()
    {
        var expected = MashCases.Answer("null_correlation_simple.json").GetProperty("V").Matrix();
        var found = NullCorrelation.Of(MashCases.Effects().Select(effect => effect.Beta.Zip(effect.StandardError, (beta, error) => beta / error).ToArray()), 5);
        Assert.All(expected.Zip(found!), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Too_few_null_effects_say_nothing_of_errors() => Assert.Null(NullCorrelation.Of([[0.5, 1], [1, double.NaN], [3, 0], [0, 0.1]], 2));

    // Mean products of (2, 2), (-2, -2) and (1, -1) are 3 and 7/3: eigenvectors (1, 1) and (1, -1), with 16/3 and 2/3. Together: 1 and 7/9.
    [Fact]
    public void Principal_shapes_are_those_of_two_conditions_by_hand()
    {
        var shapes = PrincipalShapes.Of([[2, 2], [-2, -2], [1, -1]], 2);
        double[][] expected = [[1, 1, 1, 1], [1, -1, -1, 1], [1, 7.0 / 9, 7.0 / 9, 1]];
        Assert.Equal(expected.Length, shapes.Count);
        Assert.All(expected.Zip(shapes), pair => Assert.All(pair.First.Zip(pair.Second), entry => Assert.Equal(entry.First, entry.Second, 1e-6)));
    }

    [Fact]
    public void An_effect_without_an_estimate_in_a_condition_tells_of_the_others()
    {
        var shapes = PrincipalShapes.Of([[2, double.NaN], [2, double.NaN]], 2);
        Assert.Equal([1.0, 0, 0, 0], Assert.Single(shapes).Select(entry => Math.Round(entry, 12)));
    }
}

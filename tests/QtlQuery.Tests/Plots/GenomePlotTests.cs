using QtlQuery.Plots;
using QtlQuery.Plots.Distributions;
using QtlQuery.Plots.Genome;

namespace QtlQuery.Tests.Plots;

/// <summary>Places of what <see cref="MadeUpPlots"/> draws, worked out by hand.</summary>
public sealed class GenomePlotTests
{
    [Fact]
    public void Chromosomes_stand_in_their_order()
    {
        string[] names = [.. Enumerable.Range(1, 22).Select(number => $"{number}"), "X", "Y", "MT"];
        var drawn = Drawn.Of(MadeUpPlots.Manhattan().Svg());
        Assert.Equal(names, drawn.Texts.Where(text => text.Y == drawn.Text("MT").Y).OrderBy(text => text.X).Select(text => text.Text));
    }

    // Two chromosomes of 250 and 52 Mb share 300 - 3 px; 1 has 297 * 250 / 302 of them.
    [Fact]
    public void A_chromosome_is_as_wide_as_it_is_long()
    {
        var scale = new GenomeScale([("22", 5), ("1", 7)], 0, 300);
        Assert.Equal(["1", "22"], scale.Chromosomes.Select(each => each.Name));
        Assert.Equal(297 * 250 / 302.0 / 2, scale.At("1", 125_000_000), 1e-9);
        Assert.Equal(297 * 250 / 302.0 + 3, scale.At("22", 0), 1e-9);
        Assert.Equal(300, scale.At("22", 52_000_000), 1e-9);
    }

    [Fact]
    public void A_short_chromosome_has_room_for_its_name()
    {
        var scale = new GenomeScale([("1", 1), ("MT", 16_569)], 0, 319);
        Assert.Equal([(0, 300), (303, 319)], scale.Chromosomes.Select(each => (each.From, each.To)));
    }

    [Fact]
    public void Dots_that_touch_become_one_line() =>
        Assert.Equal("M10 5v2M10 9v0M11 5v0", ManhattanPlot.Columns([(10, 6), (10.4, 5.2), (10, 7), (10, 9), (11, 5), (10, 6)]));

    // However many tests there are, a column of px holds no more than its height.
    [Fact]
    public void Many_tests_make_a_small_picture()
    {
        var random = new Random(5);
        var points = Enumerable.Range(0, 200_000).Select(i => new GenomePoint($"{i % 22 + 1}", random.Next(1, 50_000_000), -Math.Log10(random.NextDouble()))).ToList();
        Assert.InRange(new ManhattanPlot(new("a"), points, [], []).Svg().Length, 1000, 200_000);
    }

    // Of 999 tests the strongest is expected at 1 / 1000, the right end of the axis. The k-th of n has beta(k, n - k + 1), whose quantile for
    // k = 1 is 1 - (1 - q)^(1/n): 95 % of strongest p lie between minus log10 of 2.4335 and 4.5963. The axis goes to 6 over 400 px.
    [Fact]
    public void A_p_stands_at_its_rank_and_the_band_is_that_of_order_statistics()
    {
        var drawn = Drawn.Of(MadeUpPlots.Qq().Svg());
        var (right, bottom) = (drawn.Texts.Last(text => text.Text == "3.0").X, drawn.Text("Expected −log₁₀ p without any effect").Y - 36);
        var strongest = Drawn.Places(drawn.Elements("path").Last())[0];
        Assert.Equal((right, bottom - 400 * 5 / 6.0), (strongest.X, strongest.Y), Near(0.06));
        var band = Drawn.Places(drawn.Element("path", ("fill", "#e3e3e3")));
        Assert.Contains(band, corner => Near(0.02)((right, bottom - 400 * -Math.Log10(1 - Math.Pow(0.025, 1 / 999.0)) / 6), corner));
        Assert.Contains(band, corner => Near(0.02)((right, bottom - 400 * -Math.Log10(1 - Math.Pow(0.975, 1 / 999.0)) / 6), corner));
    }

    // scipy.stats.beta.ppf was not at hand; for k far below n the k-th p is gamma(k) / n, of which Wilson and Hilferty's quantile is good to 1e-4.
    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public void The_band_of_fifty_million_tests_is_that_of_a_gamma_distribution(long rank)
    {
        const long Tests = 50_000_000;
        var plot = new QqPlot(new("a"), Tests, [new(1, 1)], null);
        var root = Math.Pow(1 - 1 / (9.0 * rank) + 1.959964 / Math.Sqrt(9.0 * rank), 3) * rank / Tests;
        Assert.Equal(-Math.Log10(root), -Math.Log10(plot.Quantile(rank, 0.975)), 0.001);
    }

    // The bin from 0 to 50 kb of the second panel has 3 of 3 leads: all its 130 px. The axis from -1,000 to 1,000 kb.
    [Fact]
    public void A_bar_is_as_high_as_its_leads_are_many()
    {
        var drawn = Drawn.Of(MadeUpPlots.TssDistance().Svg());
        var bar = drawn.Elements("rect").Last();
        var (left, right) = (drawn.Text("−1,000").X, drawn.Text("1,000").X);
        Assert.Equal(130, Drawn.Number(bar, "height"), 0.02);
        Assert.Equal((left + right) / 2, Drawn.Number(bar, "x"), 0.02);
        Assert.Equal((right - left) / 40, Drawn.Number(bar, "width"), 0.02);
        Assert.Contains(drawn.Texts, text => text.Text.EndsWith("7 beyond the axis", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hotspot_is_a_vertical_line_of_dots()
    {
        var drawn = Drawn.Of(MadeUpPlots.Trans().Svg());
        var dots = Drawn.Places(drawn.Elements("path").Single());
        Assert.Equal(14, dots.Count);
        Assert.Single(dots.Take(12).Select(dot => dot.X).Distinct());
        Assert.Equal(12, dots.Take(12).Select(dot => dot.Y).Distinct().Count());
        Assert.True(dots[1].Y < dots[0].Y); // upwards from chromosome 1 to 2
    }

    [Fact]
    public void A_plot_of_nothing_is_refused()
    {
        Assert.Throws<NothingToDraw>(() => new ManhattanPlot(new("a"), [], [], []).Svg());
        Assert.Throws<NothingToDraw>(() => new QqPlot(new("a"), 0, [], null).Svg());
        Assert.Throws<NothingToDraw>(() => new TssDistanceHistogram(new("a"), [new("b", [], 0)], 1, 2).Svg());
        Assert.Throws<NothingToDraw>(() => new TransMap(new("a"), []).Svg());
    }

    static Func<(double X, double Y), (double X, double Y), bool> Near(double px) => (one, other) => Math.Abs(one.X - other.X) <= px && Math.Abs(one.Y - other.Y) <= px;
}

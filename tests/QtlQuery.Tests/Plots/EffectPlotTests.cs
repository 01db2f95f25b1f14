using QtlQuery.Plots;
using QtlQuery.Plots.Effects;

namespace QtlQuery.Tests.Plots;

/// <summary>Places of what <see cref="MadeUpPlots"/> draws, worked out by hand.</summary>
public sealed class EffectPlotTests
{
    // The axis goes from -0.4 to 1.2 over 340 px: 212.5 px a unit. Liver is 0.9 with an error of 0.1, 1.96 of which is 0.196.
    [Fact]
    public void A_forest_has_squares_at_effects_whiskers_at_intervals_and_diamonds_at_means()
    {
        var drawn = Drawn.Of(MadeUpPlots.Forest().Svg());
        var zero = drawn.Text("0").X;
        Assert.Equal(zero - 85, drawn.Text("−0.4").X, 0.02);
        Assert.Equal(zero + 255, drawn.Text("1.2").X, 0.02);
        Assert.Equal(zero, Drawn.Number(drawn.Element("line", ("stroke-dasharray", "3 3")), "x1"), 0.02);

        var liver = drawn.Text("Liver").Y - 4;
        var whisker = Assert.Single(drawn.Elements("line"), line => line.Attribute("y1")!.Value == $"{liver:0.##}" && line.Attribute("stroke-width")!.Value == "1.5");
        Assert.Equal(zero + 212.5 * (0.9 - 0.195996), Drawn.Number(whisker, "x1"), 0.02);
        Assert.Equal(zero + 212.5 * (0.9 + 0.195996), Drawn.Number(whisker, "x2"), 0.02);
        Assert.Contains(drawn.Elements("rect"), square => Math.Abs(Drawn.Number(square, "x") + Drawn.Number(square, "width") / 2 - (zero + 212.5 * 0.9)) < 0.02);

        var diamond = Drawn.Places(drawn.Elements("path").First(path => path.Attribute("fill")!.Value == "#a6410a"));
        Assert.Equal(zero + 212.5 * 0.196, diamond[1].X, 0.02);
        Assert.Equal(212.5 * 2 * 1.959964 * 0.0312, diamond[2].X - diamond[0].X, 0.02);
    }

    [Fact]
    public void A_context_that_was_not_tested_says_so_and_an_interval_beyond_the_axis_ends_in_arrows()
    {
        var drawn = Drawn.Of(MadeUpPlots.Forest().Svg());
        Assert.Equal(drawn.Text("Testis").Y, drawn.Text("not tested").Y);
        Assert.Equal(2, drawn.Elements("path").Count(path => path.Attribute("fill")!.Value == "#174e94"));
    }

    [Fact]
    public void The_numbers_of_a_row_have_the_digits_that_its_error_allows()
    {
        var drawn = Drawn.Of(MadeUpPlots.Forest().Svg());
        Assert.NotNull(drawn.Text("0.90 (0.70 to 1.10)"));
        Assert.NotNull(drawn.Text("0.150 (0.052 to 0.248)"));
        Assert.NotNull(drawn.Text("12,670"));
    }

    // Cells are 40 px wide and 20 high; 0.8, the largest, has the full colour; nothing was tested in the cell of MADEUP1 and Testis.
    [Fact]
    public void A_heatmap_colours_what_was_tested_and_hatches_what_was_not()
    {
        var drawn = Drawn.Of(MadeUpPlots.Heatmap().Svg());
        var cells = drawn.Elements("rect").Where(cell => cell.Attribute("stroke")?.Value == "#ffffff").ToList();
        Assert.Equal(15, cells.Count);
        Assert.Equal("#a6410a", cells[0].Attribute("fill")!.Value);
        Assert.Equal("url(#unknown)", cells[3].Attribute("fill")!.Value);
        Assert.Equal(Drawn.Number(cells[0], "x") + 3 * 40, Drawn.Number(cells[3], "x"), 0.02);
        Assert.Equal(Drawn.Number(cells[0], "y") + 20, Drawn.Number(cells[5], "y"), 0.02);
        Assert.Equal(drawn.Text("MADEUP1 rs1").Y - 4 - 10, Drawn.Number(cells[0], "y"), 0.02);
    }

    // Distances are 1 minus the mean of both directions: the brain regions 0.075, blood 0.55 and 0.56 from them, testis 0.75 and 0.7,
    // and nothing known between blood and testis: merges at 0.075, 0.555 and (0.75 + 0.7) / 2.
    [Fact]
    public void Datasets_are_ordered_by_a_tree_whose_joints_stand_at_their_distance()
    {
        var plot = MadeUpPlots.Sharing();
        Assert.Equal([0.075, 0.555, 0.725], plot.Tree().Merges.Select(merge => Math.Round(merge.Height!.Value, 10)));
        Assert.Equal(["S_ge_Blood", "S_ge_Brain_Cerebellum", "S_ge_Brain_Cortex", "S_ge_Testis"], plot.Tree().LeafOrder.Select(item => plot.Datasets[item]));

        var drawn = Drawn.Of(plot.Svg());
        double[] joints = [.. drawn.Elements("path").Where(path => path.Attribute("stroke")?.Value == "#222222").Select(path => Drawn.Places(path)[1].X)];
        var zero = Drawn.Places(drawn.Elements("path").First(path => path.Attribute("stroke")?.Value == "#222222"))[0].X;
        Assert.Equal(0.075 / 0.725, (joints[0] - zero) / (joints[2] - zero), 0.001);
        Assert.Equal(0.555 / 0.725, (joints[1] - zero) / (joints[2] - zero), 0.001);
    }

    [Fact]
    public void A_plot_of_nothing_is_refused()
    {
        Assert.Contains("nothing to draw", Assert.Throws<NothingToDraw>(() => new ForestPlot(new("a"), "b", [new("Liver", 0.1, null)], []).Svg()).Message, StringComparison.Ordinal);
        Assert.Throws<NothingToDraw>(() => new EffectHeatmap(new("a"), ["b"], ["c"], [[null]], "d").Svg());
        Assert.Throws<NothingToDraw>(() => new SharingHeatmap(new("a"), ["b"], [[1]], "d", 0).Svg());
    }
}

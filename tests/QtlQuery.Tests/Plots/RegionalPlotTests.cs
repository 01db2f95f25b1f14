using QtlQuery.Plots;
using QtlQuery.Plots.Colocalisation;
using QtlQuery.Plots.Drawing;
using QtlQuery.Plots.Regional;

namespace QtlQuery.Tests.Plots;

/// <summary>Places of what <see cref="MadeUpPlots"/> draws, worked out by hand.</summary>
public sealed class RegionalPlotTests
{
    // Both panels are 170 px high; the axis of the first ends at 3,500, that of the second at 14. The lead lies in the middle of 1 to 2 Mb.
    [Fact]
    public void A_lead_is_a_diamond_at_its_place_whatever_the_size_of_its_p()
    {
        var drawn = Drawn.Of(MadeUpPlots.Regional().Svg());
        var leads = drawn.Elements("path").Where(path => path.Attribute("fill")!.Value == LdColours.Lead && path.Attribute("stroke") is not null).Select(Drawn.Places).ToList();
        var middle = (drawn.Text("1.0").X + drawn.Text("2.0").X) / 2;
        Assert.Equal([middle, middle], leads.Select(lead => lead[1].X), (one, other) => Math.Abs(one - other) < 0.02);
        var zeros = drawn.Texts.Where(text => text.Text == "0").Select(text => text.Y - 4).ToList();
        Assert.Equal(zeros[0] - 170 * 3000 / 3500.0, leads[0][0].Y, 0.02);
        Assert.Equal(zeros[1] - 170 * 12 / 14.0, leads[1][0].Y, 0.02);
        Assert.Equal(zeros[1] - 170 * 7.30103 / 14.0, Drawn.Number(drawn.Elements("line").Last(line => line.Attribute("stroke-dasharray")?.Value == "4 3"), "y1"), 0.02);
    }

    [Fact]
    public void Genes_that_overlap_stand_in_two_rows_and_one_beyond_the_region_in_none()
    {
        var drawn = Drawn.Of(MadeUpPlots.Regional().Svg());
        Assert.Equal(drawn.Text("← MADEUP1").Y + 24, drawn.Text("MADEUP2 →").Y);
        Assert.Equal(drawn.Text("← MADEUP1").Y, drawn.Text("MIR99999 →").Y);
        Assert.DoesNotContain(drawn.Texts, text => text.Text.Contains("MADEUP3", StringComparison.Ordinal));
    }

    [Fact]
    public void Genes_of_one_row_never_touch()
    {
        var random = new Random(3);
        for (var round = 0; round < 50; round++)
        {
            var genes = Enumerable.Range(0, 60).Select(i => random.Next(1, 1_000_000) is var first ? new RegionalGene($"G{i}", first, first + random.Next(1, 200_000), '+') : default).ToList();
            var picture = new Picture(800, 2000, new("a"), "b");
            new GeneTrack(genes, new(1, 1_000_000, 50, 780)).Draw(picture, 100);
            var drawn = Drawn.Of(picture.Finish());
            var bars = drawn.Elements("rect").Skip(1).Select(bar => (Row: Drawn.Number(bar, "y") - 14, Left: Drawn.Number(bar, "x"), Right: Drawn.Number(bar, "x") + Drawn.Number(bar, "width")));
            var labels = drawn.Texts.Skip(1).Select(text => (Row: text.Y - 10, text.Left, text.Right));
            foreach (var row in bars.Zip(labels, (bar, label) => (bar.Row, Left: Math.Min(bar.Left, label.Left), Right: Math.Max(bar.Right, label.Right))).GroupBy(each => each.Row))
            {
                var inOrder = row.OrderBy(each => each.Left).ToList();
                Assert.All(inOrder.Skip(1).Zip(inOrder), pair => Assert.True(pair.First.Left >= pair.Second.Right));
            }
        }
    }

    [Fact]
    public void Variants_are_drawn_in_the_colour_of_their_LD()
    {
        var plot = new RegionalPlot(new("a"), "1", 1, 101, [new("b", [new(11, 1, 0.9), new(21, 1, 0.1), new(31, 1)], new("c", 51, 4))], []);
        var drawn = Drawn.Of(plot.Svg());
        var dots = drawn.Elements("path").Where(path => path.Attribute("stroke-width")?.Value == "5").ToDictionary(path => path.Attribute("stroke")!.Value, path => Drawn.Places(path)[0].X);
        Assert.Equal(["#0b4f8a", "#a6a6a6", "#d55e00"], dots.Keys.Order());
        Assert.Equal(dots["#d55e00"] - dots["#0b4f8a"], dots["#0b4f8a"] - dots["#a6a6a6"], 0.11);
    }

    // The QTL's axis goes to 35 over 320 px, the GWAS's to 20: the lead has 30 and 17.
    [Fact]
    public void A_variant_of_two_studies_stands_at_both_its_p_values()
    {
        var drawn = Drawn.Of(MadeUpPlots.LocusCompare().Svg());
        var lead = Drawn.Places(drawn.Elements("path").Last(path => path.Attribute("fill")!.Value == LdColours.Lead));
        Assert.Equal(drawn.Width - 16 - 320 + 320 * 30 / 35.0, lead[1].X, 0.02);
        Assert.Equal(drawn.Text("−log₁₀ p, QTL").Y - 36 - 320 * 17 / 20.0, lead[0].Y, 0.02);
    }

    // H4 passes 0.8 between log10 p12 of -6.5 and -6.4; points are 0.1 apart and the axis, from -8 to -4, is 666 px wide.
    [Fact]
    public void Priors_that_pass_the_rule_are_shaded()
    {
        var plot = MadeUpPlots.PriorSensitivityOfOneCause();
        Assert.Equal(-6.4, Math.Log10(plot.Points.First(point => point.Posteriors.H4 >= 0.8).P12), 1e-9);
        var shade = Drawn.Of(plot.Svg()).Element("rect", ("fill", "#fdf0e4"));
        Assert.Equal(70 + 666 * 1.55 / 4, Drawn.Number(shade, "x"), 0.02);
        Assert.Equal(666 * 2.45 / 4, Drawn.Number(shade, "width"), 0.02);
    }

    [Fact]
    public void A_plot_of_nothing_is_refused()
    {
        Assert.Throws<NothingToDraw>(() => new RegionalPlot(new("a"), "1", 1, 2, [], []).Svg());
        Assert.Throws<NothingToDraw>(() => new LocusComparePlot(new("a"), "b", "c", "1", 1, 2, [], 0, []).Svg());
        Assert.Throws<NothingToDraw>(() => new PriorSensitivityPlot(new("a"), [], 1e-5, new("b", _ => true)).Svg());
    }
}

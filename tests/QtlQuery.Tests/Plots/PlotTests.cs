using System.Xml.Linq;

namespace QtlQuery.Tests.Plots;

/// <summary>What holds for every plot.</summary>
public sealed class PlotTests
{
    public static TheoryData<string> Names => [.. MadeUpPlots.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_plot_is_the_picture_that_was_looked_at(string name) => Golden.Check($"plots/{name}.svg", MadeUpPlots.All[name]());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_plot_says_in_words_what_it_shows(string name)
    {
        var svg = XDocument.Parse(MadeUpPlots.All[name]()).Root!;
        Assert.Equal("img", svg.Attribute("role")!.Value);
        foreach (var id in svg.Attribute("aria-labelledby")!.Value.Split(' '))
            Assert.NotEmpty(Assert.Single(svg.Elements(), element => element.Attribute("id")?.Value == id).Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_leaves_the_picture(string name)
    {
        var svg = Drawn.Of(MadeUpPlots.All[name]());
        Assert.Empty(svg.Texts.Where(text => text.Left < 0 || text.Right > svg.Width || text.Y < 0 || text.Y > svg.Height).Select(text => text.Text));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_plot_needs_no_other_file_and_no_script(string name)
    {
        var svg = XDocument.Parse(MadeUpPlots.All[name]());
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "image" or "style" or "use");
        Assert.DoesNotContain("href", MadeUpPlots.All[name](), StringComparison.Ordinal);
        Assert.Equal("sans-serif", svg.Root!.Attribute("font-family")!.Value);
    }
}

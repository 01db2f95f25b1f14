using System.Xml.Linq;
using QtlQuery.Plots.Drawing;

namespace QtlQuery.Tests.Plots;

public sealed class DrawingTests
{
    [Theory]
    [InlineData(0, 10, "0 2 4 6 8 10")]
    [InlineData(0.3, 1.1, "0.4 0.6 0.8 1")]
    [InlineData(-0.05, 0.05, "-0.04 -0.02 0 0.02 0.04")]
    [InlineData(0, 3200, "0 500 1000 1500 2000 2500 3000")]
    public void Ticks_are_round_and_within_the_scale(double low, double high, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', new LinearScale(low, high, 0, 100).Ticks().Select(tick => Math.Round(tick, 10) + 0.0)));

    [Fact]
    public void A_scale_is_in_proportion_and_ends_at_its_ends()
    {
        var scale = new LinearScale(-1, 3, 500, 100); // upwards: 100 px a unit
        Assert.Equal([400, 500, 100], new[] { 0.0, -7, 9 }.Select(scale.At));
        Assert.Equal((-1.0, 3.0), (LinearScale.ToTicks(-0.8, 2.6, 0, 1, about: 4).Low, LinearScale.ToTicks(-0.8, 2.6, 0, 1, about: 4).High));
    }

    [Theory]
    [InlineData(5, 5, 2.5, 7.5)]
    [InlineData(0, 0, -1, 1)]
    public void A_scale_of_one_value_makes_room_around_it(double low, double high, double from, double to) =>
        Assert.Equal((from, to), (new LinearScale(low, high, 0, 1).Low, new LinearScale(low, high, 0, 1).High));

    [Theory]
    [InlineData(1.005, "1")] // the double is below 1.005
    [InlineData(-0.001, "0")]
    [InlineData(1234.5678, "1234.57")]
    public void A_coordinate_has_two_decimals_and_no_sign_for_nothing(double value, string text) => Assert.Equal(text, NumberText.Coordinate(value));

    [Fact]
    public void A_coordinate_that_is_no_number_is_a_bug() => Assert.Throws<ArgumentOutOfRangeException>(() => NumberText.Coordinate(double.NaN));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0123456, "−0.0123")]
    [InlineData(1234.6, "1,235")]
    [InlineData(0.00001234, "1.23e-5")]
    [InlineData(5e9, "5e+9")]
    public void A_number_to_read_has_three_digits(double value, string text) => Assert.Equal(text, NumberText.Significant(value));

    [Fact]
    public void Colours_run_from_blue_over_white_to_orange()
    {
        var colours = ColourScale.Diverging(2);
        Assert.Equal(["#174e94", "#174e94", "#fafafa", "#a6410a"], new double[] { -9, -2, 0, 2 }.Select(colours.At));
        Assert.Equal("#f5cead", colours.At(0.5)); // halfway from fa fa fa to f0 a3 60: f5 ce.8 ad
        Assert.True(colours.IsDark(-2) && !colours.IsDark(0));
    }

    [Theory]
    [InlineData(0.19, "#0b4f8a")]
    [InlineData(0.2, "#56b4e9")]
    [InlineData(0.4, "#009e73")]
    [InlineData(0.6, "#e69f00")]
    [InlineData(0.8, "#d55e00")]
    [InlineData(1.0, "#d55e00")]
    [InlineData(null, "#a6a6a6")]
    public void LD_is_in_the_bins_of_the_field(double? r2, string colour) => Assert.Equal(colour, LdColours.Of(r2));

    [Fact]
    public void Text_is_escaped_and_what_xml_cannot_hold_replaced()
    {
        var picture = new Picture(200, 50, new("<a> & \"b\"", "'c'"), "d\u0001");
        picture.Text(10, 30, "x<y>\ud800");
        var svg = XDocument.Parse(picture.Finish()).Root!;
        Assert.Equal("<a> & \"b\"", svg.Elements().First().Value);
        Assert.Equal("d\uFFFD 'c'", svg.Elements().ElementAt(1).Value);
        Assert.Equal("x<y>\uFFFD", svg.Elements().Last().Value);
    }

    [Fact]
    public void Dots_on_one_tenth_of_a_px_are_one() => Assert.Equal("M1 2h0M1.1 2h0", PathData.Dots([(1, 2), (1.04, 2), (1.06, 2.01)]));

    // Of 20 px: 12 letters of at least 0.3 of it do not stand on one line of 60 px.
    [Fact]
    public void A_long_text_is_broken_between_words() => Assert.Equal(["one two", "three", "seventeenletter"], TextSize.Lines("one two three seventeenletter", 20, 90));
}

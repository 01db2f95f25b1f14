using QtlQuery.Plots.Drawing;
using QtlQuery.Statistics;

namespace QtlQuery.Plots.Distributions;

/// <summary>The p-values of a dataset against those of tests without any effect, with the band that holds 95 % of such tests at each rank.</summary>
/// <remarks>
/// The k-th smallest of n uniform p-values has the beta distribution with k and n - k + 1 (order statistics; Casella and Berger 2002, 5.4),
/// with mean k / (n + 1): that is what is expected.
/// </remarks>
/// <param name="Tests">All p-values, of which <paramref name="Points"/> may be some.</param>
/// <param name="Lambda">Genomic inflation; null where not known.</param>
public sealed record QqPlot(Caption Caption, long Tests, IReadOnlyList<QqPoint> Points, double? Lambda)
{
    const double Side = 400;
    const double BandShare = 0.95;
    const int BandSteps = 40;

    /// <exception cref="NothingToDraw">There is no p-value.</exception>
    public string Svg()
    {
        if (Points.Count == 0)
            throw new NothingToDraw("no test has a p-value");

        var strongest = Points.Max(point => point.NegLog10P);
        var least = Expected(1);
        var left = 12 + Axis.LeftOf(LinearScale.ToTicks(0, Math.Max(strongest, least) * 1.04, Side, 0));
        var picture = new Picture(left + Side + 28, 12 + Side + Axis.Below, Caption, Description(strongest));
        Draw(picture, new(left, picture.Top + 12, left + Side, picture.Top + 12 + Side));
        return picture.Finish();
    }

    /// <summary>Draws points, band and axes, of which there have to be some.</summary>
    internal void Draw(Picture picture, Area area)
    {
        var (strongest, least) = (Points.Max(point => point.NegLog10P), Expected(1));
        var expected = LinearScale.ToTicks(0, least, area.Left, area.Right);
        var observed = LinearScale.ToTicks(0, Math.Max(strongest, least) * 1.04, area.Bottom, area.Top);

        picture.Path(PathData.Polygon(Band().Select(each => (expected.At(each.Expected), observed.At(each.High)))
            .Concat(Band().Reverse().Select(each => (expected.At(each.Expected), observed.At(each.Low))))), "#e3e3e3", hint: "95 % of tests without effects lie here, rank by rank");
        var end = Math.Min(expected.High, observed.High);
        picture.Line(expected.At(0), observed.At(0), expected.At(end), observed.At(end), Picture.Grey);
        picture.Dots(Points.Select(point => (expected.At(Expected(point.Rank)), observed.At(point.NegLog10P))), "#174e94", 4);
        picture.Text(area.Left + 12, area.Top + 14, $"{NumberText.Whole(Tests)} tests");
        if (Lambda is { } lambda)
            picture.Text(area.Left + 12, area.Top + 31, $"λ = {NumberText.Significant(lambda, 4)}");
        Axis.Left(picture, observed, area.Left, "Observed −log₁₀ p");
        Axis.Bottom(picture, expected, area.Bottom, "Expected −log₁₀ p without any effect");
    }

    /// <summary>Minus log10 of the mean p of a rank.</summary>
    double Expected(long rank) => -Math.Log10(rank / (Tests + 1.0));

    // Ranks evenly spaced in the logarithm, the largest first.
    IEnumerable<(double Expected, double Low, double High)> Band()
    {
        for (var i = BandSteps; i >= 0; i--)
        {
            var rank = Math.Max(1, Math.Min(Tests, Math.Round(Math.Pow(Tests, (double)i / BandSteps))));
            yield return (-Math.Log10(rank / (Tests + 1.0)), -Math.Log10(Quantile(rank, (1 + BandShare) / 2)), -Math.Log10(Quantile(rank, (1 - BandShare) / 2)));
        }
    }

    // From the rank of 1,000 on the beta distribution is as good as normal: its skewness moves the band by less than 0.0005.
    internal double Quantile(double rank, double share)
    {
        if (rank <= 1000)
            return new BetaDistribution(rank, Tests - rank + 1).Quantile(share);
        var mean = rank / (Tests + 1.0);
        return Math.Clamp(mean + NormalTail.Quantile(share) * Math.Sqrt(mean * (1 - mean) / (Tests + 2.0)), mean / 2, 1);
    }

    string Description(double strongest) =>
        $"Quantile-quantile plot of {NumberText.Whole(Tests)} p-values against a uniform distribution, with its 95 % band; the strongest has −log10 p {NumberText.Significant(strongest)}"
        + (Lambda is { } lambda ? $"; genomic inflation lambda {NumberText.Significant(lambda, 4)}." : ".");
}

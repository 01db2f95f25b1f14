using System.Globalization;
using QtlQuery.Mapping.GenotypeChecks;
using QtlQuery.Plots;
using QtlQuery.Plots.Distributions;
using QtlQuery.Plots.GenotypeQuality;

namespace QtlQuery.Cli.Plotting;

/// <summary>What <c>map qc</c> found, as a picture. Variants are counted in bins while they pass, so that memory does not grow with them.</summary>
sealed class GenotypeOverview
{
    const int FrequencyBins = 50;
    const double GreatestFrequency = 0.5;
    const int RateBins = 200;
    const int FewestRateBins = 20;
    const double HardyWeinbergStep = 0.01;
    const int HardyWeinbergBins = 40_000;

    readonly long[] _frequencies = new long[FrequencyBins];
    readonly long[] _rates = new long[RateBins];
    readonly long[] _hardyWeinberg = new long[HardyWeinbergBins];

    public void Add(VariantQuality variant)
    {
        _rates[Bin(variant.CallRate, 1.0 / RateBins, RateBins)]++;
        if (variant.Alleles > 0)
            _frequencies[Bin(variant.MinorFrequency, GreatestFrequency / FrequencyBins, FrequencyBins)]++;
        if (variant.HardyWeinbergNegLog10P is { } negLog10P)
            _hardyWeinberg[Bin(negLog10P, HardyWeinbergStep, HardyWeinbergBins)]++;
    }

    /// <param name="groupOf">The group of a sample; null where there are none.</param>
    /// <exception cref="NothingToDraw">No variant has a call.</exception>
    public string Svg(string file, CheckedGenotypes found, GenotypeLimits limits, Func<string, string?> groupOf)
    {
        var sampleRates = new long[RateBins];
        foreach (var sample in found.Samples)
            sampleRates[Bin(sample.CallRate, 1.0 / RateBins, RateBins)]++;
        return new GenotypeQualityPlot(
            new($"Genotypes of {file}", Line($"{found.Passing:N0} of {found.Variants:N0} variants pass. {found.Samples.Count(sample => sample.Failed.Count == 0):N0} of {found.Samples.Count:N0} samples pass, compared by {found.Compared:N0} variants.")),
            new("Frequency", "variants", 0, GreatestFrequency / FrequencyBins, _frequencies) { Marks = [new(limits.LeastFrequency, "limit")] },
            Rates("variants", _rates, limits.LeastCallRate),
            HardyWeinberg(),
            Rates("samples", sampleRates, limits.LeastSampleCallRate),
            new("Kinship (KING-robust), with the least of each degree", "pairs", CheckedGenotypes.FirstKinship, CheckedGenotypes.KinshipBinWidth, found.KinshipCounts)
            {
                LogCounts = true,
                Marks = [new(Math.Pow(2, -4.5), "3rd"), new(Math.Pow(2, -3.5), "2nd"), new(Math.Pow(2, -2.5), "1st"), new(Math.Pow(2, -1.5), "same")],
            },
            Components(found, groupOf)).Svg();
    }

    // From the lowest rate on that there is, and a tenth at least.
    static HistogramPanel Rates(string counted, long[] counts, double limit)
    {
        var first = Math.Min(Math.Max(0, Array.FindIndex(counts, count => count > 0)), RateBins - FewestRateBins);
        return new("Share called", counted, (double)first / RateBins, 1.0 / RateBins, counts[first..]) { LogCounts = counted == "variants", Marks = [new(limit, "limit")] };
    }

    // A point where a bin begins: so many tests are as strong or stronger.
    QqPlot? HardyWeinberg()
    {
        var points = new List<QqPoint>();
        var stronger = 0L;
        for (var bin = HardyWeinbergBins - 1; bin >= 0; bin--)
        {
            if (_hardyWeinberg[bin] == 0)
                continue;
            stronger += _hardyWeinberg[bin];
            points.Add(new(stronger, bin * HardyWeinbergStep));
        }

        return stronger == 0 ? null : new(new(""), stronger, points, null);
    }

    static ComponentsPanel? Components(CheckedGenotypes found, Func<string, string?> groupOf)
    {
        if (found.Components.Columns is not [var first, var second, ..])
            return null;
        var all = found.Eigenvalues.Where(value => value > 0).Sum();
        var groups = found.Components.Samples
            .Select((sample, place) => (Group: groupOf(sample), Place: (first.Values[place], second.Values[place])))
            .GroupBy(each => each.Group, each => each.Place)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
        return new(Title(1), Title(2), [.. groups.Select(group => new SampleGroup(group.Key, [.. group]))]);

        string Title(int number) => Line($"Component {number} ({found.Eigenvalues[number - 1] / all:P1})");
    }

    static int Bin(double value, double width, int bins) => Math.Clamp((int)(value / width + 1e-9), 0, bins - 1);

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

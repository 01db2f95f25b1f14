using System.Text.RegularExpressions;
using System.Xml.Linq;
using QtlQuery.Plots;
using QtlQuery.Plots.Colocalisation;
using QtlQuery.Plots.Distributions;
using QtlQuery.Plots.Effects;
using QtlQuery.Plots.Genome;
using QtlQuery.Plots.GenotypeQuality;
using QtlQuery.Plots.Regional;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Plots;

/// <summary>Whatever finite numbers and texts a plot is given, it is XML without NaN or infinity, and the same each time.</summary>
public sealed class PlotPropertyTests
{
    const int Rounds = 60;

    static readonly double[] Extremes = [0, -0.0, 1, -1, 5e-324, -5e-324, 1e-300, 1e-15, 0.1, 3000, 1e6, 1e300, double.MaxValue, -double.MaxValue, -1e-8];
    static readonly string[] Awkward = ["", " ", "<&>\"'", "]]>", "\0\u0001\u001b", "\ud800", "日本語 🧬", "\uffff", "a b\tc\nd", "chr1_1_A_" + new string('G', 300), "<script>alert(1)</script>"];

    public static TheoryData<string> Kinds => [.. Plots.Keys];

    static Dictionary<string, Func<Random, string>> Plots { get; } = new()
    {
        ["forest"] = random => new ForestPlot(Caption(random), Text(random), Many(random, () => new ForestRow(Text(random), Maybe(random), Maybe(random) is { } error ? Math.Abs(error) : null, random.NextInt64(), Maybe(random))), Many(random, () => new CombinedEstimate(Text(random), Number(random), Size(random), Maybe(random)))).Svg(),
        ["heatmap"] = random => Grid(random, Maybe) is var (names, values) ? new EffectHeatmap(Caption(random), names, names, values, Text(random)).Svg() : "",
        ["sharing"] = random => Grid(random, each => random.Next(4) == 0 ? null : random.NextDouble() * 2 - 1) is var (names, values) ? new SharingHeatmap(Caption(random), [.. names.Select((name, i) => $"{name}{i}")], values, Text(random), random.Next(2) - 1).Svg() : "",
        ["regional"] = random => new RegionalPlot(Caption(random), Text(random), random.Next(), random.Next(), Many(random, () => new RegionalPanel(Text(random), Many(random, () => new RegionalPoint(random.Next(), Size(random), Maybe(random))), new(Text(random), random.Next(), Size(random)), Maybe(random))), Many(random, () => new RegionalGene(Text(random), random.Next(), random.Next(), "+-?"[random.Next(3)]))).Svg(),
        ["locus_compare"] = random => new LocusComparePlot(Caption(random), Text(random), Text(random), Text(random), random.Next(), random.Next(), Many(random, () => new ComparedVariant(Text(random), random.Next(), Size(random), Size(random), Maybe(random))), 0, Many(random, () => new RegionalGene(Text(random), random.Next(), random.Next(), null))).Svg(),
        ["prior_sensitivity"] = random => new PriorSensitivityPlot(Caption(random), PriorSensitivity.Sweep(ColocalisationSums.Of([random.NextDouble() * 700], [random.NextDouble() * 700]), new(1e-4, 1e-4, 1e-5), 2 + random.Next(9)), Size(random), new(Text(random), posteriors => posteriors.H4 > random.NextDouble())).Svg(),
        ["tss_distance"] = random => new TssDistanceHistogram(Caption(random), Many(random, () => new DistancePanel(Text(random), Many(random, () => new DistanceBin(random.Next(-30, 30) * 50_000L, random.NextInt64(1, 1L << 40))), Size(random))), 50_000, 1_000_000).Svg(),
        ["qq"] = random => random.NextInt64(1, 50_000_000) is var tests ? new QqPlot(Caption(random), tests, Many(random, () => new QqPoint(random.NextInt64(1, tests + 1), Size(random))), Maybe(random)).Svg() : "",
        ["genotype_quality"] = random => new GenotypeQualityPlot(Caption(random), Bins(random), Bins(random), random.Next(3) == 0 ? null : new(Caption(random), 100, Many(random, () => new QqPoint(random.NextInt64(1, 101), Size(random))), null), Bins(random), Bins(random), random.Next(3) == 0 ? null : new(Text(random), Text(random), Many(random, () => new SampleGroup(random.Next(3) == 0 ? null : Text(random), Many(random, () => (Number(random), Number(random))))))).Svg(),
        ["manhattan"] = random => new ManhattanPlot(Caption(random), Many(random, () => Place(random)), Many(random, () => new ThresholdLine(Size(random), Text(random))), []).Svg(),
        ["trans_map"] = random => new TransMap(Caption(random), Many(random, () => new TransPair(Text(random), random.Next(), Text(random), random.Next(), Size(random)))).Svg(),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_finite_input_gives_well_formed_xml_without_nan_or_infinity(string kind)
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            try
            {
                var svg = Plots[kind](new(seed));
                var root = XDocument.Parse(svg).Root!;
                // Where numbers stand there is nothing else, not even in the words that numbers print as.
                var bad = root.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.LocalName is "x" or "y" or "d" or "width" or "height" or "x1" or "y1" or "x2" or "y2" or "viewBox" && !Regex.IsMatch(attribute.Value, @"^[-0-9. MLZhv]*$"));
                Assert.Empty(bad.Select(attribute => $"seed {seed}: {attribute}"));
                Assert.Equal(svg, Plots[kind](new(seed)));
            }
            catch (NothingToDraw)
            {
                // Such as a forest plot of contexts that were not tested.
            }
        }
    }

    static T[] Many<T>(Random random, Func<T> one) => [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => one())];

    static (string[] Names, double?[][] Values) Grid(Random random, Func<Random, double?> value)
    {
        var names = Many(random, () => Text(random));
        return (names, [.. names.Select(_ => names.Select(_ => value(random)).ToArray())]);
    }

    static HistogramPanel Bins(Random random) =>
        new(Text(random), "pairs", random.NextDouble() - 0.5, random.NextDouble(), Many(random, () => random.NextInt64(0, 1L << random.Next(40)))) { LogCounts = random.Next(2) == 0, Marks = Many(random, () => new HistogramMark(Number(random), Text(random))) };

    static GenomePoint Place(Random random) => new(random.Next(9) == 0 ? Text(random) : $"{random.Next(1, 23)}", random.Next(), Size(random));

    static Caption Caption(Random random) => new(Text(random), Text(random));

    static string Text(Random random) => Awkward[random.Next(Awkward.Length)];

    static double? Maybe(Random random) => random.Next(4) == 0 ? null : Number(random);

    static double Number(Random random) => random.Next(2) == 0 ? random.NextDouble() - 0.5 : Extremes[random.Next(Extremes.Length)];

    static double Size(Random random) => Math.Abs(Number(random));
}

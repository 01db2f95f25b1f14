using System.CommandLine;
using QtlQuery.Plots;
using QtlQuery.Plots.Effects;

namespace QtlQuery.Cli.Plotting;

/// <summary>Heatmap with dendrogram of the datasets that <c>sharing</c> would print.</summary>
sealed class SharingOverview
{
    static readonly Dictionary<string, (string Label, double Low)> Measures = new()
    {
        ["spearman"] = ("Spearman's rho of effects", -1),
        ["pi1"] = ("pi1", 0),
        ["sign_concordance"] = ("Share of effects of the same sign", 0),
        ["magnitude_sharing"] = ("Share of effects within a factor of 2", 0),
        ["egene_jaccard"] = ("Jaccard index of eGenes", 0),
    };

    public Option<string?> Measure { get; } = new("--measure") { HelpName = "MEASURE", Description = $"What --plot shows: {string.Join(", ", Measures.Keys)}; the first where not given" };

    public string Svg(PlotAnswer answer, ParseResult parsed)
    {
        var measure = parsed.GetValue(Measure) ?? Measures.Keys.First();
        if (!Measures.TryGetValue(measure, out var shown))
            throw new UsageException($"'{measure}' is no measure of sharing", $"The measures are {string.Join(", ", Measures.Keys)}.");

        // The name is one of those above.
        var pairs = answer.Rows<(string Discovery, string Target, double? Value)>($"select discovery, target, cast({measure} as double) from answer");
        if (pairs.Count == 0)
            throw new NothingToDraw("no dataset has eGenes whose leads another one tested");

        string[] datasets = [.. pairs.SelectMany(pair => new[] { pair.Discovery, pair.Target }).Distinct().Order(StringComparer.Ordinal)];
        var values = pairs.ToDictionary(pair => (pair.Discovery, pair.Target), pair => pair.Value);
        return new SharingHeatmap(
            new($"Sharing between {datasets.Length} datasets", "The tree joins datasets by average linkage on 1 minus the measure, the mean of both directions."),
            datasets,
            [.. datasets.Select(discovery => datasets.Select(target => values.GetValueOrDefault((discovery, target))).ToArray())],
            shown.Label,
            shown.Low).Svg();
    }
}

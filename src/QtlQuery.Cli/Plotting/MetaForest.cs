using System.Globalization;
using QtlQuery.Plots;
using QtlQuery.Plots.Effects;

namespace QtlQuery.Cli.Plotting;

/// <summary>Forest plot of the first lead pair that <c>meta</c> would print.</summary>
static class MetaForest
{
    public static string Svg(PlotAnswer answer)
    {
        var pairs = answer.Rows<Pair>($"select * from answer order by {answer.Order}");
        if (pairs.Count == 0)
            throw new NothingToDraw("no lead pair of an eGene has effects with standard errors");

        var pair = pairs[0];
        var rows = answer.Store.Query<Row>(
            "from effects_by_context($study, $quantity, $trait, $variant)",
            new { study = pair.Study, quantity = pair.Quantity, trait = pair.MolecularTraitId, variant = pair.VariantId },
            answer.Cancellation);
        var symbols = answer.Store.Query<string?>("select gene_symbol from gene_places where gene_id = $gene", new { gene = pair.Gene }, answer.Cancellation);
        return new ForestPlot(
            new($"{pair.VariantId} on {(symbols is [{ } symbol, ..] ? symbol : pair.MolecularTraitId)}, {pair.Study}", [.. Remarks(pair, pairs.Count)]),
            "Effect per alt copy, with its 95 % interval",
            [.. rows.Select(row => new ForestRow(row.Context, row.Beta, row.StandardError, row.SampleSize, row.NegLog10P))],
            [new("Fixed effects", pair.FixedBeta, pair.FixedStandardError, pair.FixedNegLog10P), new("Random effects", pair.RandomBeta, pair.RandomStandardError, pair.RandomNegLog10P)]).Svg();
    }

    static IEnumerable<string> Remarks(Pair pair, int pairs)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"Heterogeneity: Q = {pair.Q:0.##} (−log₁₀ p {pair.NegLog10POfQ:0.##}), I² = {pair.I2:0 %}. Contexts of one study share people: the intervals of the means are too narrow where they do.");
        if (pairs > 1)
            yield return $"The first of {pairs} lead pairs; --gene and --variant choose another.";
    }

    sealed record Pair
    {
        public string Study { get; init; } = "";

        public string? Quantity { get; init; }

        public string MolecularTraitId { get; init; } = "";

        public string Gene { get; init; } = "";

        public string VariantId { get; init; } = "";

        public double FixedBeta { get; init; }

        public double FixedStandardError { get; init; }

        public double FixedNegLog10P { get; init; }

        public double RandomBeta { get; init; }

        public double RandomStandardError { get; init; }

        public double RandomNegLog10P { get; init; }

        public double Q { get; init; }

        public double NegLog10POfQ { get; init; }

        public double I2 { get; init; }
    }

    sealed record Row
    {
        public string Context { get; init; } = "";

        public long? SampleSize { get; init; }

        public double? Beta { get; init; }

        public double? StandardError { get; init; }

        public double? NegLog10P { get; init; }
    }
}

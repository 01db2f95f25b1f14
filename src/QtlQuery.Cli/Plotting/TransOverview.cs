using QtlQuery.Plots.Genome;

namespace QtlQuery.Cli.Plotting;

/// <summary>Map of the pairs that <c>trans</c> would print.</summary>
static class TransOverview
{
    public static string Svg(PlotAnswer answer)
    {
        var pairs = answer.Rows<(string Chromosome, int Position, string GeneChromosome, int? Tss, double? NegLog10P)>($"""
            select variant_chromosome(variant_id), cast(variant_position(variant_id) as integer), gene_chromosome, gene_tss, neg_log10_p
            from answer
            order by {answer.Order}
            """);
        var placed = pairs.Where(pair => pair.Tss is not null).ToList();
        var datasets = answer.Rows<string>("select distinct dataset_id from answer order by dataset_id");
        return new TransMap(
            new($"Trans associations of {Named(datasets)}", pairs.Count > placed.Count ? [$"{pairs.Count - placed.Count} pair(s) whose gene has no known transcription start are left out."] : []),
            [.. placed.Select(pair => new TransPair(pair.Chromosome, pair.Position, pair.GeneChromosome, pair.Tss!.Value, pair.NegLog10P ?? 0))]).Svg();
    }

    /// <summary>One dataset by its name, several by their number.</summary>
    public static string Named(IReadOnlyList<string> datasets) => datasets is [var only] ? only : $"{datasets.Count} datasets";
}

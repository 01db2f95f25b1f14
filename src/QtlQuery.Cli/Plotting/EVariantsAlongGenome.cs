using QtlQuery.Plots.Genome;

namespace QtlQuery.Cli.Plotting;

/// <summary>Manhattan plot of the eVariants that <c>evariants</c> would print.</summary>
static class EVariantsAlongGenome
{
    public static string Svg(PlotAnswer answer)
    {
        var points = answer.Rows<(string Chromosome, int Position, double NegLog10P)>("select chromosome, position, largest_neg_log10_p from answer where position is not null and largest_neg_log10_p is not null");
        var datasets = answer.Rows<string>("select distinct dataset_id from answer order by dataset_id");
        return new ManhattanPlot(
            new($"eVariants of {TransOverview.Named(datasets)}", "Each at the p-value of its strongest gene."),
            [.. points.Select(point => new GenomePoint(point.Chromosome, point.Position, point.NegLog10P))],
            [],
            []).Svg();
    }
}

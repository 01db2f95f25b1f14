using QtlQuery.Core;
using QtlQuery.Plots;
using QtlQuery.Plots.Distributions;

namespace QtlQuery.Cli.Plotting;

/// <summary>Histogram of the distances between leads and transcription starts of the eGenes that <c>egenes</c> would print.</summary>
static class LeadDistances
{
    const int MostDatasets = 20;
    const long BinWidth = 50_000;

    /// <summary>What cis tests usually reach to both sides.</summary>
    const long Furthest = 1_000_000;

    public static string Svg(PlotAnswer answer)
    {
        var distances = answer.Rows<(string Dataset, long? First, long Leads)>($"""
            select dataset_id, cast(floor(tss_distance / {BinWidth}) * {BinWidth} as bigint) as first_bp, count(*) as leads
            from lead_distances
            semi join answer using (dataset_id, molecular_trait_id)
            group by dataset_id, first_bp
            order by dataset_id, first_bp
            """);
        var medians = answer.Rows<(string Dataset, double Median)>("""
            select dataset_id, cast(median(abs(tss_distance)) as double)
            from lead_distances
            semi join answer using (dataset_id, molecular_trait_id)
            where tss_distance is not null
            group by dataset_id
            """).ToDictionary(each => each.Dataset, each => each.Median);
        if (medians.Count > MostDatasets)
            throw new QtlQueryException($"{medians.Count} datasets are too many for one picture", "Choose with --dataset or --context.");
        if (medians.Count == 0)
            throw new NothingToDraw("no lead has a known distance from a transcription start");

        var unknown = distances.Where(each => each.First is null).Sum(each => each.Leads);
        return new TssDistanceHistogram(
            new("Distance of eGenes' leads from the transcription start", unknown > 0 ? [$"{unknown} lead(s) have no known distance and are left out."] : []),
            [.. distances.Where(each => each.First is not null).GroupBy(each => each.Dataset).Select(dataset => new DistancePanel(dataset.Key, [.. dataset.Select(each => new DistanceBin(each.First!.Value, each.Leads))], medians[dataset.Key]))],
            BinWidth,
            Furthest).Svg();
    }
}

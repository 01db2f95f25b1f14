using System.Text.Json;
using System.Text.Json.Serialization;
using QtlQuery.Core;

namespace QtlQuery.Engine.Index;

/// <summary>What is asked of look-up indexes: rows of some datasets that lie in regions, or that belong to genes or molecular traits.</summary>
/// <param name="Datasets">All of them have an index.</param>
/// <param name="Regions">Regions that do not overlap; null where keys are asked for.</param>
/// <param name="Keys">Ids of genes or of molecular traits; null where regions are asked for.</param>
/// <param name="InOrder">Whether the rows come by position, at a position by dataset, and then by ref, alt and trait; of one region only, and by one thread.</param>
/// <remarks>As text it is the one argument of the table function <c>index_rows</c>.</remarks>
sealed record IndexQuestion(IReadOnlyList<string> Datasets, IReadOnlyList<IndexedRegion>? Regions, IReadOnlyList<string>? Keys, bool KeysAreGenes, bool InOrder = false)
{
    public static IndexQuestion Within(IReadOnlyList<string> datasets, IEnumerable<GenomicRegion> regions) => new(datasets, Apart(regions), null, false);

    public static IndexQuestion InOrderWithin(IReadOnlyList<string> datasets, GenomicRegion region) => new(datasets, Apart([region]), null, false, InOrder: true);

    public static IndexQuestion Of(IReadOnlyList<string> datasets, IReadOnlyList<string> keys, bool areGenes) => new(datasets, null, keys, areGenes);

    public string ToText() => JsonSerializer.Serialize(this, IndexQuestionJson.Default.IndexQuestion);

    public static IndexQuestion FromText(string text) => JsonSerializer.Deserialize(text, IndexQuestionJson.Default.IndexQuestion)!;

    // A row that lies in two of the regions is one row all the same.
    static List<IndexedRegion> Apart(IEnumerable<GenomicRegion> regions)
    {
        var apart = new List<IndexedRegion>();
        foreach (var region in regions.OrderBy(region => region.Chromosome, StringComparer.Ordinal).ThenBy(region => region.Start))
        {
            if (apart is [.., var last] && last.Chromosome == region.Chromosome && region.Start <= last.Last)
                apart[^1] = last with { Last = Math.Max(last.Last, region.End) };
            else
                apart.Add(new(region.Chromosome, region.Start, region.End));
        }

        return apart;
    }
}

/// <summary>Positions of a chromosome, both ends included.</summary>
readonly record struct IndexedRegion(string Chromosome, int First, int Last);

[JsonSerializable(typeof(IndexQuestion))]
sealed partial class IndexQuestionJson : JsonSerializerContext;

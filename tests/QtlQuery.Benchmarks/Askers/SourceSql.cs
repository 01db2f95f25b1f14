using System.Globalization;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>Questions in SQL over pairs with the eQTL Catalogue's columns and a <c>dataset_id</c>. The columns that have to agree come first.</summary>
static class SourceSql
{
    /// <param name="rows">What stands behind <c>from</c>.</param>
    /// <param name="variant">Expression of the variant's id.</param>
    /// <param name="hasGeneIndex">Whether genes are found without being told where they are.</param>
    public static string Of(Question question, string rows, string variant, bool hasGeneIndex)
    {
        var place = question.Place;
        var one = $"dataset_id = '{place.DatasetId}'";
        var window = string.Create(CultureInfo.InvariantCulture, $"chromosome = '{place.Chromosome}' and position between {place.FirstPosition} and {place.LastPosition}");
        var gene = hasGeneIndex ? $"gene_id = '{place.GeneId}'" : $"gene_id = '{place.GeneId}' and {window}";
        var region = string.Create(CultureInfo.InvariantCulture, $"chromosome = '{place.Chromosome}' and position between {place.RegionStart} and {place.RegionEnd}");
        var at = string.Create(CultureInfo.InvariantCulture, $"chromosome = '{place.Chromosome}' and position = {place.Position} and ref = '{place.Ref}' and alt = '{place.Alt}'");
        return question.Kind switch
        {
            QuestionKind.GeneInOne => Pairs($"{one} and {gene}"),
            QuestionKind.GeneInAll => Pairs(gene),
            QuestionKind.Variant => Pairs(at),
            QuestionKind.Rsid => Pairs($"rsid = '{place.Rsid}'"),
            QuestionKind.RegionInOne => Pairs($"{one} and {region}"),
            QuestionKind.RegionInAll => Pairs(region),
            QuestionKind.Leads => $"select dataset_id, gene_id, min(pvalue), count(*) from {rows} group by dataset_id, gene_id",
            QuestionKind.SignificantCounts => $"select dataset_id, count(*) from {rows} where pvalue < 5e-8 group by dataset_id",
            QuestionKind.SignificantPairs => Pairs("pvalue < 5e-8"),
            QuestionKind.Specificity => $"select gene_id, count(distinct case when pvalue < 1e-5 then dataset_id end) from {rows} group by gene_id",
            QuestionKind.Scan => $"select count(*) from {rows} where pvalue < 1e-5",
            _ => throw new ArgumentException($"{question.Kind} is not asked of one table"),
        };

        // The columns that say what QtlQuery's look-ups say.
        string Pairs(string where) => $"select dataset_id, gene_id, {variant}, pvalue, beta, se, rsid, ac * 1.0 / an, an / 2 from {rows} where {where}";
    }
}

using QtlQuery.Engine;
using QtlQuery.Plots.Distributions;
using QtlQuery.Plots.Genome;

namespace QtlQuery.Cli.Plotting;

/// <summary>Plots of all tests of one dataset, QTL or GWAS.</summary>
sealed class DatasetPlots(QtlStore store, string dataset, CancellationToken cancellation)
{
    const int LabelledGenes = 25;

    public string Qq()
    {
        var points = store.Query<(long Rank, double NegLog10P)>("select rank, neg_log10_p from qq_points($dataset)", new { dataset }, cancellation);
        var lambda = store.Query<double?>("select inflation from genomic_inflation($dataset)", new { dataset }, cancellation)[0];
        return new QqPlot(
            new($"p-values of {Named}", IsGwas ? [] : ["Tests of neighbouring variants and of true effects are among them: a QTL dataset departs from the line without any flaw."]),
            points.Select(point => point.Rank).DefaultIfEmpty().Max(),
            [.. points.Select(point => new QqPoint(point.Rank, point.NegLog10P))],
            lambda).Svg();
    }

    public string Manhattan()
    {
        var points = store.Query<(string Chromosome, int Position, double NegLog10P)>("select chromosome, position, neg_log10_p from manhattan_points($dataset)", new { dataset }, cancellation);
        return new ManhattanPlot(
            new($"Tests of {Named}", IsGwas ? [] : [$"Named: the {LabelledGenes} genes with the strongest leads, as far as there is room."]),
            [.. points.Select(point => new GenomePoint(point.Chromosome, point.Position, point.NegLog10P))],
            IsGwas ? [new(-Math.Log10(5e-8), "5e-8"), new(-Math.Log10(1e-5), "1e-5")] : [],
            IsGwas ? [] : Genes()).Svg();
    }

    bool IsGwas => store.Catalogue.Dataset(dataset).Tables.ContainsKey("gwas");

    string Named => store.Catalogue.Dataset(dataset).Fields.Trait is { } trait ? $"{trait} ({dataset})" : dataset;

    List<LabelledPoint> Genes() =>
    [
        .. store.Query<(string Name, string Chromosome, int Position, double NegLog10P)>(
            $"""
            select coalesce(places.gene_symbol, leads.gene_id, leads.molecular_trait_id), leads.chromosome, leads.position, leads.neg_log10_p
            from lead_associations as leads
            left join gene_places as places using (gene_id)
            where leads.dataset_id = $dataset and leads.position is not null and leads.neg_log10_p is not null
            order by leads.neg_log10_p desc, leads.molecular_trait_id
            limit {LabelledGenes}
            """,
            new { dataset },
            cancellation).Select(gene => new LabelledPoint(gene.Name, new(gene.Chromosome, gene.Position, gene.NegLog10P))),
    ];
}

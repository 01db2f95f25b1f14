using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Lookup;

/// <summary>Finds what a person types, a gene, variant or region, and asks only the files that can hold it.</summary>
public static class StoreLookup
{
    const string Columns = "dataset_id, molecular_trait_id, variant_id, rsid, neg_log10_p, beta, standard_error, p_value, effect_allele_frequency, sample_size, significant, gene_id";

    /// <summary>The ids of a gene.</summary>
    /// <param name="text">Symbol, or Ensembl gene id with or without version.</param>
    /// <exception cref="QtlQueryException">The store knows no such gene; the hint names the nearest.</exception>
    public static IReadOnlyList<string> GeneIds(QtlStore store, string text) => GeneResolver.Resolve(store, text).Ids;

    /// <summary>The ids of a variant, as chr1_13550_G_A; a label may be of several.</summary>
    /// <param name="text">rsid, or chromosome, position and alleles in any usual spelling.</param>
    /// <exception cref="QtlQueryException">The text is no variant, is one of another build, or no dataset has the rsid.</exception>
    public static IReadOnlyList<string> VariantIds(QtlStore store, string text) => [.. VariantResolver.Resolve(store, text).Select(variant => variant.Id)];

    /// <summary>Associations of a gene's molecular traits in every dataset, strongest first.</summary>
    /// <param name="text">Symbol, or Ensembl gene id with or without version.</param>
    /// <param name="datasets">Look in these only; null for all.</param>
    /// <exception cref="QtlQueryException">No dataset of the store has the gene; the hint names the nearest.</exception>
    public static LookupQuery Gene(QtlStore store, string text, IReadOnlySet<string>? datasets = null)
    {
        var (genes, named) = GeneResolver.Resolve(store, text);
        using var connection = store.Connect();
        var spans = Statements.Read(
            connection,
            """
            select dataset_id, molecular_trait_id, chromosome, min(first_position) as first_position, max(last_position) as last_position
            from stored_association_leads(getvariable('association_leads_files'))
            where list_contains($genes, gene_id) and chromosome is not null
            group by all
            """,
            row => new Span(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4)),
            ("genes", genes));
        spans.RemoveAll(span => datasets?.Contains(span.DatasetId) is false);
        var files = spans
            .GroupBy(span => new GenomicRegion(span.Chromosome, span.FirstPosition, span.LastPosition))
            .SelectMany(region => store.Catalogue.Files("associations", region.Key, region.Select(span => span.DatasetId).ToHashSet()))
            .Distinct()
            .ToList();
        var coverage = spans.Count == 0
            ? $"{named}: no associations; {Datasets(store, "associations", datasets)} of the store hold some."
            : string.Create(CultureInfo.InvariantCulture, $"{named}: {spans.Select(span => span.MolecularTraitId).Distinct().Count()} molecular trait(s) in {spans.Select(span => span.DatasetId).Distinct().Count()} of {Datasets(store, "associations", datasets)}, variants from {spans.Min(span => span.FirstPosition):N0} to {spans.Max(span => span.LastPosition):N0} on chromosome {spans[0].Chromosome}.");
        var parameters = new Dictionary<string, object?> { ["genes"] = genes };
        if (spans.Count > 0)
        {
            (parameters["first"], parameters["last"]) = (spans.Min(span => span.FirstPosition), spans.Max(span => span.LastPosition));
        }

        return Associations(files, spans.Count == 0 ? "list_contains($genes, gene_id)" : "list_contains($genes, gene_id) and position between $first and $last", "neg_log10_p desc, dataset_id, molecular_trait_id, variant_id", parameters, coverage);
    }

    /// <summary>Associations of a variant in every dataset, strongest first.</summary>
    /// <param name="text">rsid, or chromosome, position and alleles in any usual spelling.</param>
    /// <param name="datasets">Look in these only; null for all.</param>
    /// <exception cref="QtlQueryException">The text is no variant, is one of another build, or no dataset has the rsid.</exception>
    public static LookupQuery Variant(QtlStore store, string text, IReadOnlySet<string>? datasets = null)
    {
        var variants = VariantResolver.Resolve(store, text);
        var files = variants
            .Select(variant => new GenomicRegion(variant.Chromosome, variant.Position, variant.Position))
            .SelectMany(at => store.Catalogue.Files("associations", at, datasets))
            .Distinct()
            .ToList();
        var named = string.Join(", ", variants.Select(variant => variant.Id));
        var conditions = variants.Select((variant, i) => $"(chromosome = $chromosome{i} and position = $position{i} and ref = $ref{i} and alt = $alt{i})");
        var parameters = variants
            .SelectMany((variant, i) => new (string, object?)[] { ($"chromosome{i}", variant.Chromosome), ($"position{i}", variant.Position), ($"ref{i}", variant.Ref), ($"alt{i}", variant.Alt) })
            .ToDictionary(each => each.Item1, each => each.Item2);
        return Associations(files, string.Join(" or ", conditions), "neg_log10_p desc, dataset_id, molecular_trait_id, variant_id", parameters, $"{text}: {named} on {store.GenomeBuild.Name}, looked for in {Datasets(store, "associations", datasets)}.");
    }

    /// <summary>Associations within a region in every dataset, by position.</summary>
    /// <param name="text"><c>chromosome:start-end</c>, 1-based, both ends included.</param>
    /// <param name="datasets">Look in these only; null for all.</param>
    /// <exception cref="QtlQueryException">The text is no region.</exception>
    public static LookupQuery Region(QtlStore store, string text, IReadOnlySet<string>? datasets = null)
    {
        var region = GenomicRegion.Parse(text);
        return Associations(
            store.Catalogue.Files("associations", region, datasets),
            "chromosome = $chromosome and position between $first and $last",
            "position, variant_id, dataset_id, molecular_trait_id",
            new() { ["chromosome"] = region.Chromosome, ["first"] = region.Start, ["last"] = region.End },
            $"{region} on {store.GenomeBuild.Name}, looked for in {Datasets(store, "associations", datasets)}.");
    }

    // Without a file that can hold a row the answer is empty, and DuckDB must not be asked to read no files.
    static LookupQuery Associations(List<string> files, string where, string order, Dictionary<string, object?> parameters, string coverage)
    {
        if (files.Count == 0)
            return new($"select {Columns} from associations where false", new Dictionary<string, object?>(), coverage);
        parameters["files"] = files;
        return new($"select {Columns} from associations_in($files) where {where} order by {order}", parameters, coverage);
    }

    static string Datasets(QtlStore store, string table, IReadOnlySet<string>? datasets) =>
        string.Create(CultureInfo.InvariantCulture, $"{store.Catalogue.Datasets.Values.Count(dataset => dataset.Tables.ContainsKey(table) && datasets?.Contains(dataset.DatasetId) is not false):N0} dataset(s) on {store.GenomeBuild.Name}");

    sealed record Span(string DatasetId, string MolecularTraitId, string Chromosome, int FirstPosition, int LastPosition);
}

using System.Globalization;

namespace QtlQuery.Cli.Demo;

/// <summary>Writes a context's results as the eQTL Catalogue publishes them (release 7), a row for each rsid of a variant.</summary>
static class EqtlCatalogueFiles
{
    const string NominalHeader =
        "molecular_trait_id chromosome position ref alt variant ma_samples maf pvalue beta se type ac an r2 molecular_trait_object_id gene_id median_tpm rsid";

    const string CredibleSetsHeader = "molecular_trait_id gene_id cs_id variant rsid cs_size pip pvalue beta se z cs_min_r2 region";

    /// <summary>Genes weaker than this get no credible set.</summary>
    const double LeastNegLog10P = 5;

    /// <summary>Less pure sets (|r| below 0.5) are left out, as the Catalogue does.</summary>
    const double LeastR2 = 0.25;

    static readonly string[] NoRsid = ["NA"];

    public static void WriteNominal(string path, DemoContext context)
    {
        using var file = new TabbedFile(path, NominalHeader);
        var rows = context.Genes
            .SelectMany(gene => context.Associations(gene).Select(association => (gene, association)))
            .GroupBy(row => row.association.Genotype)
            .ToDictionary(group => group.Key);

        foreach (var genotype in context.Genotypes.Where(rows.ContainsKey))
        {
            var (site, variant) = (genotype.Site, genotype.Site.Variant);
            foreach (var (gene, association) in rows[genotype])
                foreach (var rsid in Rsids(site))
                {
                    file.Write(
                        gene.Id, variant.Chromosome, variant.Position, variant.Ref, variant.Alt, variant.Id,
                        genotype.MinorAlleleCarriers, genotype.MinorFrequency,
                        SixDigits.OfNegLog10(association.NegLog10P), association.Slope, association.StandardError,
                        variant is { Ref.Length: 1, Alt.Length: 1 } ? "SNP" : "INDEL",
                        genotype.AltCopies, genotype.Alleles, site.ImputationQuality,
                        gene.Id, gene.Id, MedianTpm(gene, context), rsid);
                }
        }
    }

    public static void WriteCredibleSets(string path, DemoContext context)
    {
        using var file = new TabbedFile(path, CredibleSetsHeader);
        foreach (var gene in context.Genes)
        {
            var associations = context.Associations(gene);
            if (associations.Max(association => association.NegLog10P) < LeastNegLog10P)
                continue;

            var set = DemoCredibleSet.Of(associations);
            if (set.MinimumR2 < LeastR2)
                continue;

            foreach (var (association, posterior) in set.Members)
                foreach (var rsid in Rsids(association.Genotype.Site))
                {
                    file.Write(
                        gene.Id, gene.Id, $"{gene.Id}_L1", association.Genotype.Site.Variant.Id, rsid, set.Members.Count, posterior,
                        SixDigits.OfNegLog10(association.NegLog10P), association.Slope, association.StandardError,
                        association.Slope / association.StandardError, set.MinimumR2, $"chr{DemoContext.Window(gene)}");
                }
        }
    }

    static IReadOnlyList<string> Rsids(DemoSite site) => site.Rsids.Count == 0 ? NoRsid : site.Rsids;

    // Any plausible number that differs between genes and contexts.
    static double MedianTpm(DemoGene gene, DemoContext context) =>
        1 + (int.Parse(gene.Symbol.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture) * 37 + context.SampleSize) % 97 / 4.0;
}

namespace QtlQuery.Cli.Demo;

/// <summary>Writes a context's genes with their leads and permutation results as GTEx does (v8).</summary>
static class GtexEGenesFile
{
    const string Header =
        "gene_id gene_name gene_chr gene_start gene_end strand num_var beta_shape1 beta_shape2 true_df pval_true_df variant_id tss_distance "
        + "chr variant_pos ref alt num_alt_per_site rs_id_dbSNP151_GRCh38p7 minor_allele_samples minor_allele_count maf ref_factor "
        + "pval_nominal slope slope_se pval_perm pval_beta qval pval_nominal_threshold log2_aFC log2_aFC_lower log2_aFC_upper";

    /// <summary>An allelic fold change needs counts of reads, which are not simulated.</summary>
    const string NoFoldChange = "NA";

    public static void Write(string path, DemoContext context, RandomStream random)
    {
        using var file = new TabbedFile(path, Header);
        var genes = new DemoEGenes(context, random);
        foreach (var tested in genes.All)
        {
            var (gene, lead, genotype) = (tested.Gene, tested.Lead, tested.Lead.Genotype);
            var (chromosome, variant) = ("chr" + gene.Chromosome, genotype.Site.Variant);
            var altIsMinor = 2 * genotype.AltCopies <= genotype.Alleles;
            var p = SixDigits.OfNegLog10(lead.NegLog10P);
            file.Write(
                gene.Id + ".1", gene.Symbol, chromosome, gene.FirstBp, gene.LastBp, gene.Strand,
                tested.VariantsTested, tested.Beta.Shape1, tested.Beta.Shape2, context.SampleSize - 2, p,
                variant.Id + "_b38", variant.Position - gene.Start, chromosome, variant.Position, variant.Ref, variant.Alt,
                context.Genotypes.Count(other => other.Site.IsAtPositionOf(genotype.Site)), Rsids(genotype.Site),
                genotype.MinorAlleleCarriers, altIsMinor ? genotype.AltCopies : genotype.Alleles - genotype.AltCopies,
                genotype.MinorFrequency, altIsMinor ? 1 : -1,
                p, lead.Slope, lead.StandardError,
                tested.PermutationP, SixDigits.OfNegLog10(tested.NegLog10PBeta), SixDigits.OfNegLog10(genes.NegLog10Q(tested)), genes.PThreshold(tested),
                NoFoldChange, NoFoldChange, NoFoldChange);
        }
    }

    static string Rsids(DemoSite site) => site.Rsids.Count == 0 ? "." : string.Join(',', site.Rsids);
}

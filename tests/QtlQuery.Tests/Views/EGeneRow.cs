using System.Globalization;

namespace QtlQuery.Tests.Views;

/// <summary>A row of a GTEx v8 file of eGenes: a gene, its lead and its verdict (q at most 0.05), its numbers as the file prints them.</summary>
sealed record EGeneRow(string Gene, string Symbol, string Chromosome, int Start, int Position, string PValue, string Slope, string SlopeSe, string QValue, string Threshold = "0.001")
{
    const string Header =
        "gene_id gene_name gene_chr gene_start gene_end strand num_var beta_shape1 beta_shape2 true_df pval_true_df variant_id tss_distance "
        + "chr variant_pos ref alt num_alt_per_site rs_id_dbSNP151_GRCh38p7 minor_allele_samples minor_allele_count maf ref_factor "
        + "pval_nominal slope slope_se pval_perm pval_beta qval pval_nominal_threshold log2_aFC log2_aFC_lower log2_aFC_upper";

    string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Gene}.1\t{Symbol}\tchr{Chromosome}\t{Start}\t{Start + 1000}\t+\t100\t1\t10\t98\t{PValue}\tchr{Chromosome}_{Position}_A_G_b38\t{Position - Start}\tchr{Chromosome}\t{Position}\tA\tG\t1\t.\t40\t50\t0.25\t1\t{PValue}\t{Slope}\t{SlopeSe}\t0.001\t{PValue}\t{QValue}\t{Threshold}\tNA\tNA\tNA");

    public static string File(IEnumerable<EGeneRow> rows) => string.Concat(rows.Select(row => row.Line).Prepend(Header.Replace(' ', '\t')).Select(line => line + "\n"));
}

using System.Text;

namespace QtlQuery.Benchmarks.Data;

/// <summary>The 10 columns of tensorQTL's nominal pass, version 1.0.9 and later.</summary>
static class TensorQtlRows
{
    public static void Header(RowText text)
    {
        text.Text("phenotype_id\tvariant_id\tstart_distance\tend_distance\taf\tma_samples\tma_count\tpval_nominal\tslope\tslope_se"u8);
        text.EndLine();
    }

    public static void Write(RowText text, CisStudy study, in Pair pair)
    {
        var (gene, variant) = (pair.Gene, pair.Variant);
        var alleles = 2 * study.SampleSize;
        var altCopies = Math.Clamp((int)Math.Round(alleles * variant.Frequency), 1, alleles - 1);
        var minorCopies = Math.Min(altCopies, alleles - altCopies);

        text.Text(gene.IdBytes);
        text.Text(".7\t"u8);
        text.Text(Encoding.ASCII.GetBytes(variant.Id));
        text.Text("_b38\t"u8);
        text.Whole(variant.Position - gene.Tss);
        text.Tab();
        text.Whole(variant.Position - gene.Tss);
        text.Tab();
        text.Number((double)altCopies / alleles);
        text.Tab();
        text.Whole((minorCopies + 1) / 2);
        text.Tab();
        text.Whole(minorCopies);
        text.Tab();
        text.Number(pair.PValue);
        text.Tab();
        text.Number(pair.Beta);
        text.Tab();
        text.Number(pair.StandardError);
        text.EndLine();
    }
}

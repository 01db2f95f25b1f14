using System.Text;

namespace QtlQuery.Benchmarks.Data;

/// <summary>The 12 columns of GTEx's significant pairs.</summary>
static class GtexRows
{
    public static void Header(RowText text)
    {
        text.Text("variant_id\tgene_id\ttss_distance\tma_samples\tma_count\tmaf\tpval_nominal\tslope\tslope_se\tpval_nominal_threshold\tmin_pval_nominal\tpval_beta"u8);
        text.EndLine();
    }

    public static void Write(RowText text, CisStudy study, in Pair pair)
    {
        var (gene, variant) = (pair.Gene, pair.Variant);
        var alleles = 2 * study.SampleSize;
        var minorFrequency = Math.Min(variant.Frequency, 1 - variant.Frequency);
        var minorCopies = Math.Max(1, (int)Math.Round(alleles * minorFrequency));

        text.Text(Encoding.ASCII.GetBytes(variant.Id));
        text.Text("_b38\t"u8);
        text.Text(gene.IdBytes);
        text.Text(".7\t"u8);
        text.Whole(variant.Position - gene.Tss);
        text.Tab();
        text.Whole((int)Math.Ceiling(minorCopies * (1 - minorFrequency / 2)));
        text.Tab();
        text.Whole(minorCopies);
        text.Tab();
        text.Number((double)minorCopies / alleles);
        text.Tab();
        text.Number(pair.PValue);
        text.Tab();
        text.Number(pair.Beta);
        text.Tab();
        text.Number(pair.StandardError);
        text.Text("\t0.000122345\t1.23456e-12\t3.45678e-09"u8);
        text.EndLine();
    }
}

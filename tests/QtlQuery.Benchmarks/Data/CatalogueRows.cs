namespace QtlQuery.Benchmarks.Data;

/// <summary>The eQTL Catalogue's 19 columns.</summary>
static class CatalogueRows
{
    public static void Header(RowText text)
    {
        text.Text("molecular_trait_id\tchromosome\tposition\tref\talt\tvariant\tma_samples\tmaf\tpvalue\tbeta\tse\ttype\tac\tan\tr2\tmolecular_trait_object_id\tgene_id\tmedian_tpm\trsid"u8);
        text.EndLine();
    }

    public static void Write(RowText text, CisStudy study, in Pair pair, long rsid, bool endLine = true)
    {
        var (gene, variant) = (pair.Gene, pair.Variant);
        var alleles = 2 * study.SampleSize;
        var altCopies = Math.Clamp((int)Math.Round(alleles * variant.Frequency), 1, alleles - 1);
        var minorCopies = Math.Min(altCopies, alleles - altCopies);
        var minorFrequency = (double)minorCopies / alleles;

        text.Text(gene.IdBytes);
        text.Tab();
        text.Text(variant.CatalogueCells);
        text.Whole((int)Math.Ceiling(minorCopies * (1 - minorFrequency / 2)));
        text.Tab();
        text.Number(minorFrequency);
        text.Tab();
        text.Number(pair.PValue);
        text.Tab();
        text.Number(pair.Beta);
        text.Tab();
        text.Number(pair.StandardError);
        text.Text(variant.IsSnp ? "\tSNP\t"u8 : "\tINDEL\t"u8);
        text.Whole(altCopies);
        text.Tab();
        text.Whole(alleles);
        text.Tab();
        text.Number(variant.ImputationQuality);
        text.Tab();
        text.Text(gene.IdBytes);
        text.Tab();
        text.Text(gene.IdBytes);
        text.Tab();
        text.Number(study.MedianTpm(gene));
        text.Text("\trs"u8);
        text.Whole(rsid);
        if (endLine)
            text.EndLine();
    }
}

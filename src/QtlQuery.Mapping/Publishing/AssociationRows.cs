using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Writes tests as rows of <c>associations</c>.</summary>
/// <param name="samples">In every test: a missing genotype stands for the mean.</param>
sealed class AssociationRows(BinnedRows rows, int samples)
{
    /// <summary>Columns that are written, in the order of their places.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "molecular_trait_id", "gene_id", "gene_version", "position", "ref", "alt", "rsid", "effect_allele_frequency", "minor_allele_samples", "minor_allele_count",
        "sample_size", "tss_distance", "beta", "standard_error", "p_value", "neg_log10_p_below_range", "p_value_derived", "ref_is_reference", "molecular_trait_object_id", "fdr", "significant",
    ];

    /// <summary>False discovery rate over all tests up to which a pair is significant.</summary>
    public const double SignificantRate = 0.05;

    public long Count { get; private set; }

    /// <param name="falseDiscoveryRate">Null where it is not known.</param>
    public void Write(VariantCells cells, ScannedTrait trait, TraitName name, PairTest test, double? falseDiscoveryRate)
    {
        var variant = cells.Variant;
        var row = rows.Row(variant.Chromosome, variant.Position);
        row.Set(0, name.IdBytes);
        if (name.GeneIdBytes is not null)
            row.Set(1, name.GeneIdBytes);
        if (name.GeneVersion is { } version)
            row.Set(2, version);
        row.Set(3, variant.Position);
        row.Set(4, cells.Ref);
        row.Set(5, cells.Alt);
        if (cells.Rsid is not null)
            row.Set(6, cells.Rsid);
        row.Set(7, cells.Frequency);
        row.Set(8, cells.MinorCarriers);
        row.Set(9, cells.MinorCopies);
        row.Set(10, samples);
        // A distance between chromosomes is none.
        if (variant.Chromosome == trait.Chromosome)
            row.Set(11, trait.DistanceOf(variant.Position));
        row.Set(12, (float)test.Slope);
        row.Set(13, (float)test.StandardError);
        row.Set(14, StoredP.Of(test.NegLog10P));
        if (StoredP.BelowRange(test.NegLog10P) is { } below)
            row.Set(15, below);
        row.Set(16, false);
        row.Set(17, true);
        if (name.ObjectBytes is not null)
            row.Set(18, name.ObjectBytes);
        if (falseDiscoveryRate is { } rate)
        {
            row.Set(19, rate);
            row.Set(20, rate <= SignificantRate);
        }

        row.EndRow();
        Count++;
    }
}

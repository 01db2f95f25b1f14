using System.Globalization;
using System.Text;
using QtlQuery.Core;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Writes the tests of a cis scan as rows of <c>associations</c>, in the table's order.</summary>
sealed class NominalRows(BinnedRows rows, IReadOnlyDictionary<string, TraitName> names, int samples)
{
    /// <summary>Columns that are written, in the order of their places.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "molecular_trait_id", "gene_id", "gene_version", "position", "ref", "alt", "rsid", "effect_allele_frequency", "minor_allele_samples", "minor_allele_count",
        "sample_size", "tss_distance", "beta", "standard_error", "p_value", "neg_log10_p_below_range", "p_value_derived", "ref_is_reference", "molecular_trait_object_id",
    ];

    // Variants of one position come in the order of the file, and are wanted in that of their alleles.
    readonly List<(TestedVariant Variant, PairTest[] Tests, NominalTests Of)> _samePosition = [];

    public long Count { get; private set; }

    public void Add(NominalTests tests)
    {
        foreach (var (variant, results) in tests.Rows())
        {
            if (_samePosition is [var (before, _, _), ..] && (before.Variant.Position != variant.Variant.Position || before.Variant.Chromosome != variant.Variant.Chromosome))
                Flush();
            _samePosition.Add((variant, results, tests));
        }
    }

    /// <summary>Writes what is still held.</summary>
    /// <exception cref="QtlQueryException">Two rows of the genotypes are the same variant.</exception>
    public void Flush()
    {
        _samePosition.Sort((a, b) => Compare(a.Variant, b.Variant));
        for (var i = 0; i < _samePosition.Count; i++)
        {
            var (variant, tests, of) = _samePosition[i];
            if (i > 0 && Compare(_samePosition[i - 1].Variant, variant) == 0)
            {
                throw new QtlQueryException(
                    string.Create(CultureInfo.InvariantCulture, $"the genotypes have variant {variant.Variant.Chromosome}:{variant.Variant.Position} {variant.Variant.Ref}>{variant.Variant.Alt} twice"),
                    "Remove the duplicates first, with 'bcftools norm --rm-dup exact' or 'plink2 --rm-dup'.");
            }

            Write(variant, tests, of);
        }

        _samePosition.Clear();
    }

    void Write(TestedVariant tested, PairTest[] tests, NominalTests of)
    {
        var variant = tested.Variant;
        var (reference, alternative) = (Encoding.UTF8.GetBytes(variant.Ref), Encoding.UTF8.GetBytes(variant.Alt));
        var rsid = variant.Id.StartsWith("rs", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(variant.Id) : null;
        for (var i = 0; i < tests.Length; i++)
        {
            if (!tests[i].IsTested)
                continue;
            var name = names[of.Traits[i].Id];
            var row = rows.Row(variant.Chromosome, variant.Position);
            row.Set(0, name.IdBytes);
            if (name.GeneIdBytes is not null)
                row.Set(1, name.GeneIdBytes);
            if (name.GeneVersion is { } version)
                row.Set(2, version);
            row.Set(3, variant.Position);
            row.Set(4, reference);
            row.Set(5, alternative);
            if (rsid is not null)
                row.Set(6, rsid);
            row.Set(7, (float)tested.Counts.AltFrequency);
            row.Set(8, tested.Counts.MinorCarriers);
            row.Set(9, (int)Math.Round(tested.Counts.MinorCopies));
            row.Set(10, samples);
            row.Set(11, of.Traits[i].DistanceOf(variant.Position));
            row.Set(12, (float)tests[i].Slope);
            row.Set(13, (float)tests[i].StandardError);
            row.Set(14, StoredP.Of(tests[i].NegLog10P));
            if (StoredP.BelowRange(tests[i].NegLog10P) is { } below)
                row.Set(15, below);
            row.Set(16, false);
            row.Set(17, true);
            if (name.Object is not null)
                row.Set(18, Encoding.UTF8.GetBytes(name.Object));
            row.EndRow();
            Count++;
        }
    }

    static int Compare(TestedVariant a, TestedVariant b)
    {
        var byRef = string.CompareOrdinal(a.Variant.Ref, b.Variant.Ref);
        return byRef != 0 ? byRef : string.CompareOrdinal(a.Variant.Alt, b.Variant.Alt);
    }
}

namespace QtlQuery.Statistics.Genotypes;

/// <summary>What was called of a variant with two alleles, over diploid samples.</summary>
/// <param name="Samples">All samples, called or not.</param>
/// <param name="Called">Samples with a call.</param>
/// <param name="AltCopies">Copies of the alternative allele; with dosages not whole.</param>
/// <param name="AltCarriers">Called samples with more than half a copy of alt.</param>
/// <param name="RefCarriers">Called samples with more than half a copy of ref.</param>
public readonly record struct AlleleCounts(int Samples, int Called, double AltCopies, int AltCarriers, int RefCarriers)
{
    /// <summary>Share of samples that were called.</summary>
    public double CallRate => (double)Called / Samples;

    /// <summary>Frequency of alt among called alleles; NaN where nothing was called.</summary>
    public double AltFrequency => AltCopies / (2.0 * Called);

    /// <summary>Alt is the minor allele up to a frequency of 0.5 itself.</summary>
    public bool AltIsMinor => AltCopies <= Called;

    /// <summary>Copies of the minor allele (MAC).</summary>
    public double MinorCopies => AltIsMinor ? AltCopies : 2.0 * Called - AltCopies;

    /// <summary>Frequency of the minor allele (MAF).</summary>
    public double MinorFrequency => MinorCopies / (2.0 * Called);

    /// <summary>Called samples with more than half a copy of the minor allele.</summary>
    public int MinorCarriers => AltIsMinor ? AltCarriers : RefCarriers;

    /// <param name="dosages">Copies of alt, 0 to 2; NaN is a missing call.</param>
    public static AlleleCounts Of(ReadOnlySpan<double> dosages)
    {
        double copies = 0;
        int called = 0, alt = 0, reference = 0;
        foreach (var dosage in dosages)
        {
            if (double.IsNaN(dosage))
                continue;
            called++;
            copies += dosage;
            alt += dosage > 0.5 ? 1 : 0;
            reference += dosage < 1.5 ? 1 : 0;
        }

        return new(dosages.Length, called, copies, alt, reference);
    }

    /// <summary>tensorQTL's ma_count: copies in carriers alone, cut to a whole number, of dosages whose missing calls are filled.</summary>
    /// <param name="filled">As <see cref="MeanImputation"/> leaves them.</param>
    public static int TensorQtlMinorCount(ReadOnlySpan<double> filled)
    {
        double all = 0, carried = 0;
        foreach (var dosage in filled)
        {
            all += dosage;
            carried += dosage > 0.5 ? dosage : 0;
        }

        return all <= filled.Length ? (int)carried : 2 * filled.Length - (int)carried;
    }
}

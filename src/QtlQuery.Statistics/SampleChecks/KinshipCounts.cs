namespace QtlQuery.Statistics.SampleChecks;

/// <summary>How two samples' genotypes agree, over the variants in which both were called.</summary>
/// <param name="BothHeterozygous">Variants in which both are heterozygous.</param>
/// <param name="OppositeHomozygous">Variants in which they are homozygous for different alleles: no allele is shared (IBS0).</param>
/// <param name="Heterozygous1">Variants in which the first is heterozygous.</param>
/// <param name="Heterozygous2">Variants in which the second is heterozygous.</param>
public readonly record struct KinshipCounts(int BothHeterozygous, int OppositeHomozygous, int Heterozygous1, int Heterozygous2)
{
    /// <summary>
    /// The kinship coefficient by KING-robust, which needs no allele frequencies and holds where populations are mixed: 1/2 for the same person or twins,
    /// 1/4 for parents and siblings, about 0 or below for the unrelated. NaN where either sample has no heterozygous call.
    /// </summary>
    /// <remarks>Manichaikul et al. (2010), Bioinformatics 26:2867, equation 11 (between families), as plink2 --make-king.</remarks>
    public double Kinship
    {
        get
        {
            double fewer = Math.Min(Heterozygous1, Heterozygous2);
            if (fewer == 0)
                return double.NaN;
            return (BothHeterozygous - 2.0 * OppositeHomozygous) / (2 * fewer) + 0.5 - 0.25 * (Heterozygous1 + Heterozygous2) / fewer;
        }
    }

    /// <summary>Adds up over variants: call for each variant with both samples' copies of alt, or NaN.</summary>
    public KinshipCounts With(double copies1, double copies2) =>
        double.IsNaN(copies1) || double.IsNaN(copies2)
            ? this
            : new(
                BothHeterozygous + (copies1 == 1 && copies2 == 1 ? 1 : 0),
                OppositeHomozygous + (Math.Abs(copies1 - copies2) == 2 ? 1 : 0),
                Heterozygous1 + (copies1 == 1 ? 1 : 0),
                Heterozygous2 + (copies2 == 1 ? 1 : 0));

    /// <param name="sample1">The first sample's copies of alt in each autosomal variant: 0, 1, 2, or NaN.</param>
    /// <param name="sample2">The other's.</param>
    public static KinshipCounts Of(ReadOnlySpan<double> sample1, ReadOnlySpan<double> sample2)
    {
        if (sample1.Length != sample2.Length)
            throw new ArgumentException($"{sample1.Length} and {sample2.Length} variants", nameof(sample2));

        var counts = default(KinshipCounts);
        for (var v = 0; v < sample1.Length; v++)
            counts = counts.With(sample1[v], sample2[v]);
        return counts;
    }
}

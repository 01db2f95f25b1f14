using QtlQuery.Statistics.Genotypes;

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

    /// <param name="sample1">The first sample's copies of alt in each autosomal variant: 0, 1, 2, or NaN.</param>
    /// <param name="sample2">The other's.</param>
    /// <exception cref="ArgumentException">They differ in their number of variants, or a dosage is not a whole number of copies.</exception>
    public static KinshipCounts Of(ReadOnlySpan<double> sample1, ReadOnlySpan<double> sample2) => Of(Bits(sample1), Bits(sample2));

    /// <summary>The same from calls that are bits already, as for every pair of many samples.</summary>
    public static KinshipCounts Of(CallBits sample1, CallBits sample2)
    {
        var pairs = sample1.With(sample2);
        return new(pairs.HetHet, pairs.RefAlt + pairs.AltRef, pairs.HetRef + pairs.HetHet + pairs.HetAlt, pairs.RefHet + pairs.HetHet + pairs.AltHet);
    }

    static CallBits Bits(ReadOnlySpan<double> sample) => CallBits.TryOf(sample) ?? throw new ArgumentException("kinship needs hard calls: 0, 1 or 2 copies");
}

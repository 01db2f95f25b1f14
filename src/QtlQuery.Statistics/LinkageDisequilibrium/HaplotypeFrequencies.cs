using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Statistics.LinkageDisequilibrium;

/// <summary>Frequencies of the haplotypes of two variants, the likeliest given unphased genotypes in Hardy-Weinberg proportions.</summary>
/// <remarks>
/// Excoffier and Slatkin (1995), Mol. Biol. Evol. 12:921. Only the phase of double heterozygotes is unknown. Where expectation and maximisation come to
/// rest is a root of a cubic (Gaunt et al. 2007, BMC Bioinformatics 8:428): its up to three roots are found between its turning points, and
/// the likeliest of them is taken.
/// </remarks>
/// <param name="AltAlt">Frequency of the haplotype with alt at both.</param>
/// <param name="Alt1">Frequency of alt at the first variant, among samples with both calls.</param>
/// <param name="Alt2">Frequency of alt at the second.</param>
public readonly record struct HaplotypeFrequencies(double AltAlt, double Alt1, double Alt2)
{
    /// <summary>D, the excess of the haplotype over what independent alleles would have.</summary>
    public double D => AltAlt - Alt1 * Alt2;

    /// <summary>D over the largest that these allele frequencies allow, from -1 to 1; NaN where a variant does not vary.</summary>
    public double DPrime
    {
        get
        {
            var most = D >= 0 ? Math.Min(Alt1 * (1 - Alt2), Alt2 * (1 - Alt1)) : Math.Min(Alt1 * Alt2, (1 - Alt1) * (1 - Alt2));
            return Varies ? D / most : double.NaN;
        }
    }

    /// <summary>Squared correlation of the alleles on a haplotype; NaN where a variant does not vary.</summary>
    public double R2 => Varies ? D * D / (Alt1 * (1 - Alt1) * Alt2 * (1 - Alt2)) : double.NaN;

    bool Varies => Alt1 > 0 && Alt1 < 1 && Alt2 > 0 && Alt2 < 1;

    /// <param name="first">Copies of alt: 0, 1 or 2, or NaN for a missing call.</param>
    /// <param name="second">The same samples.</param>
    /// <exception cref="ArgumentException">A dosage is not a whole number of copies.</exception>
    public static HaplotypeFrequencies Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (one, other) = (CallBits.TryOf(first), CallBits.TryOf(second));
        return one is null || other is null ? throw new ArgumentException("haplotypes need hard calls: 0, 1 or 2 copies") : Of(one.With(other));
    }

    /// <summary>The same from counted calls.</summary>
    public static HaplotypeFrequencies Of(CallPairs pairs)
    {
        // haplotypes of known phase: all but those of double heterozygotes
        double altAlt = 2 * pairs.AltAlt + pairs.AltHet + pairs.HetAlt, altRef = 2 * pairs.AltRef + pairs.AltHet + pairs.HetRef;
        double refAlt = 2 * pairs.RefAlt + pairs.RefHet + pairs.HetAlt, refRef = 2 * pairs.RefRef + pairs.RefHet + pairs.HetRef;
        double unknown = pairs.HetHet;
        var all = altAlt + altRef + refAlt + refRef + 2 * unknown;
        var (alt1, alt2) = ((altAlt + altRef + unknown) / all, (altAlt + refAlt + unknown) / all);
        return new(Candidates().MaxBy(LogLikelihood), alt1, alt2);

        IEnumerable<double> Candidates()
        {
            // (all x - altAlt) (2x² + b x + c) - unknown (x² + d x) is 0, and falls or rises throughout between its turning points
            var (b, c, d) = (1 - 2 * alt1 - 2 * alt2, alt1 * alt2, 1 - alt1 - alt2);
            double Cubic(double x) => (all * x - altAlt) * ((2 * x + b) * x + c) - unknown * (x + d) * x;
            var (quadratic, linear, constant) = (6 * all, 2 * (all * b - 2 * altAlt - unknown), all * c - altAlt * b - unknown * d);
            var root = Math.Sqrt(Math.Max(0, linear * linear - 4 * quadratic * constant));
            var (low, high) = (altAlt / all, (altAlt + unknown) / all);
            double[] ends = [low, Math.Clamp((-linear - root) / (2 * quadratic), low, high), Math.Clamp((-linear + root) / (2 * quadratic), low, high), high];
            return ends.Concat(ends.Zip(ends.Skip(1)).Where(end => Cubic(end.First) * Cubic(end.Second) < 0).Select(end => Root(Cubic, end.First, end.Second)));
        }

        double LogLikelihood(double frequency)
        {
            var (x, y, z, w) = (frequency, alt1 - frequency, alt2 - frequency, 1 - alt1 - alt2 + frequency);
            return Term(altAlt, x) + Term(altRef, y) + Term(refAlt, z) + Term(refRef, w) + Term(unknown, x * w + y * z);
        }

        static double Term(double count, double frequency) => count > 0 ? count * Math.Log(Math.Max(0, frequency)) : 0;
    }

    /// <summary>By bisection, of a function that changes its sign once between the ends.</summary>
    static double Root(Func<double, double> function, double low, double high)
    {
        var rises = function(high) > 0;
        while ((low + high) / 2 is var middle && middle > low && middle < high)
        {
            if (function(middle) > 0 == rises)
                high = middle;
            else
                low = middle;
        }

        return high;
    }
}

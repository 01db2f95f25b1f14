using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Statistics.SampleChecks;

/// <summary>
/// How alike samples are by their genotypes: genetic relationship and its principal components, kinship, and inbreeding, added up over variants
/// that come a few at a time. Memory is that of two numbers and four counts for each pair of samples, however many variants there are.
/// </summary>
/// <remarks>The relationship is that of Patterson et al. (2006), PLoS Genet. 2:e190, and GCTA: (x - 2p) / sqrt(2p (1 - p)), a missing call being the mean.</remarks>
/// <param name="samples">How many.</param>
public sealed class GenotypeSimilarity(int samples)
{
    readonly double[,] _relationship = new double[samples, samples];
    readonly KinshipCounts[] _kinship = new KinshipCounts[samples * (samples - 1) / 2];
    readonly Inbreeding[] _inbreeding = new Inbreeding[samples];

    /// <summary>Variants that were added and vary.</summary>
    public int Variants { get; private set; }

    /// <summary>Of each sample.</summary>
    public IReadOnlyList<Inbreeding> Inbreeding => _inbreeding;

    /// <summary>Adds autosomal variants, no two of them in LD; those that do not vary are passed over.</summary>
    /// <param name="variants">Of each its samples' copies of alt: 0, 1, 2, or NaN.</param>
    public void Add(IReadOnlyList<double[]> variants)
    {
        var varying = variants.Select(calls => (Calls: calls, Counts: AlleleCounts.Of(calls))).Where(variant => variant.Counts.MinorCopies > 0).ToList();
        Variants += varying.Count;
        var standard = new double[samples][];
        var bits = new CallBits[samples];
        for (var i = 0; i < samples; i++)
        {
            standard[i] = [.. varying.Select(variant => Standard(variant.Calls[i], variant.Counts.AltFrequency))];
            bits[i] = CallBits.TryOf([.. varying.Select(variant => variant.Calls[i])]) ?? throw new ArgumentException("similarity needs hard calls: 0, 1 or 2 copies", nameof(variants));
        }

        var pair = 0;
        for (var i = 0; i < samples; i++)
        {
            for (var j = 0; j < i; j++, pair++)
            {
                _relationship[i, j] += Products.Sum(standard[i], standard[j]);
                _kinship[pair] = Sum(_kinship[pair], KinshipCounts.Of(bits[j], bits[i]));
            }

            _relationship[i, i] += Products.Sum(standard[i], standard[i]);
        }

        foreach (var (sample, added) in SampleChecks.Inbreeding.Of(varying.Select(variant => variant.Calls)).Index())
        {
            var before = _inbreeding[sample];
            _inbreeding[sample] = new(before.Called + added.Called, before.Homozygous + added.Homozygous, before.ExpectedHomozygous + added.ExpectedHomozygous);
        }
    }

    /// <summary>Every pair of samples that is related at least so much, in the order of the first, then the second.</summary>
    public IReadOnlyList<(int Sample1, int Sample2, double Kinship)> Related(Relationship least)
    {
        var related = new List<(int Sample1, int Sample2, double Kinship)>();
        var pair = 0;
        for (var i = 0; i < samples; i++)
        {
            for (var j = 0; j < i; j++, pair++)
            {
                if (_kinship[pair].Kinship is var kinship && Relatedness.Of(kinship) >= least)
                    related.Add((j, i, kinship));
            }
        }

        related.Sort();
        return related;
    }

    /// <summary>How many pairs of samples have a kinship within each of some bins of one width; one beyond the ends counts in the last bin there.</summary>
    /// <param name="first">Where the first bin begins.</param>
    public long[] KinshipHistogram(double first, double width, int bins)
    {
        var counts = new long[bins];
        foreach (var pair in _kinship)
        {
            if (pair.Kinship is var kinship && double.IsFinite(kinship))
                counts[Math.Clamp((int)Math.Floor((kinship - first) / width), 0, bins - 1)]++;
        }

        return counts;
    }

    /// <summary>Principal components from the strongest down: eigenvalues of the relationship, and of each a vector of length 1 over samples, whose value of the largest size is positive.</summary>
    public (double[] Values, double[][] Vectors) Components()
    {
        var relationship = new double[samples, samples];
        for (var i = 0; i < samples; i++)
        {
            for (var j = 0; j <= i; j++)
                relationship[i, j] = relationship[j, i] = _relationship[i, j] / Math.Max(1, Variants);
        }

        return SymmetricEigenvalues.WithVectors(relationship);
    }

    static double Standard(double copies, double frequency) => double.IsNaN(copies) ? 0 : (copies - 2 * frequency) / Math.Sqrt(2 * frequency * (1 - frequency));

    static KinshipCounts Sum(KinshipCounts a, KinshipCounts b) =>
        new(a.BothHeterozygous + b.BothHeterozygous, a.OppositeHomozygous + b.OppositeHomozygous, a.Heterozygous1 + b.Heterozygous1, a.Heterozygous2 + b.Heterozygous2);
}

using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Mapping.Scan;

/// <summary>A variant with its genotypes and what is true of it whatever it is tested with.</summary>
/// <remarks>A missing genotype stands for the mean of the called ones, as in FastQTL, tensorQTL and Matrix eQTL.</remarks>
sealed class TestedVariant
{
    readonly sbyte[]? _calls;
    readonly double[]? _dosages;

    TestedVariant(GenotypeVariant variant, AlleleCounts counts, sbyte[]? calls, double[]? dosages)
    {
        (Variant, Counts, _calls, _dosages) = (variant, counts, calls, dosages);
        Missing = counts.Called == (calls?.Length ?? dosages!.Length) ? [] : calls is not null ? Places(calls, call => call < 0) : Places(dosages!, double.IsNaN);
        Codes = calls is null ? [] : new byte[CallCodes.Count(calls.Length)];
        if (calls is not null)
            CallCodes.Pack(calls, Codes);
    }

    TestedVariant(TestedVariant same)
    {
        (Variant, Counts, _calls, _dosages) = (same.Variant, same.Counts, same._calls, same._dosages);
        (Missing, Codes, Ordinal, Twin) = (same.Missing, same.Codes, same.Ordinal, same.Twin);
    }

    public GenotypeVariant Variant { get; }

    public AlleleCounts Counts { get; }

    /// <summary>Copies of alt that stand for a missing genotype.</summary>
    public double Mean => Counts.Called == 0 ? 0 : Counts.AltCopies / Counts.Called;

    /// <summary>Places of the samples without a genotype.</summary>
    public int[] Missing { get; }

    /// <summary>Hard calls four by four (<see cref="CallCodes"/>); empty where there are dosages.</summary>
    public byte[] Codes { get; }

    /// <summary>Sum of squares of the residuals after intercept and covariates; 0 where there are none, as with a variant that does not vary.</summary>
    public double Squares { get; private set; }

    /// <summary>One over the length of the residuals.</summary>
    public float InverseLength { get; private set; }

    /// <summary>Its number among the variants of the scan.</summary>
    public int Ordinal { get; set; }

    /// <summary>Number of the variant before this one that has the same genotypes, or the opposite ones; -1 where none is near.</summary>
    public int Twin { get; set; } = -1;

    public bool Varies => Squares > 0;

    /// <param name="row">A row of <paramref name="block"/>.</param>
    /// <param name="centred">Gets the genotypes less their mean, 0 where they are missing: what products with residuals of traits are taken of.</param>
    public static TestedVariant Of(GenotypeBlock block, int row, ModelBasis basis, Span<double> centred)
    {
        var tested = block.HasDosages
            ? new TestedVariant(block.Variants[row], AlleleCounts.Of(block.DosagesOf(row)), null, block.DosagesOf(row).ToArray())
            : new TestedVariant(block.Variants[row], CallCounts.Of(block.CallsOf(row)), block.CallsOf(row).ToArray(), null);
        tested.Measure(basis, centred);
        return tested;
    }

    /// <summary>The same genotypes beside other covariates.</summary>
    /// <param name="centred">As in <see cref="Of"/>.</param>
    public TestedVariant Beside(ModelBasis basis, Span<double> centred)
    {
        var other = new TestedVariant(this);
        other.Measure(basis, centred);
        return other;
    }

    /// <summary>The same genotypes beside other covariates, of which these squares are left.</summary>
    public TestedVariant With(double squares) => new(this) { Squares = squares, InverseLength = (float)(1 / Math.Sqrt(squares)) };

    /// <summary>Copies of alt of each sample less their mean, 0 where they are missing.</summary>
    public void Centre(Span<double> centred)
    {
        var mean = Mean;
        if (_calls is not null)
        {
            CallCodes.Unpack(Codes, mean, centred);
        }
        else
        {
            for (var sample = 0; sample < centred.Length; sample++)
                centred[sample] = _dosages![sample] - mean;
        }

        foreach (var sample in Missing)
            centred[sample] = 0;
    }

    /// <summary>Whether another variant has these hard calls, or the opposite ones, in all samples. None is missing.</summary>
    public bool IsTwinOf(TestedVariant other)
    {
        if (_calls is null || other._calls is null || Missing.Length > 0 || other.Missing.Length > 0)
            return false;
        return Codes.AsSpan().SequenceEqual(other.Codes) || IsOppositeOf(other._calls);
    }

    /// <summary>A number that twins have in common.</summary>
    public ulong TwinKey()
    {
        var calls = _calls!;
        var first = calls.AsSpan().IndexOfAnyExcept((sbyte)1);
        var turn = first >= 0 && calls[first] == 2;
        var key = 0UL;
        for (var code = 0; code < calls.Length / CallCodes.Samples; code++)
            key = key * 0x9E3779B97F4A7C15 + (ulong)(turn ? CallCodes.Values - 1 - Codes[code] : Codes[code]);
        return key;
    }

    void Measure(ModelBasis basis, Span<double> centred)
    {
        Centre(centred);
        var isConstant = Counts.Called == 0 || !centred.ContainsAnyExcept(0.0);
        Squares = isConstant ? 0 : basis.ResidualSquares(centred);
        InverseLength = Varies ? (float)(1 / Math.Sqrt(Squares)) : 0;
    }

    bool IsOppositeOf(sbyte[] calls)
    {
        for (var sample = 0; sample < calls.Length; sample++)
        {
            if (_calls![sample] != 2 - calls[sample])
                return false;
        }

        return true;
    }

    static int[] Places<T>(T[] values, Func<T, bool> isMissing) => [.. values.Index().Where(each => isMissing(each.Item)).Select(each => each.Index)];
}

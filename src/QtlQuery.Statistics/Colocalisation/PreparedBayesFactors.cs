using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Bayes factors of one trait at the variants of a locus, made ready once to be laid beside those of any number of other traits.</summary>
/// <remarks>
/// Each factor is kept as a share of the largest, so that the sum over products of a pair is one pass of multiplications. Where such a sum
/// falls so low that shares were lost to underflow, the pair is computed from the logarithms instead: the answer is the same, only slower.
/// </remarks>
public sealed class PreparedBayesFactors
{
    /// <summary>Variants whose sum and maximum stand for them in <see cref="UpperBound"/>.</summary>
    const int Block = 32;

    /// <summary>Least sum of products of shares that holds 15 digits although a share below 1e-308 counts as 0.</summary>
    const double LeastExact = 1e-280;

    readonly double[] _logs;
    readonly double[] _shares;
    readonly double[] _blockSums;
    readonly double[] _blockMaxima;
    readonly int _top;
    readonly double _sum;
    readonly double _sumOfOthers;

    /// <param name="logs">Natural logarithms, each a number; not copied.</param>
    /// <exception cref="ArgumentException">There is no variant, or a logarithm is not a number.</exception>
    public PreparedBayesFactors(double[] logs)
    {
        if (logs.Length == 0)
            throw new ArgumentException("There is no variant.", nameof(logs));

        _logs = logs;
        for (var i = 0; i < logs.Length; i++)
        {
            if (!double.IsFinite(logs[i]))
                throw new ArgumentException($"The log Bayes factor at {i} is {logs[i]}.", nameof(logs));
            if (logs[i] > logs[_top])
                _top = i;
        }

        Largest = logs[_top];
        _shares = new double[logs.Length];
        _blockSums = new double[(logs.Length + Block - 1) / Block];
        _blockMaxima = new double[_blockSums.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            var share = Math.Exp(logs[i] - Largest);
            _shares[i] = share;
            _blockSums[i / Block] += share;
            _blockMaxima[i / Block] = Math.Max(_blockMaxima[i / Block], share);
            if (i != _top)
                _sumOfOthers += share;
        }

        _sum = _sumOfOthers + 1;
        LogSum = Largest + Math.Log(_sum);
    }

    /// <summary>Natural logarithms in the order of the variants.</summary>
    public ReadOnlySpan<double> Logs => _logs;

    public int Variants => _logs.Length;

    /// <summary>The largest of the logarithms.</summary>
    public double Largest { get; }

    /// <summary>Natural logarithm of the sum of the Bayes factors.</summary>
    public double LogSum { get; }

    /// <summary>What the pair says, to within a few units of the fifteenth digit of <see cref="ColocalisationSums.Of"/>.</summary>
    /// <param name="other">At the same variants in the same order.</param>
    public ColocalisationSums With(PreparedBayesFactors other)
    {
        RequireSameVariants(other);
        var shared = Dot(_shares, other._shares);
        if (shared < LeastExact)
            return ColocalisationSums.Of(_logs, other._logs);

        var all = _sum * other._sum;
        // A difference keeps its digits only where it is not small.
        var distinct = shared <= 0.5 * all ? all - shared : ProductsOffDiagonal(other);
        if (distinct < LeastExact && Variants > 1)
            return ColocalisationSums.Of(_logs, other._logs);

        var scale = Largest + other.Largest;
        return new(LogSum, other.LogSum, scale + Math.Log(shared), scale + Math.Log(distinct), Variants);
    }

    /// <summary>The sums that the pair cannot exceed in favour of a shared variant: <see cref="ColocalisationSums.A12"/> at least as large, A3 at most as large as they are.</summary>
    /// <remarks>
    /// A sum of products of positive numbers is at most the sum over blocks of the largest of one times the sum of the other. The posterior of a
    /// shared variant rises with that sum while the others stay, so a pair whose bound misses a threshold misses it.
    /// </remarks>
    public ColocalisationSums UpperBound(PreparedBayesFactors other)
    {
        RequireSameVariants(other);
        double bound = 0;
        for (var i = 0; i < _blockSums.Length; i++)
            bound += Math.Min(_blockSums[i] * other._blockMaxima[i], _blockMaxima[i] * other._blockSums[i]);
        return Bounded(other, bound);
    }

    /// <summary>The same from the largest factor and the sum of each trait alone: one comparison a pair.</summary>
    public ColocalisationSums CoarseUpperBound(PreparedBayesFactors other)
    {
        RequireSameVariants(other);
        return Bounded(other, Math.Min(_sum, other._sum));
    }

    ColocalisationSums Bounded(PreparedBayesFactors other, double shared)
    {
        // What rounding and underflow may have taken from a bound is given back to it.
        shared = shared * (1 + 1e-9) + LeastExact;
        var scale = Largest + other.Largest;
        return new(LogSum, other.LogSum, scale + Math.Log(shared), scale + Math.Log(Math.Max(0, _sum * other._sum - shared)), Variants);
    }

    /// <summary>Sum of products of shares of different variants, from positive terms only.</summary>
    double ProductsOffDiagonal(PreparedBayesFactors other)
    {
        double sum = 0;
        for (var i = 0; i < _shares.Length; i++)
            sum += _shares[i] * (i == other._top ? other._sumOfOthers : other._sum - other._shares[i]);
        return sum;
    }

    /// <summary>In sixteen sums that are added in one fixed order, so that the digits do not depend on the width of the machine's vectors.</summary>
    static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        ref var a = ref MemoryMarshal.GetReference(first);
        ref var b = ref MemoryMarshal.GetReference(second);
        var (sum0, sum1, sum2, sum3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        nuint i = 0;
        for (; i + 16 <= (nuint)first.Length; i += 16)
        {
            sum0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), sum0);
            sum1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i + 4), Vector256.LoadUnsafe(ref b, i + 4), sum1);
            sum2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i + 8), Vector256.LoadUnsafe(ref b, i + 8), sum2);
            sum3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i + 12), Vector256.LoadUnsafe(ref b, i + 12), sum3);
        }

        var sums = sum0 + sum1 + (sum2 + sum3);
        var sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (; i < (nuint)first.Length; i++)
            sum = Math.FusedMultiplyAdd(first[(int)i], second[(int)i], sum);
        return sum;
    }

    void RequireSameVariants(PreparedBayesFactors other)
    {
        if (Variants != other.Variants)
            throw new ArgumentException($"The two traits have {Variants} and {other.Variants} variants; they must be the same ones, in the same order.", nameof(other));
    }
}

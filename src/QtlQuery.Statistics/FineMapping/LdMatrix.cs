using System.Numerics;

namespace QtlQuery.Statistics.FineMapping;

/// <summary>Signed correlations between the allele counts of variants, row by row, with the effect allele of the statistics as the counted one.</summary>
public sealed class LdMatrix : ICorrelations
{
    readonly double[] values;
    Judgement? known; // one reference, which threads may replace

    /// <param name="values">Row-major and square; not copied, and not to be changed.</param>
    public LdMatrix(double[] values, int variants)
    {
        if (values.LongLength != (long)variants * variants)
            throw new ArgumentException($"{values.Length} correlations are not a matrix of {variants} variants.", nameof(values));
        this.values = values;
        Variants = variants;
    }

    public int Variants { get; }

    public double this[int row, int column] => values[row * Variants + column];

    public ReadOnlySpan<double> Row(int row) => values.AsSpan(row * Variants, Variants);

    /// <summary>What is wrong with the matrix as correlations; null where nothing is. It is looked for once.</summary>
    /// <param name="eigenvalueTolerance">How far below 0 the least eigenvalue may lie, for matrices that were rounded when they were written.</param>
    public LdFlaw? Flaw(double eigenvalueTolerance)
    {
        if (known is not { } judged || judged.Tolerance != eigenvalueTolerance)
            known = judged = new(eigenvalueTolerance, Sought(eigenvalueTolerance));
        return judged.Flaw;
    }

    LdFlaw? Sought(double eigenvalueTolerance)
    {
        for (var i = 0; i < Variants; i++)
        {
            if (!(Math.Abs(this[i, i] - 1) <= 1e-6))
                return double.IsNaN(this[i, i]) ? LdFlaw.NotFinite : LdFlaw.DiagonalNotOne;
            for (var j = 0; j < i; j++)
            {
                if (!double.IsFinite(this[i, j]) || !double.IsFinite(this[j, i]))
                    return LdFlaw.NotFinite;
                if (Math.Abs(this[i, j] - this[j, i]) > 1e-8)
                    return LdFlaw.NotSymmetric;
            }
        }

        return LeastEigenvalueExceeds(-eigenvalueTolerance) ? null : LdFlaw.NotPositiveSemiDefinite;
    }

    /// <summary>Adds the matrix times a vector, times a factor, to <paramref name="result"/>.</summary>
    /// <remarks>By rows, each element of the result in one fixed order: the same digits whatever the width of the vectors.</remarks>
    public void AddProduct(ReadOnlySpan<double> vector, double factor, Span<double> result)
    {
        for (var i = 0; i < Variants; i++)
        {
            if (vector[i] != 0)
                AddScaled(Row(i), vector[i] * factor, result);
        }
    }

    static void AddScaled(ReadOnlySpan<double> row, double factor, Span<double> result)
    {
        var i = 0;
        for (; i <= row.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(result[i..]) + new Vector<double>(row[i..]) * factor).CopyTo(result[i..]);
        for (; i < row.Length; i++)
            result[i] += row[i] * factor;
    }

    /// <summary>True where the matrix less <paramref name="bound"/> on its diagonal has a Cholesky factor.</summary>
    bool LeastEigenvalueExceeds(double bound)
    {
        var lower = new double[values.Length];
        for (var i = 0; i < Variants; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = this[i, j] - Dot(lower.AsSpan(i * Variants, j), lower.AsSpan(j * Variants, j));
                if (j < i)
                {
                    lower[i * Variants + j] = rest / lower[j * Variants + j];
                    continue;
                }

                rest -= bound;
                if (!(rest > 0))
                    return false;
                lower[i * Variants + i] = Math.Sqrt(rest);
            }
        }

        return true;
    }

    static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sums = Vector<double>.Zero;
        var i = 0;
        for (; i <= left.Length - Vector<double>.Count; i += Vector<double>.Count)
            sums += new Vector<double>(left[i..]) * new Vector<double>(right[i..]);

        var sum = Vector.Sum(sums);
        for (; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    sealed record Judgement(double Tolerance, LdFlaw? Flaw);
}

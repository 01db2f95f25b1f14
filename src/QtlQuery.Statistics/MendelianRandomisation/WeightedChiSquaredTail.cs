using System.Numerics;

namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Tail of a weighted sum of squares of independent standard normals, with its leading digits however small it is.</summary>
/// <remarks>
/// The inversion integral of the moment generating function (as in Imhof 1961, Biometrika 48:419), taken over a hyperbola through the saddle point,
/// where nothing cancels, that opens round the branch points. The trapezoidal rule then converges exponentially.
/// </remarks>
public static class WeightedChiSquaredTail
{
    const double Step = 0.03;

    // Even of one weight and an x near 0, what lies beyond is less than rounding.
    const double LastPlace = 45;

    /// <summary>P(sum of w Z² &gt; x); 0 below 1e-308: see <see cref="LogUpper(double, ReadOnlySpan{double})"/>.</summary>
    public static double Upper(double x, ReadOnlySpan<double> weights) => Math.Exp(LogUpper(x, weights));

    /// <summary>Natural logarithm of P(sum of w Z² &gt; x).</summary>
    /// <param name="weights">At least one above 0; those of a flawed matrix may be below.</param>
    public static double LogUpper(double x, ReadOnlySpan<double> weights) => LogUpper(x, weights, 1);

    /// <summary>Natural logarithm of the saddle point approximation, which is some per cent off and what the program SMR prints.</summary>
    /// <remarks>Kuonen (1999), Biometrika 86:929. At the mean, where it has none, this is the exact tail.</remarks>
    public static double LogSaddlePoint(double x, ReadOnlySpan<double> weights)
    {
        double[] terms = [.. weights];
        var (low, high) = (terms.Min() < 0 ? 0.5 / terms.Min() : -0.5 * terms.Length / x, 0.5 / terms.Max());
        while ((low + high) / 2 is var middle && middle > low && middle < high)
        {
            if (terms.Sum(w => w / (1 - 2 * w * middle)) < x)
                low = middle;
            else
                high = middle;
        }

        if (!(x > 0) || Math.Abs(low) * terms.Max() < 1e-4)
            return LogUpper(x, weights);

        var cumulant = -0.5 * terms.Sum(w => LogOnePlus.Of(-2 * w * low));
        var root = Math.CopySign(Math.Sqrt(2 * (low * x - cumulant)), low);
        var slope = low * Math.Sqrt(terms.Sum(w => 2 * w * w / ((1 - 2 * w * low) * (1 - 2 * w * low))));
        return NormalTail.LogUpper(root + Math.Log(slope / root) / root);
    }

    /// <summary>As <see cref="LogUpper(double, ReadOnlySpan{double})"/>, with every weight as often as said.</summary>
    internal static double LogUpper(double x, ReadOnlySpan<double> weights, int times)
    {
        if (double.IsNaN(x))
            return double.NaN;

        var terms = new double[weights.Length];
        weights.CopyTo(terms);
        var largest = terms.DefaultIfEmpty(0).Max();
        if (!(largest > 0))
            throw new ArgumentException("At least one weight is above 0.", nameof(weights));
        if (x <= 0 && terms.All(weight => weight >= 0))
            return 0;
        if (double.IsPositiveInfinity(x))
            return double.NegativeInfinity;

        // In units of the largest weight the first branch point is at 1/2.
        for (var i = 0; i < terms.Length; i++)
            terms[i] /= largest;
        return Math.Min(0, LogIntegral(x / largest, terms, times));
    }

    static double LogIntegral(double x, double[] weights, int times)
    {
        var saddle = Saddle(x, weights, times);
        var width = 1 / Math.Sqrt(times * weights.Sum(w => 2 * w * w / ((1 - 2 * w * saddle) * (1 - 2 * w * saddle))));

        // No part of the curve comes much closer to the first branch point than the saddle point does.
        var opening = Math.Min(1, width / (1 - 2 * saddle));
        var sum = 0.5 * Term(0);
        for (var step = 1; step * Step < LastPlace; step++)
        {
            var term = Term(step * Step);
            sum += term;
            if (Math.Abs(term) < 1e-18 * sum && step * Step > 1)
                break;
        }

        return Cumulant(saddle) - saddle * x + Math.Log(sum * Step / Math.PI);

        // The integrand over its value at the saddle point, at s = saddle + width (i sinh v + opening (cosh v - 1)).
        double Term(double v)
        {
            var half = Math.Sinh(v / 2);
            var move = width * new Complex(opening * 2 * half * half, Math.Sinh(v));
            var s = saddle + move;
            Complex exponent = -move * x;
            foreach (var w in weights)
                exponent -= 0.5 * times * Complex.Log(1 - 2 * w * move / (1 - 2 * w * saddle));
            var direction = width * new Complex(opening * Math.Sinh(v), Math.Cosh(v));
            return (Complex.Exp(exponent) / s * direction).Imaginary;
        }

        double Cumulant(double s) => -0.5 * times * weights.Sum(w => LogOnePlus.Of(-2 * w * s));
    }

    // Where the derivative of the cumulant function is x, kept away from the pole at 0 where x is not above the mean.
    static double Saddle(double x, double[] weights, int times)
    {
        var least = Math.Min(0.2, 0.5 / Math.Sqrt(2 * times * weights.Sum(w => w * w)));
        var (low, high) = (least, 0.5);
        if (Slope(low) >= x)
            return low;

        while ((low + high) / 2 is var middle && middle > low && middle < high && high - low > 1e-12 * (0.5 - low))
        {
            if (Slope(middle) < x)
                low = middle;
            else
                high = middle;
        }

        return low;

        double Slope(double s) => times * weights.Sum(w => w / (1 - 2 * w * s));
    }
}

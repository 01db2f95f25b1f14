using System.Numerics;

namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>The sum behind m-values: effect after effect, over all nodes in π at once, on a scale that moves with its largest term.</summary>
sealed class MValueIntegral
{
    /// <summary>Products of so many factors, which are at least a half at π = 1/2, do not underflow.</summary>
    const int SafeFactors = 512;

    readonly StudyEffects studies;
    readonly double[] slopes; // of log r in μ
    readonly double[] curves; // of log r in -μ²
    readonly Vector<double>[] probabilities;
    readonly Vector<double>[] weights;
    readonly Vector<double>[] factors;
    readonly Vector<double>[] products;
    readonly Vector<double>[] emptySets; // the part of the product without any study
    readonly double[] ratios;
    readonly double[] withEffect;
    double nonEmpty;
    double logScale = double.NegativeInfinity;

    public MValueIntegral(StudyEffects studies)
    {
        this.studies = studies;
        slopes = [.. studies.Effects.Zip(studies.Variances, (effect, variance) => effect / variance)];
        curves = [.. studies.Variances.Select(variance => 0.5 / variance)];
        (ratios, withEffect) = (new double[studies.Count], new double[studies.Count]);

        var rule = GaussLegendre.WithNodes(studies.Count / 2 + 1);
        probabilities = Packed(rule.Nodes, 0.5);
        weights = Packed(rule.Weights, 0);
        (products, emptySets) = (new Vector<double>[weights.Length], new Vector<double>[weights.Length]);
        factors = new Vector<double>[weights.Length * studies.Count];
    }

    /// <summary>Above the logarithm of the integrand, less the set without any study, at every π and every effect from low to high.</summary>
    public double LogBound(double low, double high)
    {
        double sum = 0, largest = double.NegativeInfinity;
        for (var i = 0; i < slopes.Length; i++)
        {
            var effect = Math.Min(Math.Max(studies.Effects[i], low), high);
            var logRatio = effect * (slopes[i] - effect * curves[i]);
            sum += Math.Max(logRatio, 0);
            largest = Math.Max(largest, logRatio);
        }

        return sum + Math.Min(0, largest + Math.Log(slopes.Length));
    }

    /// <summary>Adds the integrand at one effect, times the exponential of a weight.</summary>
    public void Add(double effect, double logWeight)
    {
        Array.Fill(products, Vector<double>.One);
        Array.Fill(emptySets, Vector<double>.One);
        double logRatios = 0, logProducts = 0;
        for (var i = 0; i < slopes.Length; i++)
        {
            // The factor π r + 1 - π over the larger of r and 1.
            var logRatio = effect * (slopes[i] - effect * curves[i]);
            var smaller = Math.Exp(-Math.Abs(logRatio));
            logRatios += Math.Max(logRatio, 0);
            ratios[i] = logRatio > 0 ? 1 : smaller;
            Multiply(i, logRatio > 0 ? smaller : 1, ratios[i]);
            if (i % SafeFactors == SafeFactors - 1)
                logProducts += Rescale();
        }

        var scale = Scaled(logWeight + logRatios + logProducts);
        var sum = Vector<double>.Zero;
        for (var k = 0; k < products.Length; k++)
        {
            sum += weights[k] * (products[k] - emptySets[k]);
            products[k] *= weights[k] * probabilities[k];
        }

        nonEmpty += scale * Vector.Sum(sum);
        for (var i = 0; i < ratios.Length; i++)
            withEffect[i] += scale * ratios[i] * WithFactorLeftOut(i);
    }

    /// <summary>For each study, the share of the sum that is over sets with it.</summary>
    public double[] Posterior()
    {
        var scale = Scaled(0);
        var all = nonEmpty + scale / (studies.Count + 1);
        return [.. withEffect.Select(value => Math.Min(value / all, 1))];
    }

    void Multiply(int study, double withoutEffect, double withIt)
    {
        var own = factors.AsSpan(study * products.Length, products.Length);
        var chance = probabilities.AsSpan(0, own.Length);
        var product = products.AsSpan(0, own.Length);
        var empty = emptySets.AsSpan(0, own.Length);
        var (one, other) = (new Vector<double>(withIt), new Vector<double>(withoutEffect));
        for (var k = 0; k < own.Length; k++)
        {
            var without = other - chance[k] * other;
            own[k] = chance[k] * one + without;
            product[k] *= own[k];
            empty[k] *= without;
        }
    }

    double WithFactorLeftOut(int study)
    {
        var own = factors.AsSpan(study * products.Length, products.Length);
        var product = products.AsSpan(0, own.Length);
        var sum = Vector<double>.Zero;
        for (var k = 0; k < own.Length; k++)
            sum += product[k] / own[k];
        return Vector.Sum(sum);
    }

    /// <summary>Divides the products by the largest of them, and returns its logarithm.</summary>
    double Rescale()
    {
        var largest = products.Max(vector => Enumerable.Range(0, Vector<double>.Count).Max(lane => vector[lane]));
        for (var k = 0; k < products.Length; k++)
        {
            products[k] /= new Vector<double>(largest);
            emptySets[k] /= new Vector<double>(largest);
        }

        return Math.Log(largest);
    }

    /// <summary>The exponential of a term's logarithm on the scale of the sums, which moves up to the term first where that is larger.</summary>
    double Scaled(double logTerm)
    {
        if (logTerm > logScale)
        {
            var shrink = Math.Exp(logScale - logTerm);
            nonEmpty *= shrink;
            for (var i = 0; i < withEffect.Length; i++)
                withEffect[i] *= shrink;
            logScale = logTerm;
        }

        return Math.Exp(logTerm - logScale);
    }

    /// <summary>Numbers side by side in vectors, the last one filled up.</summary>
    static Vector<double>[] Packed(double[] numbers, double filling)
    {
        var lanes = Vector<double>.Count;
        var packed = new Vector<double>[(numbers.Length + lanes - 1) / lanes];
        for (var k = 0; k < packed.Length; k++)
            packed[k] = new([.. Enumerable.Range(k * lanes, lanes).Select(i => i < numbers.Length ? numbers[i] : filling)]);
        return packed;
    }
}

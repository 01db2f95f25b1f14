using System.Collections.Concurrent;

namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>Nodes and weights on 0 to 1 that integrate polynomials of degree 2 n - 1 exactly.</summary>
sealed class GaussLegendre
{
    static readonly ConcurrentDictionary<int, GaussLegendre> Known = new();

    GaussLegendre(int count)
    {
        (Nodes, Weights) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            double slope = 0, step = 1;
            for (var round = 0; round < 20 && Math.Abs(step) > 1e-16; round++)
            {
                (var value, slope) = Legendre(count, x);
                step = value / slope;
                x -= step;
            }

            (_, slope) = Legendre(count, x);
            Nodes[i] = (1 - x) / 2;
            Weights[i] = 1 / ((1 - x) * (1 + x) * slope * slope);
        }
    }

    public double[] Nodes { get; }

    public double[] Weights { get; }

    public static GaussLegendre WithNodes(int count) => Known.GetOrAdd(count, number => new(number));

    /// <summary>The polynomial of this degree and its slope.</summary>
    static (double Value, double Slope) Legendre(int degree, double x)
    {
        double before = 1, value = x;
        for (var n = 2; n <= degree; n++)
            (before, value) = (value, ((2 * n - 1) * x * value - (n - 1) * before) / n);
        return (value, degree * (x * value - before) / (x * x - 1));
    }
}

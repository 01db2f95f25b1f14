namespace QtlQuery.Statistics.HiddenFactors;

/// <summary>Principal components of samples by many traits or variants: the directions in which samples differ most.</summary>
/// <param name="Scores">For each component, from the strongest down, its value of every sample; as R's prcomp gives them, up to sign.</param>
/// <param name="Shares">The share of all variance that each component explains.</param>
public sealed record PrincipalComponents(IReadOnlyList<double[]> Scores, IReadOnlyList<double> Shares)
{
    /// <summary>Components of rows that are centred and scaled to a variance of 1 each; a row that does not vary is left out.</summary>
    /// <param name="rows">Of each trait its finite values of all samples.</param>
    /// <returns>As many components as samples or rows, whichever are fewer; signs are such that the value of the largest size is positive.</returns>
    public static PrincipalComponents Of(IReadOnlyList<double[]> rows)
    {
        var standard = Standard(rows);
        var (values, vectors) = SymmetricEigenvalues.WithVectors(SampleProducts.Of(standard, Samples(standard)));
        var sum = values.Sum(value => Math.Max(0, value));
        var count = Math.Min(values.Length, standard.Count);
        return new(
            [.. vectors.Take(count).Select((vector, c) => Array.ConvertAll(vector, value => value * Math.Sqrt(Math.Max(0, values[c]))))],
            [.. values.Take(count).Select(value => Math.Max(0, value) / sum)]);
    }

    /// <summary>The shares alone, for which eigenvectors need not be found.</summary>
    internal static double[] SharesOf(IReadOnlyList<double[]> rows)
    {
        var standard = Standard(rows);
        double[] values = [.. SymmetricEigenvalues.Of(SampleProducts.Of(standard, Samples(standard))).Select(value => Math.Max(0, value)).OrderDescending().Take(standard.Count)];
        var sum = values.Sum();
        return Array.ConvertAll(values, value => value / sum);
    }

    static List<double[]> Standard(IReadOnlyList<double[]> rows)
    {
        var standard = new List<double[]>(rows.Count);
        foreach (var row in rows)
        {
            var values = (double[])row.Clone();
            Products.Centre(values);
            var spread = Math.Sqrt(Products.Sum(values, values) / (values.Length - 1));
            if (!double.IsFinite(spread))
                throw new ArgumentException($"row {standard.Count} has a value that is not finite", nameof(rows));
            if (!row.AsSpan().ContainsAnyExcept(row[0]))
                continue;
            for (var i = 0; i < values.Length; i++)
                values[i] /= spread;
            standard.Add(values);
        }

        return standard;
    }

    static int Samples(List<double[]> rows) => rows.Count == 0 ? 0 : rows[0].Length;
}

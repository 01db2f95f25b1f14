namespace QtlQuery.Statistics.FineMapping;

/// <summary>Genotypes of one sample of people, a column a variant, each of mean 0 and of length 1.</summary>
/// <remarks>
/// A product with the matrix of correlations goes through the people: for more variants than twice the people that is less work than with the
/// matrix, which is never made.
/// </remarks>
public sealed class GenotypeColumns : ICorrelations
{
    readonly double[][] _columns;

    /// <param name="genotypes">Of one length and none constant, such as residuals beside covariates. They are overwritten.</param>
    /// <exception cref="ArgumentException">There is none, or one is constant, not finite or of another length.</exception>
    public GenotypeColumns(double[][] genotypes)
    {
        if (genotypes.Length == 0)
            throw new ArgumentException("There is no variant.", nameof(genotypes));
        foreach (var column in genotypes)
        {
            if (column.Length != genotypes[0].Length || !(Scale(column) > 0))
                throw new ArgumentException("A variant is constant, not finite or of other people.", nameof(genotypes));
        }

        _columns = genotypes;
    }

    public int Variants => _columns.Length;

    public int People => _columns[0].Length;

    public double this[int row, int column] => row == column ? 1 : Products.Sum(_columns[row], _columns[column]);

    /// <summary>Correlation of each variant with a trait.</summary>
    /// <exception cref="ArgumentException">The trait is constant, not finite or of other people.</exception>
    public double[] With(ReadOnlySpan<double> trait)
    {
        var scaled = trait.ToArray();
        if (scaled.Length != People || !(Scale(scaled) > 0))
            throw new ArgumentException("The trait is constant, not finite or of other people.", nameof(trait));
        return Array.ConvertAll(_columns, column => Products.Sum(column, scaled));
    }

    void ICorrelations.AddProduct(ReadOnlySpan<double> vector, double factor, Span<double> result)
    {
        var sum = new double[People];
        var isZero = true;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (vector[i] == 0)
                continue;
            Products.Add(sum, vector[i], _columns[i]);
            isZero = false;
        }

        for (var i = 0; i < _columns.Length && !isZero; i++)
            result[i] += factor * Products.Sum(_columns[i], sum);
    }

    /// <returns>The length that it had; NaN or 0 where it cannot be scaled.</returns>
    static double Scale(double[] values)
    {
        Products.Centre(values);
        var length = Math.Sqrt(Products.Sum(values, values));
        if (!(length > 0 && double.IsFinite(length)))
            return double.NaN;
        for (var i = 0; i < values.Length; i++)
            values[i] /= length;
        return length;
    }
}

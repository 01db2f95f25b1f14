namespace QtlQuery.Statistics.FineMapping;

/// <summary>Correlations between variants, as a matrix or by the genotypes that have them.</summary>
interface ICorrelations
{
    int Variants { get; }

    double this[int row, int column] { get; }

    /// <summary>Adds the matrix times a vector, times a factor, to <paramref name="result"/>.</summary>
    void AddProduct(ReadOnlySpan<double> vector, double factor, Span<double> result);
}

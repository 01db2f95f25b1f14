namespace QtlQuery.Statistics.HiddenFactors;

/// <summary>Posterior covariances of the traits' weights, (diag α + ε M)⁻¹, of which each trait has its own ε.</summary>
/// <remarks>With the eigenvalues λ and eigenvectors of α^-½ M α^-½ they are V diag(1 / (1 + ε λ)) Vᵀ, where V is α^-½ times the eigenvectors.</remarks>
sealed class WeightCovariances
{
    public static readonly WeightCovariances None = new([], [], [], []);

    readonly double[][] _vectors; // columns of V
    readonly double[] _values;
    readonly double[] _noise;
    readonly double[] _relevance;

    WeightCovariances(double[][] vectors, double[] values, double[] noise, double[] relevance) =>
        (_vectors, _values, _noise, _relevance) = (vectors, values, noise, relevance);

    /// <param name="squares">M.</param>
    /// <param name="relevance">α, one a factor.</param>
    /// <param name="noise">ε, one a trait.</param>
    public static WeightCovariances Of(double[,] squares, double[] relevance, double[] noise)
    {
        var scaled = new double[relevance.Length, relevance.Length];
        for (var i = 0; i < relevance.Length; i++)
        {
            for (var j = 0; j < relevance.Length; j++)
                scaled[i, j] = squares[i, j] / Math.Sqrt(relevance[i] * relevance[j]);
        }

        var (values, vectors) = SymmetricEigenvalues.WithVectors(scaled);
        foreach (var vector in vectors)
        {
            for (var k = 0; k < vector.Length; k++)
                vector[k] /= Math.Sqrt(relevance[k]);
        }

        return new(vectors, Array.ConvertAll(values, value => Math.Max(0, value)), noise, relevance);
    }

    /// <summary>Σ over traits of the covariance's logarithm of the determinant.</summary>
    public double LogDeterminants => -_noise.Sum(noise => _values.Sum(value => Math.Log(1 + noise * value))) - _noise.Length * _relevance.Sum(alpha => Math.Log(alpha));

    /// <summary>ε times a trait's covariance times a vector: the posterior mean of its weights.</summary>
    /// <param name="products">Σ over samples of trait × factor.</param>
    public void Mean(int trait, double[] products, double[] weights)
    {
        weights.AsSpan().Clear();
        for (var j = 0; j < _vectors.Length; j++)
            Products.Add(weights, _noise[trait] * Products.Sum(_vectors[j], products) / (1 + _noise[trait] * _values[j]), _vectors[j]);
    }

    /// <summary>Σ over traits of a function of the noise times the covariance.</summary>
    public double[,] Sum(Func<double, double> factor)
    {
        var sum = new double[_values.Length, _values.Length];
        for (var j = 0; j < _vectors.Length; j++)
            SymmetricMatrix.AddSquare(sum, _noise.Sum(noise => factor(noise) / (1 + noise * _values[j])), _vectors[j]);
        return sum;
    }

    /// <summary>Of each trait the trace of a matrix times the covariance.</summary>
    public double[] Traces(double[,] matrix)
    {
        var forms = Array.ConvertAll(_vectors, vector => SymmetricMatrix.Form(matrix, vector));
        return Array.ConvertAll(_noise, noise =>
        {
            double sum = 0;
            for (var j = 0; j < forms.Length; j++)
                sum += forms[j] / (1 + noise * _values[j]);
            return sum;
        });
    }
}

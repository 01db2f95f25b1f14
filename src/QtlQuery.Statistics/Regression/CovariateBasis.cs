namespace QtlQuery.Statistics.Regression;

/// <summary>An intercept and covariates as orthonormal columns, off which traits and genotypes are residualised.</summary>
/// <remarks>
/// Traits and genotypes both have to be residualised for a test to equal the full model's (Frisch and Waugh 1933); so do FastQTL, tensorQTL
/// and Matrix eQTL, while QTLtools leaves the genotypes as they are. Degrees of freedom count the rank, as R's lm does: a covariate that is a
/// linear function of the ones before it costs none. FastQTL, tensorQTL and QTLtools would count it.
/// </remarks>
public sealed class CovariateBasis
{
    readonly OrthonormalColumns _columns;

    readonly int _given;

    CovariateBasis(OrthonormalColumns columns, int[] collinear, int given) => (_columns, Collinear, _given) = (columns, collinear, given);

    /// <summary>Least share of a vector's length, once centred, that residuals must keep to be more than rounding: below it a predictor is not estimable.</summary>
    public const double LeastShare = OrthonormalColumns.LeastShare;

    public int Samples => _columns.Samples;

    /// <summary>Independent covariates; the intercept is not counted.</summary>
    public int Rank => _columns.Rank;

    /// <summary>Positions of the covariates that are constant or a linear function of those before them.</summary>
    public IReadOnlyList<int> Collinear { get; }

    /// <summary>Degrees of freedom of a test of one predictor: N - 2 - rank.</summary>
    public int Df => Samples - 2 - Rank;

    /// <summary>The orthonormal columns, each of mean 0; the intercept is not among them.</summary>
    public IReadOnlyList<double[]> Columns => _columns.Columns;

    /// <param name="samples">Number of samples, which no covariate need tell.</param>
    /// <param name="covariates">Each of <paramref name="samples"/> finite values; none is a model with an intercept alone.</param>
    /// <exception cref="ArgumentException">A covariate has another number of values, or one that is not finite.</exception>
    public static CovariateBasis Of(int samples, IEnumerable<double[]> covariates) => new CovariateBasis(new(samples), [], 0).With(covariates);

    /// <summary>The same with more covariates, such as the genotypes of signals to condition on; this one stays as it is.</summary>
    /// <param name="more">Their positions in <see cref="Collinear"/> follow those that are there.</param>
    /// <exception cref="ArgumentException">A covariate has another number of values, or one that is not finite.</exception>
    public CovariateBasis With(IEnumerable<double[]> more)
    {
        var columns = _columns.Copy();
        var collinear = Collinear.ToList();
        var position = _given;
        foreach (var covariate in more)
        {
            if (covariate.Length != Samples)
                throw new ArgumentException($"covariate {position} has {covariate.Length} values for {Samples} samples", nameof(more));
            if (!Array.TrueForAll(covariate, double.IsFinite))
                throw new ArgumentException($"covariate {position} has a value that is not finite", nameof(more));

            var column = Scaled(covariate);
            Products.Centre(column);
            if (!columns.TryAdd(column))
                collinear.Add(position);
            position++;
        }

        return new(columns, [.. collinear], position);
    }

    /// <summary>Overwrites values with their residuals on intercept and covariates.</summary>
    /// <returns>
    /// The share of their length, once centred, that is left: 0 for constant values, and below <see cref="LeastShare"/> for values that
    /// the covariates explain wholly.
    /// </returns>
    public double Residualise(Span<double> values)
    {
        if (values.Length != Samples)
            throw new ArgumentException($"{values.Length} values for {Samples} samples", nameof(values));

        var constant = values.Length > 0 && !values.ContainsAnyExcept(values[0]);
        Products.Centre(values);
        if (constant)
        {
            values.Clear();
            return 0;
        }

        var before = Math.Sqrt(Products.Sum(values, values));
        return _columns.Remove(values, before) / before;
    }

    /// <summary>By a power of 2, which rounds nothing: squares of very large and very small values stay finite.</summary>
    static double[] Scaled(double[] values)
    {
        var largest = values.Length == 0 ? 0 : values.Max(Math.Abs);
        var exponent = largest > 0 ? -Math.ILogB(largest) : 0;
        return values.AsSpan().ContainsAnyExcept(values[0]) ? [.. values.Select(value => Math.ScaleB(value, exponent))] : new double[values.Length];
    }
}

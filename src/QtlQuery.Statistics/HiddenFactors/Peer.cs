namespace QtlQuery.Statistics.HiddenFactors;

/// <summary>
/// Hidden factors of expression by PEER: traits are sums of covariates and hidden factors, with weights whose size each factor learns from all traits, so
/// that a factor that is not needed vanishes.
/// </summary>
/// <remarks>
/// Stegle et al. (2010), PLoS Comput. Biol. 6:e1000770, and (2012), Nat. Protoc. 7:500: variational Bayesian factor analysis. It starts from least
/// squares on the covariates and the principal components of what they leave, one of PEER's own starts; PEER's usual one is random, and not repeatable.
/// Weights of all traits share one eigenvalue problem an iteration, since their covariances differ by the trait's noise alone.
/// </remarks>
public sealed class Peer
{
    readonly IReadOnlyList<double[]> _traits;
    readonly PeerOptions _options;
    readonly int _samples;
    readonly int _factorCount;
    readonly double[][] _prior; // mean of each factor
    readonly double[] _priorPrecision;

    readonly double[][] _factors;
    double[,] _factorCovariance; // of each sample's factors: one for all
    double[,] _factorSquares; // Σ over samples of the mean of x xᵀ
    double[][] _products; // Σ over samples of trait × factor, for each trait
    readonly double[][] _weights;
    double[,] _weightSquares; // Σ over traits of the mean of w wᵀ
    double[,] _precision; // Σ over traits of noise precision × the mean of w wᵀ
    WeightCovariances _covariances;
    readonly GammaPrecision[] _relevance;
    readonly GammaPrecision[] _noise;

    Peer(IReadOnlyList<double[]> traits, IReadOnlyList<double[]> covariates, PeerOptions options)
    {
        (_traits, _options, _samples) = (traits, options, traits[0].Length);
        _factorCount = covariates.Count + options.Factors;
        (_factors, _weights) = PeerStart.Of(traits, covariates, options.Factors);
        _prior = [.. covariates.Select(covariate => (double[])covariate.Clone()), .. Enumerable.Range(0, options.Factors).Select(_ => new double[_samples])];
        _priorPrecision = [.. Enumerable.Range(0, _factorCount).Select(k => k < covariates.Count ? options.CovariatePrecision : 1)];
        _factorCovariance = new double[_factorCount, _factorCount];
        _factorSquares = Squares(_factors);
        _products = FactorProducts();
        _weightSquares = SymmetricMatrix.SumOfSquares(_weights, _factorCount);
        _precision = new double[_factorCount, _factorCount];
        _covariances = WeightCovariances.None;
        _relevance = [.. Enumerable.Repeat(GammaPrecision.Prior(options.WeightShape, options.WeightRate), _factorCount)];
        _noise = [.. Enumerable.Repeat(GammaPrecision.Prior(options.NoiseShape, options.NoiseRate), traits.Count)];
        UpdateRelevance();
    }

    /// <param name="traits">Of each trait its finite values of all samples.</param>
    /// <param name="covariates">Known ones, each of a value for every sample.</param>
    /// <exception cref="ArgumentException">There are not fewer factors and covariates than samples and than traits.</exception>
    public static PeerFit Fit(IReadOnlyList<double[]> traits, IReadOnlyList<double[]> covariates, PeerOptions options)
    {
        var samples = traits.Count == 0 ? 0 : traits[0].Length;
        if (options.AddMean)
            covariates = [.. covariates, [.. Enumerable.Repeat(1.0, samples)]];
        var factors = covariates.Count + options.Factors;
        if (options.Factors < 0 || factors < 1 || factors >= Math.Min(samples, traits.Count))
            throw new ArgumentException($"{factors} factors and covariates need more than {factors} samples and traits, but there are {samples} and {traits.Count}", nameof(options));
        if (traits.Concat(covariates).Any(row => row.Length != samples || !Array.TrueForAll(row, double.IsFinite)))
            throw new ArgumentException("every trait and covariate needs a finite value of every sample", nameof(traits));
        return new Peer(traits, covariates, options).Iterate();
    }

    PeerFit Iterate()
    {
        var (bounds, variances) = (new List<double>(), new List<double>());
        var converged = false;
        while (!converged && bounds.Count < _options.MostIterations)
        {
            UpdateWeights();
            UpdateRelevance();
            UpdateFactors();
            UpdateNoise();
            bounds.Add(Bound());
            variances.Add(ResidualVariance());
            converged = bounds.Count > 1
                && (Math.Abs(bounds[^1] - bounds[^2]) < _options.BoundTolerance || Math.Abs(variances[^1] - variances[^2]) < _options.VarianceTolerance);
        }

        return new(_factors, _weights, Array.ConvertAll(_relevance, alpha => alpha.Mean), Array.ConvertAll(_noise, noise => noise.Mean), bounds, variances, converged);
    }

    void UpdateWeights()
    {
        _covariances = WeightCovariances.Of(_factorSquares, Array.ConvertAll(_relevance, alpha => alpha.Mean), Array.ConvertAll(_noise, noise => noise.Mean));
        _weightSquares = _covariances.Sum(noise => 1);
        _precision = _covariances.Sum(noise => noise);
        for (var t = 0; t < _weights.Length; t++)
        {
            _covariances.Mean(t, _products[t], _weights[t]);
            SymmetricMatrix.AddSquare(_weightSquares, 1, _weights[t]);
            SymmetricMatrix.AddSquare(_precision, _noise[t].Mean, _weights[t]);
        }
    }

    void UpdateRelevance()
    {
        for (var k = 0; k < _factorCount; k++)
            _relevance[k] = _relevance[k].With(_options.WeightShape + 0.5 * _traits.Count, _options.WeightRate + 0.5 * _weightSquares[k, k]);
    }

    void UpdateFactors()
    {
        var precision = (double[,])_precision.Clone();
        for (var k = 0; k < _factorCount; k++)
            precision[k, k] += _priorPrecision[k];
        _factorCovariance = SymmetricMatrix.Inverse(precision);

        var sums = Enumerable.Range(0, _factorCount).Select(k => Array.ConvertAll(_prior[k], value => value * _priorPrecision[k])).ToArray();
        for (var t = 0; t < _traits.Count; t++)
        {
            for (var k = 0; k < _factorCount; k++)
                Products.Add(sums[k], _noise[t].Mean * _weights[t][k], _traits[t]);
        }

        for (var k = 0; k < _factorCount; k++)
        {
            _factors[k].AsSpan().Clear();
            for (var other = 0; other < _factorCount; other++)
                Products.Add(_factors[k], _factorCovariance[k, other], sums[other]);
        }

        // as PEER has it: covariates stay what they are, but count as uncertain
        for (var k = 0; k < _factorCount - _options.Factors; k++)
            _prior[k].CopyTo(_factors[k], 0);

        _factorSquares = Squares(_factors);
        SymmetricMatrix.Add(_factorSquares, SymmetricMatrix.Scaled(_factorCovariance, _samples));
        _products = FactorProducts();
    }

    void UpdateNoise()
    {
        var traces = _covariances.Traces(_factorSquares);
        for (var t = 0; t < _traits.Count; t++)
        {
            var squares = Products.Sum(_traits[t], _traits[t]) + _samples * _options.TraitVariance;
            var explained = Products.Sum(_weights[t], _products[t]);
            var spread = traces[t] + SymmetricMatrix.Form(_factorSquares, _weights[t]);
            _noise[t] = _noise[t].With(_options.NoiseShape + 0.5 * _samples, _options.NoiseRate + 0.5 * squares - explained + 0.5 * spread);
        }
    }

    double Bound()
    {
        var log2Pi = Math.Log(2 * Math.PI);
        var traces = _covariances.Traces(_factorSquares);
        double bound = -0.5 * _samples * _traits.Count * log2Pi;
        for (var t = 0; t < _traits.Count; t++)
        {
            var squares = Products.Sum(_traits[t], _traits[t]) + _samples * _options.TraitVariance;
            var misfit = 0.5 * squares - Products.Sum(_weights[t], _products[t]) + 0.5 * (traces[t] + SymmetricMatrix.Form(_factorSquares, _weights[t]));
            bound += 0.5 * _samples * _noise[t].MeanLog - _noise[t].Mean * misfit + _noise[t].Bound;
        }

        bound += 0.5 * _covariances.LogDeterminants;
        for (var k = 0; k < _factorCount; k++)
        {
            bound += 0.5 * _traits.Count * _relevance[k].MeanLog - 0.5 * _relevance[k].Mean * _weightSquares[k, k] + _relevance[k].Bound;
            double away = 0;
            for (var i = 0; i < _samples; i++)
                away += (_factors[k][i] - _prior[k][i]) * (_factors[k][i] - _prior[k][i]);
            bound += 0.5 * _samples * Math.Log(_priorPrecision[k]) - 0.5 * _priorPrecision[k] * (_samples * _factorCovariance[k, k] + away);
        }

        return bound + 0.5 * _samples * (_factorCount + SymmetricMatrix.LogDeterminant(_factorCovariance));
    }

    double ResidualVariance()
    {
        double sum = 0;
        var rest = new double[_samples];
        for (var t = 0; t < _traits.Count; t++)
        {
            _traits[t].CopyTo(rest, 0);
            for (var k = 0; k < _factorCount; k++)
                Products.Add(rest, -_weights[t][k], _factors[k]);
            sum += Products.Sum(rest, rest);
        }

        return sum / _samples / _traits.Count;
    }

    double[][] FactorProducts() => [.. _traits.Select(trait => Array.ConvertAll(_factors, factor => Products.Sum(trait, factor)))];

    static double[,] Squares(double[][] factors)
    {
        var squares = new double[factors.Length, factors.Length];
        for (var i = 0; i < factors.Length; i++)
        {
            for (var j = 0; j <= i; j++)
                squares[i, j] = squares[j, i] = Products.Sum(factors[i], factors[j]);
        }

        return squares;
    }
}

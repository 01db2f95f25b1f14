namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>The Cauchy combination (ACAT) of p-values that come one after the other, all with one weight.</summary>
/// <remarks>As <see cref="CauchyCombination"/>; but a p-value of exactly 1 counts as 1 - 1 / n of n p-values, as Liu and Xie (2020) have it.</remarks>
public sealed class CauchySum
{
    // Times exp(_scale), which keeps the terms of the least p-values near 1.
    double _statistic;
    double _scale;
    int _count;
    int _ones;

    /// <param name="logP">Natural logarithm; NaN is left out.</param>
    public void Add(double logP)
    {
        if (logP > 0)
            throw new ArgumentOutOfRangeException(nameof(logP), logP, "the logarithm of a p-value is not above 0");
        if (double.IsNaN(logP))
            return;
        _count++;
        if (logP == 0)
        {
            _ones++;
            return;
        }

        Reach(-logP);
        _statistic += CauchyCombination.ScaledCotangent(logP, _scale);
    }

    /// <summary>Adds the p-values of another sum.</summary>
    public void Add(CauchySum other)
    {
        Reach(other._scale);
        _statistic += other._statistic * Math.Exp(other._scale - _scale);
        _count += other._count;
        _ones += other._ones;
    }

    /// <summary>Natural logarithm of the combined p-value; NaN without any.</summary>
    public double LogP()
    {
        if (_count <= 1)
            return _count == _ones ? (_count == 0 ? double.NaN : 0) : CauchyCombination.LogUpper(_statistic, _scale);
        var ones = _ones == 0 ? 0 : _ones * CauchyCombination.ScaledCotangent(LogOnePlus.Of(-1.0 / _count), _scale);
        return CauchyCombination.LogUpper((_statistic + ones) / _count, _scale);
    }

    void Reach(double scale)
    {
        if (scale <= _scale)
            return;
        _statistic *= Math.Exp(_scale - scale);
        _scale = scale;
    }
}

namespace QtlQuery.Statistics.Regression;

/// <summary>Columns of length 1 at right angles to each other, made of given columns one after the other.</summary>
/// <remarks>
/// Gram and Schmidt's way, and once more where half of the length went, which leaves angles right to a double's precision however nearly parallel
/// the given columns were (Giraud et al. 2005, Numer. Math. 101:87). The first of two parallel columns stays, as in R's lm, so that the one named as collinear
/// is the one given later.
/// </remarks>
sealed class OrthonormalColumns(int samples)
{
    /// <summary>What has to be left of a column's length beside the ones before it, as in R's lm.</summary>
    public const double LeastShare = 1e-7;

    /// <summary>A vector that keeps this share of its length lost at most one bit of its digits.</summary>
    const double EnoughLeft = 0.5;

    readonly List<double[]> _columns = [];
    readonly List<double[]> _coordinates = [];

    public int Samples => samples;

    public int Rank => _columns.Count;

    public IReadOnlyList<double[]> Columns => _columns;

    /// <summary>Row k of the triangular factor's transpose: the k-th taken column in terms of the orthonormal ones up to it.</summary>
    public IReadOnlyList<double[]> Coordinates => _coordinates;

    /// <summary>The same columns, to add others to.</summary>
    public OrthonormalColumns Copy()
    {
        var copy = new OrthonormalColumns(samples);
        copy._columns.AddRange(_columns);
        copy._coordinates.AddRange(_coordinates);
        return copy;
    }

    /// <summary>False, and nothing is added, where the columns before it leave less than <see cref="LeastShare"/> of its length.</summary>
    public bool TryAdd(ReadOnlySpan<double> values)
    {
        var column = values.ToArray();
        var coordinates = new double[_columns.Count + 1];
        var before = Math.Sqrt(Products.Sum(column, column));
        var after = Remove(column, before, coordinates);
        if (!(after > LeastShare * before))
            return false;

        for (var i = 0; i < column.Length; i++)
            column[i] /= after;
        coordinates[^1] = after;
        _columns.Add(column);
        _coordinates.Add(coordinates);
        return true;
    }

    /// <summary>Takes away what lies along the columns.</summary>
    /// <returns>The length that is left.</returns>
    /// <param name="length">The length before.</param>
    public double Remove(Span<double> values, double length) => Remove(values, length, []);

    double Remove(Span<double> values, double length, Span<double> coordinates)
    {
        for (var pass = 1; ; pass++)
        {
            for (var k = 0; k < _columns.Count; k++)
            {
                var along = Products.Sum(_columns[k], values);
                Products.Add(values, -along, _columns[k]);
                if (k < coordinates.Length)
                    coordinates[k] += along;
            }

            var left = Math.Sqrt(Products.Sum(values, values));
            if (pass == 2 || left > EnoughLeft * length)
                return left;
        }
    }
}

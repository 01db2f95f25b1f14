namespace QtlQuery.Statistics.Specificity;

/// <summary>The tissues of one gene that were tested, relative to the highest: squares of tiny values would be 0 otherwise.</summary>
static class ExpressionProfile
{
    /// <summary>The values that are not NaN over their maximum, in their order; all 0 where the maximum is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or infinite.</exception>
    public static double[] Relative(ReadOnlySpan<double> expression)
    {
        var values = new List<double>(expression.Length);
        double highest = 0;
        foreach (var value in expression)
        {
            if (value < 0 || double.IsInfinity(value))
                throw new ArgumentOutOfRangeException(nameof(expression), value, "expression is finite and not negative");
            if (double.IsNaN(value))
                continue;
            highest = Math.Max(highest, value);
            values.Add(value);
        }

        return highest > 0 ? [.. values.Select(value => value / highest)] : [.. values];
    }

    /// <summary>Shares of the sum; null where the sum is 0 or fewer than two tissues were tested.</summary>
    public static double[]? Shares(ReadOnlySpan<double> expression)
    {
        var relative = Relative(expression);
        var sum = relative.Sum();
        return relative.Length >= 2 && sum > 0 ? [.. relative.Select(value => value / sum)] : null;
    }

    /// <summary>Puts the values of tested tissues back to their places, with NaN where a tissue was not tested.</summary>
    public static double[] Placed(ReadOnlySpan<double> expression, double[] tested)
    {
        var placed = new double[expression.Length];
        for (int i = 0, next = 0; i < placed.Length; i++)
            placed[i] = double.IsNaN(expression[i]) ? double.NaN : tested[next++];
        return placed;
    }

    /// <summary>A measure that says nothing below two tested tissues, and 0 where the gene is not expressed.</summary>
    public static double Measured(ReadOnlySpan<double> expression, Func<double[], double> measure)
    {
        var relative = Relative(expression);
        if (relative.Length < 2)
            return double.NaN;
        return relative.Max() > 0 ? measure(relative) : 0;
    }
}

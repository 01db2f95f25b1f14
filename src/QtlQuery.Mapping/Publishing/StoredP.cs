namespace QtlQuery.Mapping.Publishing;

/// <summary>p-values as the store keeps them, which the macros <c>stored_p_value</c> and <c>neg_log10_of_stored</c> say.</summary>
static class StoredP
{
    const double Ln10 = 2.302585092994045684;

    /// <summary>24 bits of mantissa where a float holds them; 0 where a double does not hold the p.</summary>
    public static double Of(double negLog10P)
    {
        var p = Math.Exp(-negLog10P * Ln10);
        return p >= 1e-37 ? (float)p : p;
    }

    /// <summary>Minus log10 of a p below 1e-300, where a double runs out of digits; null elsewhere.</summary>
    public static double? BelowRange(double negLog10P) => negLog10P > 300 ? negLog10P : null;
}

namespace QtlQuery.Statistics.SampleChecks;

/// <summary>Tells sex by the expression of XIST (ENSG00000229807), which silences one of two X, against genes of Y such as RPS4Y1, DDX3Y, KDM5D, EIF1AY and UTY.</summary>
/// <param name="XistThreshold">Expression of XIST above which it is on.</param>
/// <param name="YThreshold">Mean expression of Y-linked genes above which there is a Y.</param>
public sealed record SexByExpression(double XistThreshold, double YThreshold)
{
    /// <summary>Thresholds halfway between the medians of those declared female and those declared male, which a few wrong labels do not move.</summary>
    /// <param name="xist">Expression of XIST of each sample, as logarithms (log2 of TPM + 1).</param>
    /// <param name="y">Mean over Y-linked genes of each sample, as logarithms.</param>
    /// <param name="isFemale">The declared sex; null where it is not known.</param>
    /// <returns>Null where a sex is not among the declared, or where the medians are not on their side.</returns>
    public static SexByExpression? FromDeclared(ReadOnlySpan<double> xist, ReadOnlySpan<double> y, ReadOnlySpan<bool?> isFemale)
    {
        if (xist.Length != y.Length || xist.Length != isFemale.Length)
            throw new ArgumentException($"{xist.Length}, {y.Length} and {isFemale.Length} samples", nameof(isFemale));

        var (xistFemale, xistMale) = (Median(xist, isFemale, true), Median(xist, isFemale, false));
        var (yFemale, yMale) = (Median(y, isFemale, true), Median(y, isFemale, false));
        return xistFemale > xistMale && yMale > yFemale ? new((xistFemale + xistMale) / 2, (yFemale + yMale) / 2) : null;
    }

    /// <param name="xist">The sample's expression of XIST.</param>
    /// <param name="y">Its mean over Y-linked genes.</param>
    public ExpressedSex Of(double xist, double y) => (xist > XistThreshold, y > YThreshold) switch
    {
        (true, false) => ExpressedSex.Female,
        (false, true) => ExpressedSex.Male,
        (true, true) => ExpressedSex.Both,
        _ => ExpressedSex.Neither,
    };

    static double Median(ReadOnlySpan<double> values, ReadOnlySpan<bool?> isFemale, bool female)
    {
        var chosen = new List<double>();
        for (var i = 0; i < values.Length; i++)
        {
            if (isFemale[i] == female)
                chosen.Add(values[i]);
        }

        chosen.Sort();
        return chosen.Count == 0 ? double.NaN : SampleQuantile.Of([.. chosen], 0.5);
    }
}

namespace QtlQuery.Coloc;

/// <summary>The GWAS side of a locus, ready for any number of traits.</summary>
/// <param name="Largest">The largest of its log Bayes factors; minus infinity where there are none.</param>
/// <param name="LogSum">Natural log of the sum of the Bayes factors of all its variants; minus infinity where there are none.</param>
sealed record GwasLocus(LocusRows Rows, SideFacts Facts, SideBayesFactors Factors, double Largest, double LogSum, double LargestNegLog10P)
{
    public static GwasLocus Of(LocusRows rows, SideFacts facts)
    {
        var factors = SideBayesFactors.Of(rows, facts);
        double[] usable = [.. factors.Logs.Where(double.IsFinite)];
        return new(rows, facts, factors, usable.DefaultIfEmpty(double.NegativeInfinity).Max(), Statistics.Colocalisation.LogSum.Of(usable), LargestOf(rows));
    }

    internal static double LargestOf(LocusRows rows) => rows.NegLog10P.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Max();
}

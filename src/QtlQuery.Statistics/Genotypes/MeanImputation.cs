namespace QtlQuery.Statistics.Genotypes;

/// <summary>Missing calls filled with the mean of the called ones, as FastQTL, tensorQTL, QTLtools and Matrix eQTL do.</summary>
public static class MeanImputation
{
    /// <summary>Overwrites each NaN with the mean of the others; where every call is missing they stay.</summary>
    /// <param name="dosages">Copies of the alternative allele.</param>
    /// <returns>How many were missing.</returns>
    public static int Fill(Span<double> dosages)
    {
        double sum = 0;
        var missing = 0;
        foreach (var dosage in dosages)
        {
            if (double.IsNaN(dosage))
                missing++;
            else
                sum += dosage;
        }

        if (missing > 0 && missing < dosages.Length)
        {
            var mean = sum / (dosages.Length - missing);
            foreach (ref var dosage in dosages)
            {
                if (double.IsNaN(dosage))
                    dosage = mean;
            }
        }

        return missing;
    }
}

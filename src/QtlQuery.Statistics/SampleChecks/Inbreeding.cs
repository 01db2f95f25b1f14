namespace QtlQuery.Statistics.SampleChecks;

/// <summary>How heterozygous a sample is beside what its alleles' frequencies let expect: too much speaks for a mixture of samples, too little for inbreeding or bad calls.</summary>
/// <remarks>The method of moments, as PLINK's --het: the expectation is among the called samples of each variant, without replacement.</remarks>
/// <param name="Called">Variants that were called in this sample and vary among all.</param>
/// <param name="Homozygous">Of these the homozygous ones.</param>
/// <param name="ExpectedHomozygous">How many Hardy-Weinberg proportions let expect.</param>
public readonly record struct Inbreeding(int Called, int Homozygous, double ExpectedHomozygous)
{
    /// <summary>Share of calls that are heterozygous.</summary>
    public double Heterozygosity => 1 - (double)Homozygous / Called;

    /// <summary>F: 0 as expected, below where there are too many heterozygotes, 1 where there are none. On X about 0 in females and 1 in males.</summary>
    public double F => (Homozygous - ExpectedHomozygous) / (Called - ExpectedHomozygous);

    /// <summary>Of every sample.</summary>
    /// <param name="variants">Of each autosomal variant the samples' copies of alt: 0, 1, 2, or NaN.</param>
    public static Inbreeding[] Of(IEnumerable<double[]> variants)
    {
        Inbreeding[]? samples = null;
        foreach (var calls in variants)
        {
            samples ??= new Inbreeding[calls.Length];
            var counts = Genotypes.AlleleCounts.Of(calls);
            if (!(counts.MinorCopies > 0))
                continue;
            var alleles = 2.0 * counts.Called;
            var expected = 1 - 2 * counts.AltFrequency * (1 - counts.AltFrequency) * alleles / (alleles - 1);
            for (var i = 0; i < calls.Length; i++)
            {
                if (!double.IsNaN(calls[i]))
                    samples[i] = new(samples[i].Called + 1, samples[i].Homozygous + (calls[i] == 1 ? 0 : 1), samples[i].ExpectedHomozygous + expected);
            }
        }

        return samples ?? [];
    }
}

namespace QtlQuery.Cli.Demo;

/// <summary>One variant in the people of one dataset, with the sums that every regression on it needs.</summary>
sealed class DemoGenotype
{
    readonly byte[] copies;

    public DemoGenotype(DemoSite site, byte[] copies)
    {
        Site = site;
        this.copies = copies;
        foreach (var count in copies)
            AltCopies += count;
        Alleles = 2 * copies.Length;
        var lacksMinorAllele = 2 * AltCopies <= Alleles ? 0 : 2;
        var mean = AltCopies / (double)copies.Length;
        Centred = new double[copies.Length];
        for (var i = 0; i < copies.Length; i++)
        {
            MinorAlleleCarriers += copies[i] == lacksMinorAllele ? 0 : 1;
            Centred[i] = copies[i] - mean;
            SquareSum += Centred[i] * Centred[i];
        }
    }

    public DemoSite Site { get; }

    /// <summary>Copies of the alternative allele minus their mean.</summary>
    public double[] Centred { get; }

    public double SquareSum { get; }
    public int AltCopies { get; }
    public int Alleles { get; }
    public int MinorAlleleCarriers { get; }
    public double AltFrequency => AltCopies / (double)Alleles;
    public double MinorFrequency => Math.Min(AltCopies, Alleles - AltCopies) / (double)Alleles;

    /// <summary>A person's number for each minor allele: once where one is carried, twice where two are.</summary>
    public int[] MinorAlleleBearers => field ??= FindMinorAlleleBearers();

    /// <summary>Squared correlation with another variant in the same people.</summary>
    public double R2(DemoGenotype other)
    {
        var product = 0.0;
        for (var i = 0; i < Centred.Length; i++)
            product += Centred[i] * other.Centred[i];
        return product * product / (SquareSum * other.SquareSum);
    }

    int[] FindMinorAlleleBearers()
    {
        var major = 2 * AltCopies <= Alleles ? 0 : 2;
        return [.. copies.SelectMany((count, person) => Enumerable.Repeat(person, Math.Abs(count - major)))];
    }
}

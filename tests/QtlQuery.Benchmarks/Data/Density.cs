namespace QtlQuery.Benchmarks.Data;

/// <summary>How dense genes and variants are; bp from one to the next.</summary>
readonly record struct Density(string Name, int GeneSpacing, double VariantSpacing)
{
    /// <summary>As GTEx has them: about 6,400 variants a gene, 16 genes a variant.</summary>
    public static readonly Density Gtex = new("gtex", 125_000, 310);

    /// <summary>3,000 genes over the genome, about 1,700 variants each: 5 million pairs a context.</summary>
    public static readonly Density Spread = new("spread", 1_000_000, 1_176);

    /// <summary>3,000 genes side by side on three chromosomes of 118 Mb, about 1,700 variants each, 17 genes a variant: 5 million pairs a context.</summary>
    public static readonly Density Cis = new("cis", 120_000, 1_176);

    public static Density Of(Arguments arguments) => arguments["--density"] switch
    {
        null or "gtex" => Gtex,
        "spread" => Spread,
        var other => throw new InvalidOperationException($"--density {other} is neither gtex nor spread"),
    };
}

namespace QtlQuery.Cli.Demo;

/// <summary>The genes of one context with their false discovery rates.</summary>
/// <remarks>Benjamini and Hochberg (1995), which is Storey's q-value at pi0 = 1: too few genes to estimate pi0.</remarks>
sealed class DemoEGenes
{
    const double FalseDiscoveryRate = 0.05;

    readonly Dictionary<DemoEGene, double> negLog10Q = [];
    readonly double thresholdPBeta;

    public DemoEGenes(DemoContext context, RandomStream random)
    {
        var test = new PermutationTest(context.SampleSize, random);
        All = [.. context.Genes.Select(gene => DemoEGene.Of(gene, context, test))];

        // From the weakest gene on, which has the last rank.
        var (rank, greatest) = (All.Count, 0.0);
        foreach (var gene in All.OrderBy(gene => gene.NegLog10PBeta))
        {
            greatest = Math.Max(greatest, gene.NegLog10PBeta - Math.Log10(All.Count / (double)rank--));
            negLog10Q[gene] = greatest;
        }

        thresholdPBeta = (All.Where(IsSignificant).Max(PBeta) + All.Where(gene => !IsSignificant(gene)).Min(PBeta)) / 2;
    }

    /// <summary>Every tested gene, significant or not.</summary>
    public IReadOnlyList<DemoEGene> All { get; }

    public double NegLog10Q(DemoEGene gene) => negLog10Q[gene];

    /// <summary>The p-value up to which a variant of this gene is significant: the gene's own quantile of one share for all genes.</summary>
    public double PThreshold(DemoEGene gene) => gene.Beta.Quantile(thresholdPBeta);

    bool IsSignificant(DemoEGene gene) => negLog10Q[gene] >= -Math.Log10(FalseDiscoveryRate);

    static double PBeta(DemoEGene gene) => Math.Pow(10, -gene.NegLog10PBeta);
}

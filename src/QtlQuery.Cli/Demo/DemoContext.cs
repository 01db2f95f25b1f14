using QtlQuery.Core;

namespace QtlQuery.Cli.Demo;

/// <summary>One context's expression study: who was measured, and each gene's regressions on the variants near it.</summary>
sealed class DemoContext
{
    /// <summary>Variants up to this far from a gene's start are tested.</summary>
    const int CisWindow = 1_000_000;

    const double LeastMinorFrequency = 0.01;

    readonly Dictionary<string, double[]> traits = [];
    readonly Dictionary<string, IReadOnlyList<DemoAssociation>> associations = [];

    public DemoContext(string name, int[] people, IReadOnlyList<DemoGene> genes, Population population, byte[][] copies, RandomStream random)
    {
        Name = name;
        People = people;
        Genes = genes;
        Genotypes =
        [
            .. population.Sites
                .Select((site, index) => new DemoGenotype(site, [.. people.Select(person => copies[index][person])]))
                .Where(genotype => genotype.MinorFrequency >= LeastMinorFrequency),
        ];

        foreach (var gene in genes)
        {
            var causes = gene.Effects
                .Where(effect => effect.Context == name)
                .Select(effect => (GenotypeOf(gene.Cause(effect, population)), effect.Share));
            var trait = Demo.Trait.Draw(SampleSize, causes, random);
            traits[gene.Id] = trait;
            associations[gene.Id] = [.. Near(gene).Select(genotype => DemoAssociation.Fit(genotype, trait))];
        }
    }

    public string Name { get; }
    public int SampleSize => People.Count;

    /// <summary>Who was measured, by their numbers in the cohort.</summary>
    public IReadOnlyList<int> People { get; }

    public IReadOnlyList<DemoGene> Genes { get; }
    public IReadOnlyList<DemoGenotype> Genotypes { get; }

    /// <summary>The gene's expression, minus its mean, in the order of the people.</summary>
    public double[] Trait(DemoGene gene) => traits[gene.Id];

    /// <summary>In the order of position.</summary>
    public IReadOnlyList<DemoAssociation> Associations(DemoGene gene) => associations[gene.Id];

    public static GenomicRegion Window(DemoGene gene) => new(gene.Chromosome, Math.Max(1, gene.Start - CisWindow), gene.Start + CisWindow);

    DemoGenotype GenotypeOf(DemoSite site) => Genotypes.Single(genotype => ReferenceEquals(genotype.Site, site));

    IEnumerable<DemoGenotype> Near(DemoGene gene)
    {
        var window = Window(gene);
        return Genotypes.Where(genotype =>
            genotype.Site.Variant is { } variant && window.Overlaps(new(variant.Chromosome, variant.Position, variant.Position)));
    }
}

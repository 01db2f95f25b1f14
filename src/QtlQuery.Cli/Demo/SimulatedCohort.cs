namespace QtlQuery.Cli.Demo;

/// <summary>A small made-up cohort whose result files come out the same on every run, for trying QtlQuery without any download.</summary>
/// <remarks>Genes, variants and rsids do not exist. What is true of them stands in <see cref="DemoGenes"/>.</remarks>
sealed class SimulatedCohort
{
    public const string Study = "DEMO";
    const string GwasTrait = "LDL cholesterol (made up)";
    const int People = 400;
    const int GwasPeople = 2500;
    const ulong Seed = 20_250_101;
    const ulong PermutationSeed = Seed + 1;

    const double SharedShare = 0.04;
    const double NeighbourShare = -0.03;
    const int NeighbourOffset = 250_000;

    static readonly DemoGene SharedGene = DemoGenes.All[2 - 1];
    static readonly DemoGene NeighbourGene = DemoGenes.All[22 - 1];

    readonly byte[][] copies;

    public SimulatedCohort()
    {
        var random = new RandomStream(Seed);
        Population = new Population(DemoGenes.Regions, random);
        copies = Population.Draw(People, random);

        // Every tissue comes from some of the same people, as in GTEx.
        Contexts =
        [
            new(DemoGenes.Liver, [.. Everyone.Where(person => person % 2 == 0)], DemoGenes.All, Population, copies, random),
            new(DemoGenes.Blood, [.. Everyone], DemoGenes.All, Population, copies, random),
            new(DemoGenes.Brain, [.. Everyone.Where(person => person % 3 == 0)], DemoGenes.All, Population, copies, random),
        ];

        var gwasCopies = Population.Draw(GwasPeople, random);
        var genotypes = Population.Sites.Select((site, index) => new DemoGenotype(site, gwasCopies[index])).ToList();
        DemoGenotype GenotypeOf(DemoSite cause) => genotypes.Single(genotype => ReferenceEquals(genotype.Site, cause));
        var trait = Trait.Draw(GwasPeople, [(GenotypeOf(SharedCause), SharedShare), (GenotypeOf(NeighbourCause), NeighbourShare)], random);
        Gwas = [.. genotypes.Select(genotype => DemoAssociation.Fit(genotype, trait))];
    }

    public Population Population { get; }

    public IReadOnlyList<DemoContext> Contexts { get; }

    public IReadOnlyList<DemoAssociation> Gwas { get; }

    /// <summary>A cause of the GWAS's trait that is also the cause of DEMO2's expression in liver.</summary>
    public DemoSite SharedCause => SharedGene.Cause(SharedGene.Effects[0], Population);

    /// <summary>A cause of the GWAS's trait near DEMO22, whose expression has another one.</summary>
    public DemoSite NeighbourCause => Population.CommonSiteNear(NeighbourGene.Chromosome, NeighbourGene.Start + NeighbourOffset);

    static IEnumerable<int> Everyone => Enumerable.Range(0, People);

    /// <summary>Writes everyone's genotypes and a context's expression into a folder, which is made if need be: what QTLs are mapped from.</summary>
    public (string Genotypes, string Expression) WriteInputs(string folder, DemoContext context)
    {
        Directory.CreateDirectory(folder);
        var (genotypes, expression) = (Path.Combine(folder, "cohort.vcf.gz"), Path.Combine(folder, context.Name + ".expression.bed.gz"));
        CohortFiles.WriteGenotypes(genotypes, Population, copies);
        CohortFiles.WriteExpression(expression, context);
        return (genotypes, expression);
    }

    /// <summary>Writes the files into a folder, which is made if need be, in the order in which they are best ingested.</summary>
    public IReadOnlyList<DemoFile> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var files = new List<DemoFile>();
        var permutations = new RandomStream(PermutationSeed);
        foreach (var context in Contexts)
        {
            var name = $"{Study}_ge_{context.Name}";

            var nominal = Path.Combine(folder, name + ".all.tsv.gz");
            EqtlCatalogueFiles.WriteNominal(nominal, context);
            files.Add(new(nominal, "eqtl_catalogue_nominal", name));

            var credibleSets = Path.Combine(folder, name + ".credible_sets.tsv.gz");
            EqtlCatalogueFiles.WriteCredibleSets(credibleSets, context);
            files.Add(new(credibleSets, "eqtl_catalogue_credible_sets", name));

            var genes = Path.Combine(folder, context.Name + ".v8.egenes.txt.gz");
            GtexEGenesFile.Write(genes, context, permutations);
            files.Add(new(genes, "gtex_egenes", name));
        }

        var gwas = Path.Combine(folder, Study + "_LDL.tsv.gz");
        GwasSsfFile.Write(gwas, GwasTrait, Gwas);
        files.Add(new(gwas, "gwas_ssf", Study + "_LDL"));
        return files;
    }
}

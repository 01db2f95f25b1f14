using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Cli.Demo;

/// <summary>Made-up variants in blocks of linkage disequilibrium, and people drawn from them.</summary>
/// <remarks>
/// Each block has six founder haplotypes. A person's chromosome copies one founder within a block, often the same one in the next block,
/// and rarely miscopies: neighbours are strongly correlated, some nearly identical, blocks weakly.
/// </remarks>
sealed class Population
{
    const int Founders = 6;
    const int SitesPerChromosome = 500;
    const int MeanSpacing = 6000;
    const double StayOnFounder = 0.5;
    const double Miscopy = 0.003;
    const double RepeatsNeighbour = 0.5;
    const double CommonFrequency = 0.25;
    const string Bases = "ACGT";

    readonly List<DemoSite> sites = [];
    readonly List<double[]> founderWeights = [];

    public Population(IEnumerable<GenomicRegion> regions, RandomStream random)
    {
        foreach (var region in regions)
            AddChromosome(region, random);
    }

    /// <summary>In the order of chromosome and position.</summary>
    public IReadOnlyList<DemoSite> Sites => sites;

    /// <summary>The single-base variant closest to a position whose rarer allele is common: a good cause, since it is tested in every context.</summary>
    public DemoSite CommonSiteNear(string chromosome, int position) =>
        sites
            .Where(site => site.Variant is { Ref.Length: 1, Alt.Length: 1 } && site.Variant.Chromosome == chromosome)
            .Where(site => Math.Abs(0.5 - Frequency(site)) <= 0.5 - CommonFrequency)
            .MinBy(site => Math.Abs(site.Variant.Position - position))!;

    /// <summary>Copies of each alternative allele: one array per site, one number per person.</summary>
    public byte[][] Draw(int people, RandomStream random)
    {
        var copies = sites.Select(_ => new byte[people]).ToArray();
        var untilMiscopy = DrawGap(random);
        for (var chromosomeCopy = 0; chromosomeCopy < 2 * people; chromosomeCopy++)
        {
            var founder = 0;
            var (block, carriesPrevious) = (-1, false);
            for (var site = 0; site < sites.Count; site++)
            {
                var here = sites[site];
                if (here.Block != block)
                {
                    if (block < 0 || !random.Chance(StayOnFounder))
                        founder = DrawFounder(founderWeights[here.Block], random);
                    block = here.Block;
                }

                var carries = here.Carriers[founder];
                if (untilMiscopy-- == 0)
                {
                    carries = !carries;
                    untilMiscopy = DrawGap(random);
                }

                carries &= !(here.SharesPosition && carriesPrevious);
                if (carries)
                    copies[site][chromosomeCopy / 2]++;
                carriesPrevious = carries;
            }
        }

        return copies;
    }

    double Frequency(DemoSite site) => site.Carriers.Zip(founderWeights[site.Block], (carries, weight) => carries ? weight : 0).Sum();

    // The number of faithful copies before a miscopy, so that the generator is not asked at each site.
    static int DrawGap(RandomStream random) => (int)(Math.Log(1 - random.Uniform()) / Math.Log(1 - Miscopy));

    static int DrawFounder(double[] weights, RandomStream random)
    {
        var left = random.Uniform();
        var founder = 0;
        while (founder < Founders - 1 && (left -= weights[founder]) >= 0)
            founder++;
        return founder;
    }

    void AddChromosome(GenomicRegion region, RandomStream random)
    {
        var position = region.Start;
        var leftInBlock = 0;
        for (var number = 0; number < SitesPerChromosome; number++)
        {
            if (leftInBlock-- == 0)
            {
                leftInBlock = 12 + random.Below(16);
                founderWeights.Add(DrawWeights(random));
            }

            position += 1 + (int)(-Math.Log(1 - random.Uniform()) * MeanSpacing);
            var block = founderWeights.Count - 1;
            if (number == SitesPerChromosome / 2)
            {
                // Two alternative alleles at one position: no chromosome carries both.
                Add(new(region.Chromosome, position, "C", "A"), block, [true, false, false, false, false, false], sharesPosition: false, random);
                Add(new(region.Chromosome, position, "C", "T"), block, [false, true, true, false, false, false], sharesPosition: true, random);
                continue;
            }

            Add(DrawAlleles(region.Chromosome, position, random), block, DrawCarriers(block, random), sharesPosition: false, random);
        }
    }

    void Add(Variant variant, int block, bool[] carriers, bool sharesPosition, RandomStream random)
    {
        // Numbers far above those dbSNP has given out.
        string Rsid(int offset) => string.Create(CultureInfo.InvariantCulture, $"rs{9_900_000_000 + 10 * sites.Count + offset}");
        IReadOnlyList<string> rsids = random.Uniform() switch
        {
            < 0.03 => [],
            < 0.08 => [Rsid(0), Rsid(1)],
            _ => [Rsid(0)],
        };
        sites.Add(new(variant, rsids, ImputationQuality: 1 - 0.15 * random.Uniform() * random.Uniform(), block, carriers, sharesPosition));
    }

    bool[] DrawCarriers(int block, RandomStream random)
    {
        if (sites.Count > 0 && sites[^1].Block == block && random.Chance(RepeatsNeighbour))
            return sites[^1].Carriers;

        var carriers = new bool[Founders];
        var count = 1 + random.Below(Founders / 2);
        for (var i = 0; i < count; i++)
            carriers[random.Below(Founders)] = true;
        return carriers;
    }

    static double[] DrawWeights(RandomStream random)
    {
        var weights = Enumerable.Range(0, Founders).Select(_ => 0.3 + random.Uniform()).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    static Variant DrawAlleles(string chromosome, int position, RandomStream random)
    {
        var first = random.Below(Bases.Length);
        var reference = Bases[first].ToString();
        var other = Bases[(first + 1 + random.Below(Bases.Length - 1)) % Bases.Length].ToString();
        return random.Uniform() switch
        {
            < 0.03 => new(chromosome, position, reference + other, reference),
            < 0.06 => new(chromosome, position, reference, reference + other + other),
            _ => new(chromosome, position, reference, other),
        };
    }
}

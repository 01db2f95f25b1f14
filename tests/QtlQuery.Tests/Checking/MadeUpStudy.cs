using System.Globalization;

namespace QtlQuery.Tests.Checking;

/// <summary>Whole studies in which every number fits the others, and their files.</summary>
static class MadeUpStudy
{
    const int QtlPeople = 400;

    /// <summary>Sixty genes, each tested for a hundred of three hundred variants between 50 and 53 Mb of chromosome 1, in 400 people.</summary>
    public static List<MadeUpTest> Qtl(int seed)
    {
        var random = new Random(seed);
        var variants = Enumerable.Range(0, 300).Select(i => MadeUpVariant.At("1", 50_000_137 + 10_000 * i)).ToList();
        return
        [
            .. from gene in Enumerable.Range(0, 60)
               from variant in variants.Where((_, i) => (i + gene) % 3 == 0)
               select MadeUpTest.Create(Gene(gene), variant, QtlPeople, Normal(random), QtlPeople - 2),
        ];
    }

    /// <summary>A trait of 20,000 people.</summary>
    /// <param name="sites">Chromosome, and the Mb of a variant on it.</param>
    public static List<MadeUpTest> Gwas(int seed, IEnumerable<(string Chromosome, double Mb)> sites, double deviation = 1)
    {
        var random = new Random(seed);
        return [.. sites.Select(site => MadeUpTest.Create("", MadeUpVariant.At(site.Chromosome, (int)(1e6 * site.Mb) + 137), 20_000, Normal(random), null, deviation))];
    }

    /// <summary>Places along a chromosome, evenly.</summary>
    public static IEnumerable<(string Chromosome, double Mb)> Along(string chromosome, double from, double to, int sites) =>
        Enumerable.Range(0, sites).Select(i => (chromosome, from + (to - from) * i / sites));

    public static string Gene(int number) => $"ENSG099000000{number:00}";

    public static string NominalFile(IEnumerable<MadeUpTest> tests) => NominalRow.File(tests.Select(test => test.Row));

    /// <param name="effect">Name of the effect's column; of odds_ratio the exponential is printed.</param>
    public static string SsfFile(IEnumerable<MadeUpTest> tests, string effect = "beta", bool referenceOfHalf = false)
    {
        var lines = tests.Select((test, i) => string.Join('\t',
            test.Chromosome,
            test.Position.ToString(CultureInfo.InvariantCulture),
            test.Alt,
            test.Ref,
            MadeUpTest.Six(effect == "odds_ratio" ? Math.Exp(test.Beta) : test.Beta),
            MadeUpTest.Six(test.StandardError),
            MadeUpTest.Six(test.Frequency),
            test.PValue,
            test.Rsid,
            test.People.ToString(CultureInfo.InvariantCulture),
            referenceOfHalf && i % 2 == 0 ? "#NA" : "OA"));
        return string.Join('\n', lines.Prepend($"chromosome\tbase_pair_location\teffect_allele\tother_allele\t{effect}\tstandard_error\teffect_allele_frequency\tp_value\trsid\tn\tref_allele")) + "\n";
    }

    // Box and Muller.
    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Cli.Demo;

/// <summary>The made-up genes and their true effects: the answer that the demonstration's queries should find.</summary>
static class DemoGenes
{
    public const string Liver = "Liver";
    public const string Blood = "Whole_Blood";
    public const string Brain = "Brain_Cortex";

    const int GenesPerRegion = 20;
    const int FirstStart = 310_000;
    const int Spacing = 120_000;

    /// <summary>Stretches of GRCh38 that the made-up variants and genes are placed in.</summary>
    public static readonly IReadOnlyList<GenomicRegion> Regions = [new("1", 109_000_000, 112_000_000), new("22", 36_000_000, 39_000_000)];

    static readonly Dictionary<int, DemoEffect[]> Effects = new()
    {
        // In every context, and so strong in blood that its p-value is below what a double holds.
        [1] = [new(Blood, 0, 0.995), new(Liver, 0, 0.9), new(Brain, 0, 0.85)],
        // In one context only; the first shares its causal variant with the trait of the GWAS.
        [2] = [new(Liver, 5_000, 0.30)],
        [3] = [new(Brain, -8_000, 0.40)],
        // Opposite directions.
        [4] = [new(Liver, 0, 0.20), new(Brain, 0, -0.25)],
        // Two signals.
        [5] = [new(Blood, 0, 0.15), new(Blood, 400_000, -0.10)],
        [6] = [new(Blood, 20_000, -0.12), new(Liver, 20_000, -0.15)],
        [7] = [new(Blood, -30_000, 0.10), new(Liver, -30_000, 0.14), new(Brain, -30_000, 0.20)],
        [9] = [new(Blood, 60_000, -0.08)],
        [12] = [new(Brain, 0, 0.25), new(Liver, 0, 0.18)],
        [15] = [new(Blood, 10_000, 0.20)],
        // The trait of the GWAS has a causal variant nearby, but another one.
        [22] = [new(Blood, 0, 0.20), new(Liver, 0, 0.22)],
        [24] = [new(Liver, -15_000, -0.25)],
        [26] = [new(Blood, 0, 0.30), new(Liver, 0, 0.25), new(Brain, 0, 0.30)],
        [29] = [new(Brain, 40_000, 0.30)],
        [31] = [new(Blood, -5_000, -0.15)],
        [34] = [new(Blood, 0, 0.06), new(Brain, 0, 0.15)],
        [38] = [new(Liver, 0, -0.20), new(Blood, 0, 0.10)],
    };

    public static IReadOnlyList<DemoGene> All { get; } =
    [
        .. Regions.SelectMany((region, regionIndex) => Enumerable.Range(0, GenesPerRegion).Select(index =>
            Create(1 + regionIndex * GenesPerRegion + index, region.Chromosome, region.Start + FirstStart + index * Spacing))),
    ];

    static DemoGene Create(int number, string chromosome, int start) => new(
        string.Create(CultureInfo.InvariantCulture, $"ENSG099{number:D8}"),
        string.Create(CultureInfo.InvariantCulture, $"DEMO{number}"),
        chromosome,
        start,
        number % 3 == 0 ? '-' : '+',
        4_000 + number * 7_919 % 60_000,
        Effects.GetValueOrDefault(number) ?? []);
}

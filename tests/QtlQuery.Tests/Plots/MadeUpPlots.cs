using QtlQuery.Plots.Colocalisation;
using QtlQuery.Plots.Distributions;
using QtlQuery.Plots.Effects;
using QtlQuery.Plots.Genome;
using QtlQuery.Plots.GenotypeQuality;
using QtlQuery.Plots.Regional;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Plots;

/// <summary>One plot of each kind, of made-up data that holds what is awkward to draw.</summary>
static class MadeUpPlots
{
    static readonly string[] Contexts = ["Adipose_Subcutaneous", "Brain_Cortex", "Liver", "Testis", "Whole_Blood"];

    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>
    {
        ["forest"] = () => Forest().Svg(),
        ["heatmap"] = () => Heatmap().Svg(),
        ["sharing"] = () => Sharing().Svg(),
        ["regional"] = () => Regional().Svg(),
        ["regional_without_ld"] = () => RegionalWithoutLd().Svg(),
        ["locus_compare"] = () => LocusCompare().Svg(),
        ["prior_sensitivity"] = () => PriorSensitivityOfOneCause().Svg(),
        ["tss_distance"] = () => TssDistance().Svg(),
        ["qq"] = () => Qq().Svg(),
        ["genotype_quality"] = () => GenotypeQuality().Svg(),
        ["manhattan"] = () => Manhattan().Svg(),
        ["trans_map"] = () => Trans().Svg(),
    };

    // One context was not tested, one has so wide an error that its interval leaves the axis, and a name holds what XML must not.
    public static ForestPlot Forest() => new(
        new("Effect of chr1_109274968_G_T on MADEUP1", "Contexts of one study share people: the means' intervals are too narrow."),
        "Effect per alt copy (sd of expression)",
        [
            new("Adipose_Subcutaneous", 0.1, 0.05, 581, 1.34),
            new("Brain_Cortex", -0.2, 0.1, 205, 1.34),
            new("Liver", 0.9, 0.1, 208, 18.6),
            new("T cells <CD4+ & CD8+>", 0.3, 2, 15, 0.06),
            new("Testis", null, null),
            new("Whole_Blood", 0.15, 0.05, 12_670, 2.57),
        ],
        [new("Fixed effects", 0.196, 0.0312, 9.5), new("Random effects", 0.229, 0.172, 0.74)]);

    public static EffectHeatmap Heatmap() => new(
        new("Effects of lead pairs by context"),
        ["MADEUP1 rs1", "MADEUP2 rs22", "MADEUP3 chr2_4000400_A_AT"],
        Contexts,
        [[0.8, -0.05, 0.4, null, 0.1], [-0.45, -0.6, -0.5, -0.55, -0.4], [null, null, 0.02, -0.3, null]],
        "Effect per alt copy");

    // Two brain regions, blood and testis apart; no distance between blood and testis is known.
    public static SharingHeatmap Sharing() => new(
        new("Sharing of eQTL effects between datasets"),
        ["S_ge_Blood", "S_ge_Brain_Cerebellum", "S_ge_Brain_Cortex", "S_ge_Testis"],
        [
            [null, 0.4, 0.42, null],
            [0.5, null, 0.95, 0.3],
            [0.46, 0.9, null, 0.35],
            [null, 0.2, 0.25, null],
        ],
        "Spearman's rho",
        Low: -1);

    public static RegionalPlot Regional() => new(
        new("Associations of MADEUP1 in two contexts", "r² is of dataset Panel_LD."),
        "1",
        1_000_000,
        2_000_000,
        [
            new("S_ge_Liver", [.. Points(3000, strongest: 40)], new("rs12740374", 1_500_000, 3000)),
            new("S_ge_Blood", [.. Points(12, strongest: 40)], new("rs12740374", 1_500_000, 12), Threshold: 7.30103),
        ],
        Genes);

    public static RegionalPlot RegionalWithoutLd() => new(
        new("Associations of MADEUP1 in S_ge_Liver", "The store has no LD with the lead, so that the points have no colours."),
        "X",
        1_000_000,
        2_000_000,
        [new("S_ge_Liver", [.. Points(12, strongest: 40).Select(point => point with { R2 = null })], new("chrX_1985000_GATTACA_G", 1_985_000, 14))],
        []);

    public static LocusComparePlot LocusCompare()
    {
        var variants = Points(30, strongest: 40).Select((point, i) => new ComparedVariant($"rs{i}", point.Position, point.NegLog10P / 2 + i % 3, point.NegLog10P, point.R2))
            .Append(new("rs12740374", 1_500_000, 17, 30)).ToList();
        return new(new("LDL cholesterol and MADEUP1 in liver"), "GWAS: LDL cholesterol", "QTL: MADEUP1, S_ge_Liver", "1", 1_000_000, 2_000_000, variants, variants.Count - 1, Genes);
    }

    public static PriorSensitivityPlot PriorSensitivityOfOneCause()
    {
        var sums = ColocalisationSums.Of([1, 9, 3, 0.5, -0.2], [0.5, 8, 4, 7, -0.5]);
        return new(new("Sensitivity to p₁₂"), PriorSensitivity.Sweep(sums, new(1e-4, 1e-4, 1e-5), 41), 1e-5, new("H4 of 0.8 and more", posteriors => posteriors.H4 >= 0.8));
    }

    public static TssDistanceHistogram TssDistance() => new(
        new("Distance of eGenes' leads from the transcription start"),
        [
            new("S_ge_Liver", [.. Enumerable.Range(-20, 40).Select(bin => new DistanceBin(bin * 50_000, 2000 / (2 + Math.Abs(2 * bin + 1)))), new(1_500_000, 7)], 61_000),
            new("S_ge_Blood", [new(-50_000, 1), new(0, 3)], 12_345),
        ],
        BinWidth: 50_000,
        Furthest: 1_000_000);

    // 999 tests, the k-th as strong as expected but for the ten strongest.
    public static QqPlot Qq() => new(
        new("p-values of S_ge_Liver"),
        999,
        [.. Enumerable.Range(1, 999).Select(rank => new QqPoint(rank, -Math.Log10(rank / 1000.0) + (rank <= 10 ? 2.0 / rank : 0)))],
        1.0123);

    // Kinship of the unrelated, two siblings and a twin; nine groups, of which one name is long; no Hardy-Weinberg tests.
    public static GenotypeQualityPlot GenotypeQuality() => new(
        new("Genotypes of cohort.vcf.gz", "990 of 1,000 variants pass. 60 of 61 samples pass."),
        new("Frequency", "variants", 0, 0.05, [400, 200, 100, 80, 60, 50, 40, 30, 20, 20]) { Marks = [new(0.01, "limit")] },
        new("Share called", "variants", 0.9, 0.01, [1, 0, 0, 2, 7, 20, 50, 90, 130, 700]) { LogCounts = true, Marks = [new(0.95, "limit")] },
        null,
        new("Share called", "samples", 0.9, 0.01, [0, 1, 0, 0, 0, 0, 0, 0, 20, 40]) { Marks = [new(0.95, "limit"), new(0.5, "beyond")] },
        new("Kinship", "pairs", -0.1, 0.05, [30, 900, 880, 15, 0, 0, 0, 2, 0, 0, 0, 0, 1]) { LogCounts = true, Marks = [new(0.0442, "3rd"), new(0.0884, "2nd"), new(0.177, "1st"), new(0.354, "same")] },
        new("Component 1 (4.1 %)", "Component 2 (1.9 %)", [.. Enumerable.Range(0, 9).Select(group => new SampleGroup(
            group == 1 ? "Yoruba in Ibadan, Nigeria <YRI>" : $"Group {group}",
            [.. Enumerable.Range(0, 12 - group).Select(i => (0.05 * (group % 3) + 0.003 * i, 0.1 - 0.04 * (group / 3) - 0.002 * (i * i % 7)))]))]));

    public static ManhattanPlot Manhattan()
    {
        var points = Lengths.SelectMany((chromosome, c) => Enumerable.Range(0, Math.Max(1, chromosome.Length / 10_000_000))
            .SelectMany(bin => Enumerable.Range(0, 8).Select(height => new GenomePoint(chromosome.Name, Math.Min(chromosome.Length, bin * 10_000_000 + 1), (height + (bin * 7 + c * 3) % 11 / 11.0) * 0.5)))).ToList();
        LabelledPoint[] tops = [new("MADEUP1", new("1", 109_274_968, 30)), new("MADEUP9", new("1", 110_000_000, 28.5)), new("MADEUP2", new("X", 155_000_000, 12)), new("MT-ND1", new("MT", 3307, 8))];
        return new(new("Tests of S_ge_Liver along the genome"), [.. points, .. tops.Select(top => top.Point)], [new(7.30103, "5e-8"), new(5, "1e-5")], tops);
    }

    public static TransMap Trans() => new(
        new("Trans associations of S_ge_Blood"),
        [.. Lengths.Take(12).Select((chromosome, i) => new TransPair("7", 50_366_637, chromosome.Name, chromosome.Length / (i + 2), 10 + i)), new("X", 1, "1", 200_000_000, 9), new("3", 56_815_721, "22", 50_000_000, 22)]);

    // Two that overlap, one so short that it is a line, one beyond the region, one without a strand and one whose name reaches over the edge.
    static IReadOnlyList<RegionalGene> Genes =>
    [
        new("MADEUP1", 1_480_000, 1_560_000, '-'),
        new("MADEUP2", 1_500_000, 1_700_000, '+'),
        new("MIR99999", 1_720_000, 1_720_080, '+'),
        new("MADEUP3", 2_500_000, 2_600_000, '+'),
        new("ENSG09900000004", 1_985_000, 2_100_000, null),
        new("MADEUP5", 900_000, 1_050_000, '-'),
    ];

    // Lengths that are like those of human chromosomes.
    static IReadOnlyList<(string Name, int Length)> Lengths =>
        [.. Enumerable.Range(1, 22).Select(number => ($"{number}", 250_000_000 - number * 9_200_000)), ("X", 156_000_000), ("Y", 57_000_000), ("MT", 16_500)];

    // A peak about the middle whose LD falls off with the distance, and a floor.
    static IEnumerable<RegionalPoint> Points(double height, int strongest)
    {
        for (var i = 0; i < 200; i++)
        {
            var position = 1_000_000 + i * 5_000;
            if (position == 1_500_000)
                continue;
            var r2 = Math.Round(Math.Exp(-Math.Abs(i - 100) / (double)strongest), 3);
            yield return new(position, height * r2 * r2 * (i % 3 + 1) / 3 * 0.95 + i * 37 % 10 / 10.0, i % 10 == 3 ? null : r2);
        }
    }
}

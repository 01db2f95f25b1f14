using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace QtlQuery.Tests.Ingest.Besd;

/// <summary>A made-up table of SNPs, probes and pairs, and the lines that are to be read of it.</summary>
sealed record BesdTable(int Snps, int Probes, MadeUpPair[] Pairs)
{
    /// <summary>Three SNPs and three probes, the second of which has no pair.</summary>
    public static BesdTable Small { get; } = new(3, 3, [new(0, 0, 0.5f, 0.125f), new(0, 2, -0.25f, 0.0625f), new(2, 1, 3, 1.5f)]);

    /// <summary>Tables with probes without pairs, pairs that were not tested, and floats of every kind.</summary>
    public static Gen<BesdTable> Any { get; } =
        from snps in Gen.OneOf(Gen.Choose(1, 3), Gen.Choose(1, 40))
        from probes in Gen.OneOf(Gen.Constant(1), Gen.Choose(1, 7))
        from pairs in Gen.Zip(Gen.Zip(Gen.Choose(0, probes - 1), Gen.Choose(0, snps - 1)), Gen.Zip(Floats, Floats)).ListOf()
        select new BesdTable(snps, probes, [.. pairs
            .Select(pair => new MadeUpPair(pair.Item1.Item1, pair.Item1.Item2, pair.Item2.Item1, pair.Item2.Item2))
            .DistinctBy(pair => (pair.Probe, pair.Snp))]);

    public string Esi => Lines(Snps, SnpLine);

    public string EsiWithoutFrequencies => Lines(Snps, snp => string.Join(' ', SnpLine(snp).Split('\t')[..6]));

    public string Epi => Lines(Probes, ProbeLine);

    static Gen<float> Floats { get; } = Gen.OneOf(
        Gen.Choose(-4000, 4000).Select(number => number / 64f),
        Gen.Elements(0f, -0f, -9f, 1f, 0.1f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 1.1754942E-38f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 16777216f, -9.000001f),
        Gen.Zip(Gen.Choose(0, 0xffff), Gen.Choose(0, 0xffff)).Select(halves => BitConverter.Int32BitsToSingle((halves.Item1 << 16) | halves.Item2)));

    /// <summary>Pairs in the order in which a file of the kind holds them; those not tested are in it, too.</summary>
    public IEnumerable<MadeUpPair> InOrder(BesdKind kind) =>
        kind is BesdKind.Dense or BesdKind.OldDense ? Pairs.OrderBy(pair => (pair.Probe, pair.Snp)) : Pairs.OrderBy(pair => pair.Probe);

    /// <summary>Pairs that are to be read from a file of the kind.</summary>
    public MadeUpPair[] Tested(BesdKind kind) => [.. InOrder(kind).Where(pair => pair.StandardError != -9)];

    /// <summary>The cells of a pair that come from the two text files.</summary>
    public static string Cells(MadeUpPair pair, bool frequencies = true)
    {
        var (snp, probe) = (SnpLine(pair.Snp).Split('\t'), ProbeLine(pair.Probe).Split('\t'));
        return string.Join('\t', snp[1], snp[0], snp[3], snp[4], snp[5], frequencies ? snp[6] : "NA", probe[1], probe[0], probe[3], probe[4], probe[5]);
    }

    static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    static string SnpLine(int snp) =>
        string.Create(CultureInfo.InvariantCulture, $"{(snp % 5 == 4 ? "X" : 1 + (snp % 5))}\trs{1000 + snp}\t0\t{(snp % 7 == 6 ? "NA" : 100 * (snp + 1))}\t{(snp % 3 == 2 ? "AT" : "A")}\tG\t{(snp % 4 == 3 ? "NA" : "0.25")}");

    static string ProbeLine(int probe) =>
        string.Create(CultureInfo.InvariantCulture, $"{1 + probe}\tP{probe}\t0\t{150 * (probe + 1)}\t{(probe % 3 == 2 ? "NA" : $"GENE{probe}")}\t{(probe % 2 == 0 ? "+" : "-")}");
}

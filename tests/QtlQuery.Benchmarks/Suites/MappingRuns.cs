using System.Globalization;
using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Whole commands of mapping on a simulated cohort, in turn with QTLtools where it is installed: reading, testing and writing included.</summary>
static class MappingRuns
{
    const int Rounds = 3;
    const string QtlTools = "/usr/bin/QTLtools";

    public static void Run(string data, string program, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("qtlquery-map-").FullName;
        try
        {
            var store = Path.Combine(folder, "store");
            ChildRun.WithoutOutput(program, "init", "--store", store, "--build", "GRCh38", "--quiet");
            output.WriteLine($"Whole processes, medians of {Rounds} rounds in turn; `--threads 1` unless said. QTLtools where it is installed; its permutations on a twentieth of the traits, times twenty.");
            output.WriteLine();
            var table = new MarkdownTable("pass", "by", "wall s", "CPU s", "peak MB", "CPU over QtlQuery's");
            foreach (var contest in Contests(data, store, folder))
                Add(table, contest, program);
            table.Write(output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Add(MarkdownTable table, Contest contest, string program)
    {
        Console.Error.WriteLine($"map, {contest.Pass}");
        var peers = File.Exists(QtlTools) ? contest.Peers : [];
        var ours = new List<ChildRun>();
        var theirs = peers.Select(_ => new List<ChildRun>()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(ChildRun.WithoutOutput(program, contest.Ours));
            for (var peer = 0; peer < peers.Length; peer++)
                theirs[peer].Add(ChildRun.WithoutOutput(QtlTools, peers[peer].Arguments));
        }

        var own = ours.Select(run => run.CpuSeconds).Median();
        Add(table, contest.Pass, "QtlQuery", ours, 1, null);
        for (var peer = 0; peer < peers.Length; peer++)
            Add(table, "", peers[peer].Name, theirs[peer], peers[peer].Share, own);
    }

    static void Add(MarkdownTable table, string pass, string by, List<ChildRun> runs, double share, double? own)
    {
        var cpu = runs.Select(run => run.CpuSeconds).Median() * share;
        table.Add(
            pass,
            by,
            Text(runs.Select(run => run.Seconds).Median() * share, "0.0"),
            Text(cpu, "0.0"),
            Text(runs.Max(run => run.PeakMegabytes), "0"),
            own is { } ours ? Text(cpu / ours, "0.0") : "");
    }

    static IEnumerable<Contest> Contests(string data, string store, string folder)
    {
        string InData(string name) => Path.Combine(data, name);
        string[] Map(string pass, params string[] more) =>
        [
            "map", pass, "--store", store, "--build", "GRCh38", "--traits", InData("expression.bed.gz"), "--covariates", InData("covariates.txt"), "--quiet", .. more,
        ];
        string[] bed = ["--genotypes", InData("genotypes.bed"), "--plink-alt", "a1"];
        string[] vcf = ["--genotypes", InData("genotypes.vcf.gz")];
        string[] bcf = ["--genotypes", InData("genotypes.bcf")];
        string[] cis = ["cis", "--bed", InData("expression.qtltools.bed.gz"), "--cov", InData("covariates.txt"), "--std-err", "--vcf"];
        string[] one = ["--threads", "1"];

        yield return new("nominal, VCF.gz", Map("cis", ["--dataset", "nominal", "--permutations", "0", .. vcf, .. one]), [new("QTLtools", [.. cis, InData("genotypes.vcf.gz"), "--nominal", "1", "--out", Path.Combine(folder, "nominal")])]);
        if (File.Exists(InData("genotypes.bcf")))
            yield return new("nominal, BCF", Map("cis", ["--dataset", "nominal", "--permutations", "0", .. bcf, .. one]), [new("QTLtools", [.. cis, InData("genotypes.bcf"), "--nominal", "1", "--out", Path.Combine(folder, "nominal")])]);
        yield return new("nominal, bed", Map("cis", ["--dataset", "nominal", "--permutations", "0", .. bed, .. one]), []);
        yield return new("nominal, bed, 2 threads", Map("cis", ["--dataset", "nominal", "--permutations", "0", .. bed, "--threads", "2"]), []);
        yield return new("1,000 permutations", Map("cis", ["--dataset", "permuted", "--no-pairs", .. bed, .. one]), [new("QTLtools", [.. cis, InData("genotypes.vcf.gz"), "--permute", "1000", "--chunk", "10", "20", "--out", Path.Combine(folder, "permuted")], 20)]);
        yield return new("1,000 permutations, 2 threads", Map("cis", ["--dataset", "permuted", "--no-pairs", .. bed, "--threads", "2"]), []);
        yield return new("permutations, then signals by nominal thresholds", Map("cis", ["--dataset", "signals", "--no-pairs", "--signals", "nominal", .. bed, .. one]), []);
        yield return new("permutations, then signals by permutations", Map("cis", ["--dataset", "signals", "--no-pairs", "--signals", "permutations", .. bed, .. one]), []);
        yield return new(
            "trans, pairs past 5 Mb",
            Map("trans", ["--dataset", "trans", "--maf", "0", .. vcf, .. one]),
            [new("QTLtools", ["trans", "--vcf", InData("genotypes.vcf.gz"), "--bed", InData("expression.qtltools.bed.gz"), "--cov", InData("covariates.txt"), "--nominal", "--threshold", "1e-5", "--window", "5000000", "--out", Path.Combine(folder, "trans")])]);
        yield return new("trans, all pairs, bed", Map("trans", ["--dataset", "trans", "--maf", "0", "--with-cis", .. bed, .. one]), []);
        yield return new("trans, all pairs, bed, 2 threads", Map("trans", ["--dataset", "trans", "--maf", "0", "--with-cis", .. bed, "--threads", "2"]), []);
        yield return new("interaction", Map("interaction", ["--dataset", "interaction", "--covariates", InData("interaction.txt"), "--context", "interaction", .. bed, .. one]), []);
    }

    static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    sealed record Contest(string Pass, string[] Ours, Peer[] Peers);

    /// <param name="Share">What its time is multiplied by, since it did a part of the work.</param>
    sealed record Peer(string Name, string[] Arguments, double Share = 1);
}

using System.Diagnostics;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Reading all genotypes of a cohort from each format, beside bcftools that prints them to nowhere.</summary>
static class GenotypeReading
{
    const int Rounds = 5;
    const int BlockVariants = 1000;

    static readonly GenotypeOptions Options = new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt };

    static readonly (string File, string Title, bool ByBcftools)[] Files =
    [
        ("genotypes.bed", "PLINK 1 bed", false),
        ("genotypes.pgen", "PLINK 2 pgen", false),
        ("genotypes.vcf.gz", "VCF.gz, GT", true),
        ("genotypes.bcf", "BCF, GT", true),
        ("genotypes.ds.vcf.gz", "VCF.gz, GT:DS", true),
        ("genotypes.ds.bcf", "BCF, GT:DS", true),
    ];

    public static void Run(string data, TextWriter output)
    {
        output.WriteLine($"All genotypes of a cohort read in blocks of {BlockVariants} variants; a genotype of a call is a byte, of a dosage eight. CPU seconds (user and system, all threads), median of {Rounds} rounds in turn. `bcftools view -H` prints the same file to nowhere. Targets: bed 1 GB of genotypes a second, VCF.gz at most 1.5 × bcftools. All files of calls have one sum.");
        output.WriteLine();
        var there = Files.Where(file => File.Exists(Path.Combine(data, file.File))).ToList();
        var rounds = there.ToDictionary(file => file.File, _ => new List<(Reading Ours, double? Bcftools)>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (file, _, byBcftools) in there)
                rounds[file].Add((Read(Path.Combine(data, file), null), byBcftools ? Bcftools(Path.Combine(data, file)) : null));
        }

        var table = new MarkdownTable("file", "samples × variants", "CPU s", "million genotypes/s of CPU", "bcftools CPU s", "ratio");
        foreach (var (file, title, _) in there)
        {
            var ours = rounds[file][0].Ours;
            if (rounds[file].Exists(each => each.Ours.Sum != ours.Sum) || (!file.Contains(".ds.", StringComparison.Ordinal) && ours.Sum != rounds[there[0].File][0].Ours.Sum))
                throw new InvalidOperationException($"{file} does not have the sum of {there[0].File}");
            var cpu = rounds[file].Select(each => each.Ours.CpuSeconds).Median();
            var bcftools = rounds[file].Select(each => each.Bcftools ?? double.NaN).Median();
            table.Add(title, $"{ours.Samples} × {ColocSuite.Whole(ours.Variants)}", ColocSuite.Short(cpu), ColocSuite.Whole((double)ours.Samples * ours.Variants / cpu / 1e6), double.IsNaN(bcftools) ? "" : ColocSuite.Short(bcftools), double.IsNaN(bcftools) ? "" : ColocSuite.Short(cpu / bcftools));
        }

        table.Write(output);
        Half(data, output);
    }

    // Every other sample, in turned order.
    static void Half(string data, TextWriter output)
    {
        var path = Path.Combine(data, "genotypes.bed");
        if (!File.Exists(path))
            return;
        var readings = Enumerable.Range(0, Rounds).Select(_ => Read(path, samples => [.. samples.Where((_, index) => index % 2 == 0).Reverse()])).ToList();
        var cpu = readings.Select(reading => reading.CpuSeconds).Median();
        output.WriteLine($"Every other sample of the bed in turned order: {ColocSuite.Short(cpu)} s, {ColocSuite.Whole((double)readings[0].Samples * readings[0].Variants / cpu / 1e6)} million genotypes a second.");
        output.WriteLine();
    }

    static Reading Read(string path, Func<IReadOnlyList<string>, IReadOnlyList<string>>? select)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        using var reader = GenotypeFiles.Open(path, Options);
        if (select is not null)
            reader.Select(select(reader.Samples));
        var block = new GenotypeBlock(BlockVariants);
        var (variants, sum) = (0L, 0.0);
        while (reader.Read(block))
        {
            variants += block.Count;
            // One sample of each variant: adding up all of them would be measured, too.
            for (var each = 0; each < block.Count; each++)
            {
                var sample = (int)((variants + each) % block.SampleCount);
                sum += block.HasDosages ? (double.IsNaN(block.DosagesOf(each)[sample]) ? -1 : block.DosagesOf(each)[sample]) : block.CallsOf(each)[sample];
            }
        }

        return new(block.SampleCount, variants, sum, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    }

    static double? Bcftools(string path)
    {
        var found = Array.Find((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), folder => File.Exists(Path.Combine(folder, "bcftools")));
        return found is null ? null : ChildRun.WithoutOutput(Path.Combine(found, "bcftools"), "view", "-H", path).CpuSeconds;
    }

    sealed record Reading(int Samples, long Variants, double Sum, double CpuSeconds);
}

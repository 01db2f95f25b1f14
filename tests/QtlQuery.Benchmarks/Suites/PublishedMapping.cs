using System.Globalization;
using System.IO.Compression;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>The genes of FastQTL's example that it permuted, with ten thousand permutations of ours: the whole of what the tests do for two of them.</summary>
static class PublishedMapping
{
    const int Blocks = 10;

    /// <param name="data">A folder with <c>fastqtl-example</c> and <c>_reference_runs/fastqtl-2.184</c>.</param>
    public static void Run(string data, TextWriter output)
    {
        var expected = File.ReadLines(Path.Combine(data, "_reference_runs", "fastqtl-2.184", "permute1000_seed1_22_17-20Mb.txt")).Select(line => line.Split('\t')).ToDictionary(row => row[0]);
        var folder = Directory.CreateTempSubdirectory("qtlquery-published").FullName;
        try
        {
            var traits = Path.Combine(folder, "traits.bed");
            File.WriteAllLines(traits, Lines(Path.Combine(data, "fastqtl-example", "phenotypes.bed.gz")).Where(line => line[0] == '#' || expected.ContainsKey(line.Split('\t', 5)[3])));
            QtlStore.Create(Path.Combine(folder, "store"), GenomeBuild.GRCh37);
            var own = expected.Keys.ToDictionary(gene => gene, _ => new List<double>());
            for (var seed = 1; seed <= Blocks; seed++)
            {
                using var inputs = MappingInputs.Open(new(Path.Combine(data, "fastqtl-example", "genotypes.vcf.gz"), traits) { Covariates = [Path.Combine(data, "fastqtl-example", "covariates.txt.gz")] });
                var request = new CisRequest(new StoreLayout(Path.Combine(folder, "store")), "fastqtl") { StorePairs = false, Options = new() { Seed = (ulong)seed } };
                var verdicts = CisMapping.Run(request, inputs).Traits;
                foreach (var (trait, verdict) in inputs.Traits.Traits.Zip(verdicts))
                    own[trait.Id].Add(verdict.LogPBeta);
            }

            Write(expected, own, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Write(Dictionary<string, string[]> expected, Dictionary<string, List<double>> own, TextWriter output)
    {
        output.WriteLine($"p_beta of FastQTL's example: FastQTL with 1,000 permutations of its own, and ours of {Blocks} times 1,000. The error is the standard deviation of ours, times sqrt(1 + 1/{Blocks}); the difference counted in it is Student's t of {Blocks - 1} degrees of freedom.");
        output.WriteLine();
        var table = new MarkdownTable("gene", "FastQTL", "ours", "error of log10", "difference / error");
        foreach (var (gene, values) in own)
        {
            var (mean, fastQtl) = (values.Average(), double.Parse(expected[gene][16], CultureInfo.InvariantCulture));
            var error = Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (Blocks - 1) * (1 + 1.0 / Blocks));
            table.Add(gene, Text($"{fastQtl:G4}"), Text($"{Math.Exp(mean):G4}"), Text($"{error / Math.Log(10):F4}"), Text($"{(mean - Math.Log(fastQtl)) / error:F2}"));
        }

        table.Write(output);
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}

using System.Globalization;
using System.IO.Compression;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Mapping;

/// <summary>The generated cohort that the field's own programs were run on: 100 samples, 2,000 variants, 30 genes, 9 covariates.</summary>
static class Cohort
{
    static readonly Lazy<string[][]> Expression = new(() => [.. Lines("data/small/expression.bed.gz").Select(line => line.Split('\t'))]);

    public static IReadOnlyList<string> Samples => Expression.Value[0][4..];

    public static IReadOnlyList<ScannedTrait> Traits =>
        [.. Expression.Value.Skip(1).Select(row => new ScannedTrait(row[3], row[0]["chr".Length..], Integer(row[1]) + 1, Integer(row[2]), [.. row[4..].Select(Number)]))];

    public static CovariateBasis Covariates =>
        CovariateBasis.Of(Samples.Count, Lines("data/small/covariates.txt").Skip(1).Select(line => line.Split('\t')[1..].Select(Number).ToArray()));

    /// <summary>A continuous context, such as a cell fraction, in the order of the samples.</summary>
    public static double[] Context
    {
        get
        {
            var values = Lines("data/small/interaction.txt").Select(line => line.Split('\t')).ToDictionary(line => line[0], line => Number(line[1]));
            return [.. Samples.Select(sample => values[sample])];
        }
    }

    static readonly Lazy<Dictionary<string, double[]>> AllCopies = new(() =>
    {
        using var reader = Genotypes();
        var block = new GenotypeBlock(2000);
        reader.Read(block);
        return Enumerable.Range(0, block.Count).ToDictionary(row => block.Variants[row].Id, row => Filled(block.CallsOf(row)));
    });

    /// <summary>Copies of alt of a variant, the mean where they are missing.</summary>
    public static double[] Copies(string variant) => AllCopies.Value[variant];

    static double[] Filled(ReadOnlySpan<sbyte> calls)
    {
        double[] copies = [.. calls.ToArray().Select(call => (double)call)];
        var mean = copies.Where(copy => copy >= 0).Average();
        return [.. copies.Select(copy => copy < 0 ? mean : copy)];
    }

    public static IGenotypeReader Genotypes()
    {
        var reader = GenotypeFiles.Open(FullPath("data/small/genotypes.bed"), new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt });
        reader.Select(Samples);
        return reader;
    }

    public static MappingFiles Files() => new(FullPath("data/small/genotypes.bed"), FullPath("data/small/expression.bed.gz"))
    {
        Covariates = [FullPath("data/small/covariates.txt")],
        GenotypeOptions = new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt },
    };

    /// <summary>Rows of a table of answers, by their header.</summary>
    public static List<Dictionary<string, string>> Answers(string file)
    {
        var lines = Lines($"gold/small/{file}").ToList();
        var header = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static IEnumerable<string> Lines(string file)
    {
        var path = FullPath(file);
        using Stream bytes = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        using var reader = new StreamReader(bytes);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    public static string FullPath(string file)
    {
        var path = Path.Combine(Repository.Shared ?? "", "mapping", file);
        Skip.IfNot(File.Exists(path), $"the generated cohort is not here ({file}); QTLQUERY_SHARED names its folder");
        return path;
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static int Integer(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

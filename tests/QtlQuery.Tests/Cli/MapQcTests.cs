using System.Globalization;
using System.IO.Compression;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Tests.Mapping.Preparing;
using QtlQuery.Tests.Plots;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Cli;

/// <summary>Genotypes checked by the command line.</summary>
public sealed class MapQcTests : IDisposable
{
    const string Gold = "12-hwe-maf-callrate";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tables_lists_and_components_are_written()
    {
        CountedCohort.Write(_folder);
        var run = Run(_folder["genotypes.vcf"], "--pcs", "3", "--hwe", "0.05", "--related", "same", "--sample-table", _folder["samples.tsv"]);
        Golden.Check("cli/map-qc.txt", run.Transcript((_folder.Path, "FOLDER")));
        Assert.Equal(["components.txt", "failing.txt", "passing.txt", "related.tsv", "samples.tsv", "variants.tsv.gz"], Directory.EnumerateFiles(_folder["qc"]).Select(file => Path.GetFileName(file)).Order());
        Assert.Equal(40, File.ReadAllLines(_folder["qc/passing.txt"]).Length + File.ReadAllLines(_folder["qc/failing.txt"]).Length);
        var components = CovariateTable.Read(_folder["qc/components.txt"], CountedCohort.Names);
        Assert.Equal(["genotype_PC1", "genotype_PC2", "genotype_PC3"], components.Names);
        Assert.Equal(CountedCohort.Names, components.Samples);
        var first = components.Select(CountedCohort.Names).Columns[0].Values;
        Assert.Equal(1, first.Sum(value => value * value), 1e-12);
        Assert.StartsWith("S00\tpass\tNA\tfemale\t1\t", File.ReadAllLines(_folder["qc/samples.tsv"])[1], StringComparison.Ordinal);
    }

    // 80 samples, the even ones female but for one that the table has as a man.
    [Fact]
    public void What_was_found_is_drawn_with_samples_coloured_by_group()
    {
        CountedCohort.Write(_folder);
        var run = Run(_folder["genotypes.vcf"], "--plot", _folder["qc.svg"], "--sample-table", _folder["samples.tsv"], "--group", "SEX");
        Assert.True(run.ExitCode == 0, run.Error);
        Golden.Check("plots/map_qc.svg", File.ReadAllText(_folder["qc.svg"]));
        var drawn = Drawn.Of(File.ReadAllText(_folder["qc.svg"]));
        Assert.Equal(["1 (41)", "2 (39)"], drawn.Texts.Select(text => text.Text).Where(text => text.EndsWith(')') && text.Contains(" (", StringComparison.Ordinal) && char.IsAsciiDigit(text[0])).Order());
        Assert.Contains(drawn.Texts, text => text.Text == "40 tests");
    }

    [Theory]
    [InlineData("--group colours samples of --sample-table in --plot", "--group", "SEX")]
    [InlineData("does not end with .svg", "--plot", "qc.png")]
    [InlineData("has no column 'population'", "--plot", "qc.svg", "--sample-table", "samples.tsv", "--group", "population")]
    public void What_cannot_be_drawn_is_said(string expected, params string[] options)
    {
        CountedCohort.Write(_folder);
        var run = Run(_folder["genotypes.vcf"], [.. options.Select(option => option.Contains('.', StringComparison.Ordinal) ? _folder[option] : option)]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["qc.svg"]));
    }

    // PLINK 2.00a3.5 prints six digits.
    [SkippableFact]
    public void Numbers_of_variants_and_samples_are_those_of_PLINK()
    {
        var genotypes = ReferenceCases.Rows($"{Gold}/genotypes.tsv");
        var run = Run(GoldGenotypes.Write(Gold, _folder["gold.vcf"]));
        Assert.True(run.ExitCode == 0, run.Error);
        var variants = Table("qc/variants.tsv.gz").ToDictionary(row => row["id"]);
        Assert.Equal(genotypes.Count, variants.Count);
        foreach (var row in ReferenceCases.Rows($"{Gold}/plink2_hardy.tsv").Where(row => row["P"] != "NA"))
            Agrees(row["P"], variants[row["ID"]]["hwe_p"]);
        foreach (var row in ReferenceCases.Rows($"{Gold}/plink2_vmiss.tsv"))
            Assert.Equal(1 - row.Number("F_MISS"), Number(variants[row["ID"]]["call_rate"]), 1e-6);
        foreach (var row in ReferenceCases.Rows($"{Gold}/plink2_acount.tsv").Where(row => row["ALT"] != "."))
            Assert.Equal((row["ALT_CTS"], row["OBS_CT"]), (variants[row["ID"]]["alt_copies"], variants[row["ID"]]["alleles"]));
        var samples = Table("qc/samples.tsv").ToDictionary(row => row["sample"]);
        foreach (var row in ReferenceCases.Rows($"{Gold}/plink2_smiss.tsv"))
            Assert.Equal(1 - row.Number("F_MISS"), Number(samples[row["IID"]]["call_rate"]), 1e-6);

        static void Agrees(string expected, string actual) => Assert.Equal(Number(expected), Number(actual), 6e-6 * Number(expected));
    }

    // 0.9 and 1.1 are within 0.1 of a call, 0.85 is not.
    [Fact]
    public void A_dosage_is_the_call_that_it_is_near_to()
    {
        File.WriteAllText(_folder["ds.vcf"], "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\tc\td\te\n1\t5\tv\tG\tA\t.\t.\t.\tDS\t0.05\t0.9\t1.1\t0.85\t2\n");
        var run = Run(_folder["ds.vcf"], "--dosages", "--call-rate", "0.5");
        Assert.True(run.ExitCode == 0, run.Error);
        var variant = Assert.Single(Table("qc/variants.tsv.gz"));
        Assert.Equal(("4", "1", "2", "1"), (variant["called"], variant["ref_homozygotes"], variant["heterozygotes"], variant["alt_homozygotes"]));
        Assert.Contains("--dosages", Run(_folder["ds.vcf"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Genotypes_without_anything_to_compare_are_an_error()
    {
        File.WriteAllText(_folder["none.vcf"], "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\tc\n1\t5\tv\tG\tA\t.\t.\t.\tGT\t0/0\t0/0\t0/0\n");
        var run = Run(_folder["none.vcf"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("has no autosomal variant that passes and is common", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder["qc"])); // nothing half written
    }

    CommandLine Run(string genotypes, params string[] options) => CommandLine.Run(["map", "qc", "--genotypes", genotypes, "--output", _folder["qc"], .. options]);

    List<Dictionary<string, string>> Table(string file)
    {
        using Stream bytes = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(_folder[file]), CompressionMode.Decompress) : File.OpenRead(_folder[file]);
        using var reader = new StreamReader(bytes);
        var lines = reader.ReadToEnd().TrimEnd('\n').Split('\n');
        var header = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

using System.IO.Compression;
using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>The simulated cohort of 100 samples and 2,000 variants: every layout of it is the same matrix. Matrix eQTL's table, which is plain text, is the measure.</summary>
public sealed class SimulatedGenotypesTests
{
    [SkippableFact]
    public void Plink1_is_the_table() => AssertIsTable("genotypes.bed", new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt });

    [SkippableFact]
    public void Vcf_is_the_table() => AssertIsTable("genotypes.vcf.gz", new());

    [SkippableFact]
    public void Calls_of_a_vcf_with_dosages_are_the_table() => AssertIsTable("genotypes.ds.vcf.gz", new() { Field = GenotypeField.Calls });

    [SkippableTheory]
    [InlineData("genotypes.vcf.gz")]
    [InlineData("genotypes.bed")]
    public void Pgen_as_plink2_writes_it_is_the_table(string source)
    {
        using var folder = new TemporaryFolder();
        string[] input = source == "genotypes.bed" ? ["--bfile", Path.ChangeExtension(File(source), null)] : ["--vcf", File(source)];
        OtherPrograms.Run("plink2", [.. input, "--make-pgen", "--out", folder["x"], "--threads", "1"]);
        AssertIsTable(folder["x.pgen"], new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt });
    }

    [SkippableFact]
    public void Bcf_as_bcftools_writes_it_is_the_table()
    {
        using var folder = new TemporaryFolder();
        OtherPrograms.Run("bcftools", "view", "-Ob", "-o", folder["x.bcf"], File("genotypes.vcf.gz"));
        AssertIsTable(folder["x.bcf"], new());
    }

    [SkippableTheory]
    [InlineData("tbi")]
    [InlineData("csi")]
    [InlineData("csi of bcf")]
    [InlineData("pgen")]
    [InlineData("bed")]
    public void A_region_is_the_filtered_file(string index)
    {
        using var folder = new TemporaryFolder();
        var path = File(index == "bed" ? "genotypes.bed" : "genotypes.vcf.gz");
        if (index == "csi")
        {
            System.IO.File.Copy(path, folder["x.vcf.gz"]);
            path = folder["x.vcf.gz"];
            OtherPrograms.Run("bcftools", "index", "--csi", path);
        }
        else if (index == "csi of bcf")
        {
            OtherPrograms.Run("bcftools", "view", "-Ob", "-o", folder["x.bcf"], path);
            path = folder["x.bcf"];
            OtherPrograms.Run("bcftools", "index", path);
        }
        else if (index == "pgen")
        {
            OtherPrograms.Run("plink2", "--vcf", path, "--make-pgen", "--out", folder["x"], "--threads", "1");
            path = folder["x.pgen"];
        }

        using var reader = GenotypeFiles.Open(path, new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt });
        var all = GenotypeTable.Of(reader).Select(row => (Chromosome: row[..2], Position: int.Parse(row.Split(' ')[0][3..]), Row: row)).ToList();
        var random = new Random(1);
        for (var each = 0; each < 40; each++)
        {
            var chromosome = (20 + random.Next(3)).ToString();
            var start = random.Next(1, 6_000_000);
            var end = start + random.Next(1 << random.Next(23));
            reader.GoTo(new(chromosome, start, end));
            Assert.Equal(all.Where(row => row.Chromosome == chromosome && row.Position >= start && row.Position <= end).Select(row => row.Row), GenotypeTable.Of(reader, 50));
        }
    }

    [SkippableFact]
    public void A_bgzip_file_without_its_end_is_cut_short()
    {
        using var folder = new TemporaryFolder();
        var bytes = System.IO.File.ReadAllBytes(File("genotypes.vcf.gz"));
        System.IO.File.WriteAllBytes(folder["x.vcf.gz"], bytes[..^28]);
        var error = Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(folder["x.vcf.gz"]));
        Assert.Contains("is cut short: the block that ends a bgzip file is not there", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void An_index_is_used_and_one_of_another_file_is_named()
    {
        using var folder = new TemporaryFolder();
        var bytes = System.IO.File.ReadAllBytes(File("genotypes.vcf.gz"));
        // What lies between the header's block and the second half is spoilt: the index leads past it.
        bytes.AsSpan(bytes.Length / 8, bytes.Length / 8).Fill(0xff);
        System.IO.File.WriteAllBytes(folder["x.vcf.gz"], bytes);
        System.IO.File.Copy(File("genotypes.vcf.gz.tbi"), folder["x.vcf.gz.tbi"]);
        using var reader = GenotypeFiles.Open(folder["x.vcf.gz"]);
        reader.GoTo(new("21", 5_000_000, 6_000_000));
        Assert.NotEmpty(GenotypeTable.Of(reader));
        System.IO.File.Copy(File("expression.bed.gz.tbi"), folder["x.vcf.gz.tbi"], overwrite: true);
        using var other = GenotypeFiles.Open(folder["x.vcf.gz"]);
        other.GoTo(new("21", 1, 6_000_000));
        Assert.Contains("x.vcf.gz", Assert.Throws<QtlQueryException>(() => GenotypeTable.Of(other)).Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("vcf")]
    [InlineData("bcf")]
    [InlineData("pgen")]
    public void Dosages_are_those_of_the_text(string format)
    {
        using var folder = new TemporaryFolder();
        var path = File("genotypes.ds.vcf.gz");
        using var text = new StreamReader(new GZipStream(System.IO.File.OpenRead(path), CompressionMode.Decompress));
        var expected = new List<string>();
        while (text.ReadLine() is { } line)
        {
            if (line[0] != '#')
                expected.Add(string.Join(' ', line.Split('\t').Skip(9).Select(cell => cell.Split(':')[1] is "." ? "." : double.Parse(cell.Split(':')[1]).ToString("R"))));
        }

        if (format == "pgen")
        {
            OtherPrograms.Run("plink2", "--vcf", path, "dosage=DS", "--make-pgen", "--out", folder["x"], "--threads", "1");
            path = folder["x.pgen"];
        }

        if (format == "bcf")
        {
            OtherPrograms.Run("bcftools", "view", "-Ob", "-o", folder["x.bcf"], path);
            path = folder["x.bcf"];
        }

        Assert.Equal(expected, GenotypeTable.OfFile(path, new() { Field = GenotypeField.Dosages }).Select(row => row.Split(' ', 4)[3]));
    }

    static void AssertIsTable(string file, GenotypeOptions options)
    {
        var expected = System.IO.File.ReadLines(File("meqtl", "SNP.txt")).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => string.Join(' ', cells.Skip(1)).Replace("NA", ".", StringComparison.Ordinal));
        var actual = GenotypeTable.OfFile(Path.IsPathRooted(file) ? file : File(file), options).Select(row => row.Split(' ', 4)).ToList();
        Assert.Equal(2000, actual.Count);
        foreach (var row in actual)
        {
            Assert.Equal(expected[row[1]], row[3]);
            Assert.Equal(row[1], $"chr{row[0].Replace(':', '_')}_{row[2].Replace('/', '_')}");
        }
    }

    /// <summary>A file of the simulated cohort; the test is skipped where there is none.</summary>
    internal static string File(params string[] path)
    {
        var file = Path.Combine([Repository.Shared ?? "", "mapping", "data", "small", .. path]);
        Skip.IfNot(System.IO.File.Exists(file), "no ../shared");
        return file;
    }
}

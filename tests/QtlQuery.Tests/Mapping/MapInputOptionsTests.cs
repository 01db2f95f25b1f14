using System.IO.Compression;
using QtlQuery.Engine.Store;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Mapping;

/// <summary>What the commands of mapping can be told about their inputs: eight people, P1 to P4 men, two genes on chromosome 1 and one on X of GRCh38.</summary>
public sealed class MapInputOptionsTests : IDisposable
{
    static readonly string[] People = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"];

    // Chromosome, position, and a call for each person.
    static readonly (string Chromosome, int Position, string Calls)[] Variants =
    [
        ("1", 1000, "0/0 0/1 1/1 0/1 0/0 0/1 1/1 0/0"),
        ("1", 2000, "0/1 0/0 0/0 0/0 0/1 1/1 0/0 0/1"),
        ("X", 5000000, "0/0 1/1 1/1 0/1 0/1 0/0 1/1 0/1"),
    ];

    readonly TestStore _store = new();
    readonly string _traits;

    public MapInputOptionsTests() => _traits = _store.Write("traits.bed", $"""
        #chr	start	end	id	{string.Join('\t', People)}
        1	1499	1500	geneA	0.1	0.9	2.2	1.3	-0.1	1.1	1.8	0.2
        1	1599	1600	geneB	1.5	0.3	0.2	-0.4	1.2	2.1	0.1	0.8
        X	4999999	5000000	geneX	0.3	1.9	2.4	0.7	1.4	-0.2	2.2	0.9

        """);

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Files_of_one_chromosome_each_are_the_same_as_one_file()
    {
        Map("--genotypes", Vcf("all.vcf", "1", "X"));
        var one = Rows();
        Map("--genotypes", Vcf("x.vcf", "X"), "--genotypes", Vcf("1.vcf", "1"));
        Assert.Equal(5, one.Count);
        Assert.Equal(one, Rows());
    }

    // The alternative allele is A1 in the first variant and A2 in the second: as PLINK 1.9 writes where the reference allele is the rarer one.
    [Fact]
    public void A_reference_tells_the_alternative_allele_of_a_bim_file_variant_by_variant()
    {
        var reference = Vcf("all.vcf", "1", "X");
        Map("--genotypes", reference);
        var expected = Rows().Where(row => row.Contains(" 1:", StringComparison.Ordinal));
        var bed = _store.Write("p.bed", "");
        File.WriteAllBytes(bed, [0x6c, 0x1b, 1, Four("3 2 0 2"), Four("3 2 0 3"), Four("2 0 0 0"), Four("2 3 0 2")]);
        _store.Write("p.bim", "1 a 0 1000 G A\n1 b 0 2000 A G\n");
        _store.Write("p.fam", string.Concat(People.Select(name => $"0 {name} 0 0 0 -9\n")));
        Map("--genotypes", bed, "--reference", reference);
        Assert.Equal(expected, Rows());

        // Two bits a person, the first of them lowest: 0 is A1 twice, 2 one of each, 3 A2 twice.
        static byte Four(string codes) => (byte)codes.Split(' ').Index().Sum(each => int.Parse(each.Item) << (2 * each.Index));
    }

    // Men: 0, 1, 1 copies and a heterozygous call that is an error; women: 1, 0, 2, 1.
    [Theory]
    [InlineData("two", 8 / 14.0)]
    [InlineData("one", 6 / 14.0)]
    public void A_mans_copy_of_X_counts_for_two_or_one_and_his_heterozygous_call_is_missing(string copies, double frequency)
    {
        Map("--genotypes", Vcf("x.vcf", "X"), "--male-x", copies, "--sexes", _store.Write("sexes.txt", "sample\tsex\n" + string.Concat(People.Select((name, i) => $"{name}\t{(i < 4 ? "male" : "F")}\n"))));
        Assert.Equal(frequency, _store.Ask<double>("select effect_allele_frequency from associations where chromosome = 'X'"), 1e-6);
        var ingest = Assert.Single(DescriptorJson.ReadDataset(_store.Layout.DescriptorFile("lab")).Ingests);
        Assert.Equal((1L, copies == "one" ? "1" : "2"), (ingest.Remarks["heterozygous calls of men on X, set missing"], ingest.Settings["copies_of_a_mans_x"]));
    }

    [Fact]
    public void Traits_belong_to_the_groups_of_a_table()
    {
        Map("--genotypes", Vcf("1.vcf", "1"), "--groups", _store.Write("groups.txt", "geneA\tclu1\ngeneB\tclu1\ngeneX\tclu2\n"));
        Assert.Equal(("clu1", 2L), _store.Ask<(string, long)>("select any_value(molecular_trait_object_id), count(distinct molecular_trait_id) from associations"));
    }

    [Fact]
    public void By_group_the_strongest_trait_of_each_has_the_outcome()
    {
        Run("--genotypes", Vcf("1.vcf", "1"), "--groups", _store.Write("groups.txt", "geneA\tclu1\ngeneB\tclu1\ngeneX\tclu2\n"), "--by-group", "--permutations", "20", "--also", "tensorqtl", "--output", _store["also"]);
        Assert.Equal(("clu1", "geneA", 4L), _store.Ask<(string, string, long)>("select molecular_trait_object_id, molecular_trait_id, (select count(*) from associations) from molecular_traits where p_beta is not null"));
        using var written = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(_store["also"], "lab.cis_qtl.txt.gz")), CompressionMode.Decompress));
        Assert.EndsWith("group_id", written.ReadLine(), StringComparison.Ordinal);
        Assert.EndsWith("clu1", written.ReadLine(), StringComparison.Ordinal);
        Assert.Equal("true", DescriptorJson.ReadDataset(_store.Layout.DescriptorFile("lab")).Ingests[0].Settings["by_group"]);
    }

    [Theory]
    [InlineData("tensorqtl", "lab.cis_qtl_pairs.chr1.parquet")]
    [InlineData("qtltools", "lab.nominal.txt.gz")]
    public void Results_are_also_written_in_another_shape(string shape, string file)
    {
        var run = Map("--genotypes", Vcf("1.vcf", "1"), "--also", shape, "--output", _store["also"]);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.EnumerateFiles(_store["also"]).Select(Path.GetFileName));
        Assert.Equal(2, Run("--genotypes", Vcf("1.vcf", "1"), "--also", shape).ExitCode);
    }

    [Fact]
    public void Traits_without_a_test_are_named() =>
        Assert.Contains("1 traits without a test, on a chromosome without genotypes: geneX", Map("--genotypes", Vcf("1.vcf", "1")).Error, StringComparison.Ordinal);

    [Fact]
    public void Without_groups_nothing_is_mapped_by_group() =>
        Assert.Contains("says no group of any trait", Run("--genotypes", Vcf("1.vcf", "1"), "--by-group").Error, StringComparison.Ordinal);

    [Fact]
    public void Only_the_samples_of_a_list_are_mapped()
    {
        var run = Map("--genotypes", Vcf("1.vcf", "1"), "--samples", _store.Write("keep.txt", "P2\nP3\nP4\nP5\nP6\nP7\nP9\n"));
        Assert.Contains("1 samples of keep.txt have no match: P9", run.Error, StringComparison.Ordinal);
        Assert.Equal(6, _store.Ask<int>("select max(sample_size) from associations"));
    }

    [Fact]
    public void What_a_mapping_was_made_of_and_what_it_noted_is_asked_by_the_name_of_its_dataset()
    {
        Map("--genotypes", Vcf("1.vcf", "1"), "--mac", "4");
        var run = CommandLine.Run(["datasets", "lab", "--store", _store.Path]);
        Assert.Equal(0, run.ExitCode);
        Golden.Check("cli/datasets-mapped.txt", string.Join('\n', run.Output.Split('\n').Select(line => line.Split("sha256 ")[0])));
        Assert.Contains("the store has no dataset 'lap'", CommandLine.Run(["datasets", "lap", "--store", _store.Path]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sexes", "P1 x\nP2 woman\n", "line 2: 'woman' is no sex")]
    [InlineData("--sexes", "P1 1\nP1 2\n", "sample 'P1' is there twice")]
    [InlineData("--groups", "geneA clu1\n", "no group for trait 'geneB'")]
    public void A_table_that_is_not_what_it_should_be_is_named_with_its_line(string option, string content, string error)
    {
        var run = Run("--genotypes", Vcf("1.vcf", "1"), option, _store.Write("table.txt", content));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }

    CommandLine Map(params string[] arguments)
    {
        var run = Run(["--permutations", "0", .. arguments]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    CommandLine Run(params string[] arguments) =>
        CommandLine.Run(["map", "cis", "--dataset", "lab", "--traits", _traits, "--build", "GRCh38", "--store", _store.Path, .. arguments]);

    List<string> Rows()
    {
        using var store = _store.Open();
        return [.. store.Query<string>("select concat_ws(' ', molecular_trait_id, chromosome || ':' || position, ref, alt, beta, standard_error, p_value, effect_allele_frequency) from associations order by all")];
    }

    string Vcf(string name, params string[] chromosomes) => _store.Write(
        name,
        $"##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{string.Join('\t', People)}\n"
        + string.Concat(Variants.Where(variant => chromosomes.Contains(variant.Chromosome)).Select(variant => $"{variant.Chromosome}\t{variant.Position}\t.\tA\tG\t.\t.\t.\tGT\t{variant.Calls.Replace(' ', '\t')}\n")));
}

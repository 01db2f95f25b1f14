using QtlQuery.Core;
using QtlQuery.Mapping.Traits;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>Made-up trait files in every layout.</summary>
public sealed class TraitFilesTests : IDisposable
{
    const string Gtf = "#!genome-build GRCh38\n"
        + "chr1\tHAVANA\tgene\t1000\t2000\t.\t+\t.\tgene_id \"ENSG00000000001.3\"; gene_name \"A; B\";\n"
        + "chr1\tHAVANA\ttranscript\t1000\t1500\t.\t+\t.\tgene_id \"ENSG00000000001.3\"; transcript_id \"T\";\n"
        + "chrX\tHAVANA\tgene\t5000\t6000\t.\t-\t.\tgene_type \"x\"; gene_id \"ENSG00000000002.1\";\n";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bed_of_four_leading_columns() =>
        Assert.Equal(["1:1000-1000 g1 0.5 -1", "2:11-20 g2 NaN 2"], Rows(Read("#chr\tstart\tend\tgene_id\ta\tb\nchr1\t999\t1000\tg1\t0.5\t-1\nchr2\t10\t20\tg2\tNA\t2\n")));

    [Fact]
    public void Bed_of_six_leading_columns() =>
        Assert.Equal(["1:1000-1000 g1- of c1 0.5 -1", "1:1100-1100 g2 3 4"], Rows(Read("#Chr start end pid gid strand a b\n1 999 1000 g1 c1 - 0.5 -1\n1 1099 1100 g2 . . 3 4\n")));

    [Fact]
    public void Bed_that_is_not_sorted_is_taken_in_order_and_says_so()
    {
        var traits = Read("#chr\tstart\tend\tid\ta\n10\t5\t6\tz\t1\n2\t9\t10\ty\t2\n2\t3\t4\tx\t3\n");
        Assert.Equal(["2:4-4 x 3", "2:10-10 y 2", "10:6-6 z 1"], Rows(traits));
        Assert.Contains("was not sorted by position (trait x comes after y)", Assert.Single(traits.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_values_are_kept_and_named() =>
        Assert.Equal("has 3 missing values in 2 traits, g1 the first of them", Assert.Single(Read("#chr\tstart\tend\tid\ta\tb\n1\t5\t6\tg1\tNaN\tnan\n1\t6\t7\tg2\t1\t2\n1\t7\t8\tg3\t1\t\n").Remarks));

    [Fact]
    public void Samples_come_in_the_order_asked_for() =>
        Assert.Equal(["1:6-6 g1 3 1", "1:7-7 g2 6 4"], Rows(Read("#chr\tstart\tend\tid\ta\tb\tc\n1\t5\t6\tg1\t1\t2\t3\n1\t6\t7\tg2\t4\t5\t6\n").Select(["c", "a"])));

    [Theory]
    [InlineData("#1.2\n2\t2\nName\tDescription\ta\tb\nENSG00000000001.3\tA\t1\t2\nENSG00000000002.1\tB\t3\t4\n")]
    [InlineData("#1.2\n2\t2\nid\tName\tDescription\ta\tb\n0\tENSG00000000001.3\tA\t1\t2\n1\tENSG00000000002.1\tB\t3\t4\n")]
    [InlineData("#1.3\n2\t2\t1\t2\nid\tname\ta\tb\nsex\tna\tF\tM\nage\tna\t30\t40\nENSG00000000001.3\tA\t1\t2\nENSG00000000002.1\tB\t3\t4\n")]
    [InlineData("gene_id\ta\tb\nENSG00000000001.3\t1\t2\nENSG00000000002.1\t3\t4\n")]
    [InlineData("\"gene_id\",\"a\",\"b\"\n\"ENSG00000000001.3\",1,2\n\"ENSG00000000002.1\",3,4\n")]
    [InlineData("a\tb\nENSG00000000001.3\t1\t2\nENSG00000000002.1\t3\t4\n")]
    [InlineData("# Program:featureCounts v2.0.1; Command:x\nGeneid\tChr\tStart\tEnd\tStrand\tLength\ta\tb\nENSG00000000001.3\tchr1;chr1\t1;2\t3;4\t+;+\t9\t1\t2\nENSG00000000002.1\tchr1\t1\t3\t-\t9\t3\t4\n")]
    public void A_table_and_a_gtf_give_each_gene_its_transcription_start(string table) =>
        Assert.Equal(["1:1000-1000 ENSG00000000001.3+ 1 2", "X:6000-6000 ENSG00000000002.1- 3 4"], Rows(Read(table, Gtf)));

    [Fact]
    public void A_gene_of_another_version_has_the_same_place() =>
        Assert.Equal(["1:1000-1000 ENSG00000000001.9+ 1"], Rows(Read("id\ta\nENSG00000000001.9\t1\n", Gtf)));

    [Fact]
    public void A_trait_without_a_place_is_left_out_and_named()
    {
        var traits = Read("id\ta\nENSG00000000001\t1\nnovel\t2\n", Gtf);
        Assert.Equal(["1:1000-1000 ENSG00000000001+ 1"], Rows(traits));
        Assert.Contains("has 1 traits that", Assert.Single(traits.Remarks), StringComparison.Ordinal);
        Assert.EndsWith(": novel", traits.Remarks[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Matrix_eqtl_gives_places_by_a_table() =>
        Assert.Equal(["2:7-9 h 3 4", "11:1000-2000 g 1 2"], Rows(Read("id\ta\tb\ng\t1\t2\nh\t3\t4\n", "geneid\tchr\ts1\ts2\ng\tchr11\t1000\t2000\nh\tchr2\t7\t9\n")));

    [Theory]
    [InlineData("#chr\tstart\tend\tid\ta\n1\t5\t6\tg\t1\n1\t7\t8\tg\t1\n", null, "has trait 'g' twice")]
    [InlineData("#chr\tstart\tend\tid\ta\ta\n1\t5\t6\tg\t1\t1\n", null, "has sample 'a' twice")]
    [InlineData("#chr\tstart\tend\tid\ta\n1\t5\t6\tg\tx\n", null, "line 2: 'x' in column a is no number")]
    [InlineData("#chr\tstart\tend\tid\ta\n1\t5\t6\tg\tinf\n", null, "line 2: 'inf' in column a is no number")]
    [InlineData("#chr\tstart\tend\tid\ta\tb\n1\t5\t6\tg\t1\n", null, "line 2 has 5 cells, and the header 6")]
    [InlineData("#chr\tstart\tend\tid\ta\n1\t7\t6\tg\t1\n", null, "line 2: '7' and '6' are no start and end")]
    [InlineData("#chr\tstart\tend\tid\ta\n1\t-7\t6\tg\t1\n", null, "line 2: '-7' and '6' are no start and end")]
    [InlineData("#chr\tstart\tend\tid\n1\t7\t6\tg\n", null, "is no header of a BED file of traits")]
    [InlineData("#chr\tstart\tend\tid\ta\n", null, "has no traits")]
    [InlineData("#chr\tstart\tend\tid\ta\n1\t5\t6\tg\t1\n", Gtf, "says itself where its traits are")]
    [InlineData("id\ta\ng\t1\n", null, "does not say where its traits are")]
    [InlineData("id\ta\ng\t1\n", Gtf, "has none of the traits of")]
    [InlineData("#1.2\n3\t1\nName\tDescription\ta\ng\tx\t1\n", Gtf, "has 1 rows, and its line of sizes says 3")]
    [InlineData("#1.2\n1\t2\nName\tDescription\ta\ng\tx\t1\n", Gtf, "names 1 samples, and the line of sizes says 2")]
    [InlineData("#1.2\n1\nName\tDescription\ta\ng\tx\t1\n", Gtf, "line 2: the line of sizes is not as GCT 1.2 has it")]
    [InlineData("#1.4\n1\t1\n", Gtf, "is GCT of version '#1.4'")]
    [InlineData("id\ta\ng\t1\n", Gtf + "chr1\tx\tgene\tone\t2\t.\t+\t.\tgene_id \"g\"\n", "line 5 is no line of a GTF file")]
    [InlineData("id\ta\ng\t1\n", "id\tchr\tfrom\tto\ng\t1\tone\t2\n", "line 2 is no gene location")]
    [InlineData("id\ta\ng\t1\t2\n", Gtf, "line 2 has 3 cells, and the header 2")]
    [InlineData("id\ta\ng\t1\n", "chr1\tx\texon\t1\t2\t.\t+\t.\tgene_id \"g\"\n", "has no lines of genes")]
    [InlineData("id\ta\ng\t1\n", "geneid chr s1 s2\ng 1 5 6\ng 1 5 6\n", "line 3: 'g' is there twice")]
    public void Bad_traits_are_named(string traits, string? locations, string message) =>
        Assert.Contains(message, Assert.Throws<QtlQueryException>(() => Read(traits, locations)).Message, StringComparison.Ordinal);

    [Fact]
    public void Groups_may_come_from_a_table()
    {
        var traits = Read("#chr\tstart\tend\tid\ta\n1\t5\t6\tx\t1\n1\t9\t10\ty\t2\n");
        File.WriteAllText(_folder["groups"], "y\tg1\nx\tg2\nz\tg3\n");
        Assert.Equal(["1:6-6 x of g2 1", "1:10-10 y of g1 2"], Rows(TraitGroups.Apply(traits, _folder["groups"])));
        File.WriteAllText(_folder["groups"], "y\tg1\n");
        Assert.Contains("has no group for trait 'x'", Assert.Throws<QtlQueryException>(() => TraitGroups.Apply(traits, _folder["groups"])).Message, StringComparison.Ordinal);
        File.WriteAllText(_folder["groups"], "y\tg1\ny\tg2\n");
        Assert.Contains("line 2: trait 'y' is there twice", Assert.Throws<QtlQueryException>(() => TraitGroups.Apply(traits, _folder["groups"])).Message, StringComparison.Ordinal);
    }

    TraitMatrix Read(string traits, string? locations = null)
    {
        File.WriteAllText(_folder["traits"], traits);
        if (locations is not null)
            File.WriteAllText(_folder["locations"], locations);
        return TraitFiles.Read(_folder["traits"], locations is null ? null : _folder["locations"]);
    }

    internal static IEnumerable<string> Rows(TraitMatrix traits) => traits.Traits.Select((trait, index) =>
        $"{trait.Chromosome}:{trait.Start}-{trait.End} {trait.Id}{trait.Strand}{(trait.Group is null ? "" : " of " + trait.Group)} {string.Join(' ', traits.ValuesOf(index).ToArray())}");
}

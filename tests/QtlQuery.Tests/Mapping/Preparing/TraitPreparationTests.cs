using System.IO.Compression;
using QtlQuery.Core;
using QtlQuery.Mapping.Preparing;
using QtlQuery.Mapping.Reading;
using QtlQuery.Mapping.Traits;
using QtlQuery.Mapping.Writing;
using QtlQuery.Statistics.Normalisation;

namespace QtlQuery.Tests.Mapping.Preparing;

/// <summary>From made-up counts to traits; expected values by hand.</summary>
public sealed class TraitPreparationTests : IDisposable
{
    /// <summary>The normal quantile of 3/4, to the digits of published tables.</summary>
    const double UpperQuartile = 0.6744897501960817;

    // Exons of A overlap: 100..249 is 150 bases. C is on the reverse strand: it begins at its end.
    const string Gtf =
        """
        chr2	x	gene	100	249	.	+	.	gene_id "A";
        chr2	x	exon	150	249	.	+	.	gene_id "A"; transcript_id "A2";
        chr2	x	exon	100	199	.	+	.	gene_id "A"; transcript_id "A1";
        chr1	x	gene	1000	1049	.	+	.	gene_id "B";
        chr1	x	exon	1000	1049	.	+	.	gene_id "B";
        chr1	x	gene	500	599	.	-	.	gene_id "C";
        chr1	x	exon	500	599	.	-	.	gene_id "C";
        chr1	x	gene	7000	7009	.	-	.	gene_id "D";
        chr1	x	exon	7000	7009	.	-	.	gene_id "D";

        """;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Transcripts_per_million_are_made_with_the_bases_that_exons_cover()
    {
        var tables = Open("id\ts1\ts2\ts3\nA\t150\t300\t150\nB\t50\t100\t0\n").Tables;
        Assert.Equal([500_000, 500_000], tables.Tpm[0]);
        Assert.Equal([500_000, 500_000], tables.Tpm[1]);
        Assert.Equal([1_000_000, 0], tables.Tpm[2]);
    }

    [Fact]
    public void Genes_are_kept_that_reach_tpm_and_reads_in_enough_samples()
    {
        Write("tpm.tsv", "id\ts1\ts2\ts3\ts4\ts5\nA\t1\t0\t0\t0\t0\nB\t1\t1\t1\t1\t1\nC\t0.05\t0.05\t0.05\t0.05\t0.05\nD\t0\t0\t0\t0\t0\nE\t9\t9\t9\t9\t9\n");
        var inputs = Open("id\ts1\ts2\ts3\ts4\ts5\nA\t0\t6\t0\t0\t0\nB\t5\t5\t5\t5\t5\nC\t6\t7\t8\t9\t9\nD\t0\t0\t0\t1\t0\nE\t9\t8\t7\t6\t5\n", "tpm.tsv");
        var prepared = TraitPreparation.Run(inputs, new()).Expression;
        Assert.Equal(new GeneAccount(Read: 5, LowTpm: 1, LowReads: 1, LowBoth: 1, WithoutPlace: 1, Kept: 1), prepared.Genes);
        Assert.Equal("A", Assert.Single(prepared.Traits.Traits).Id);
        Assert.Contains("does not place", Assert.Single(prepared.Traits.Remarks), StringComparison.Ordinal);
        Assert.Equal(2, TraitPreparation.Run(inputs, new() { Threshold = new(LeastTpm: 0.05) }).Expression.Genes.Kept); // C, too
    }

    // Libraries are of one size and most genes equal, so that all scaling factors are 1: ranks are those of the counts.
    [Theory]
    [InlineData(ExpressionScale.Tmm)]
    [InlineData(ExpressionScale.Quantile)]
    [InlineData(ExpressionScale.Tpm)]
    public void Ranks_over_samples_become_normal_quantiles_and_genes_stand_in_order(ExpressionScale scale)
    {
        var traits = TraitPreparation.Run(Open("id\ts1\ts2\ts3\nA\t300\t100\t200\nB\t100\t300\t200\nC\t70\t70\t70\nD\t60\t60\t60\n"), new() { Scale = scale }).Expression.Traits;
        Assert.Equal(["1:599 C", "1:1000 B", "1:7009 D", "2:100 A"], traits.Traits.Select(trait => $"{trait.Chromosome}:{trait.Start} {trait.Id}"));
        if (scale != ExpressionScale.Tmm)
            return; // the ranks of others depend on lengths
        Assert.Equal([UpperQuartile, -UpperQuartile, 0], traits.ValuesOf(3).ToArray().Select(value => Math.Round(value, 12)), (a, b) => Math.Abs(a - b) < 1e-11);
        Assert.Equal([0, 0, 0], traits.ValuesOf(0).ToArray());
    }

    // log2((count + 2) / (library + 4) × 10^6) where all libraries are of one size.
    [Fact]
    public void Logarithms_of_counts_per_million_have_a_prior()
    {
        var traits = TraitPreparation.Run(Open("id\ts1\ts2\ts3\nA\t300\t100\t200\nB\t100\t300\t200\nC\t70\t70\t70\nD\t60\t60\t60\n"), new() { Values = ExpressionValues.Log2 }).Expression.Traits;
        Assert.Equal(Math.Log2(72 / 534.0 * 1e6), traits.ValuesOf(0)[1], 1e-9);
    }

    [Fact]
    public void What_is_written_is_read_back_to_the_last_digit()
    {
        CountedCohort.Write(_folder);
        var result = TraitPreparation.Run(PreparationInputs.Open(new(_folder["counts.tsv"], _folder["genes.gtf"])), new() { Offset = RankOffset.Blom });
        using (var stream = new BlockGzipStream(File.Create(_folder["out.bed.gz"])))
            BedFile.Write(stream, result.Expression.Traits, result.SampleNames, chromosomePrefix: true);
        Assert.True(InputFile.IsBgzip(_folder["out.bed.gz"]));
        var read = TraitFiles.Read(_folder["out.bed.gz"]);
        Assert.Empty(read.Remarks); // sorted, nothing missing
        Assert.Equal(result.SampleNames, read.Samples);
        Assert.Equal(result.Expression.Traits.Traits.Select(trait => trait with { Strand = null }), read.Traits);
        for (var row = 0; row < read.Traits.Count; row++)
            Assert.Equal(result.Expression.Traits.ValuesOf(row).ToArray(), read.ValuesOf(row).ToArray());
    }

    [Fact]
    public void Blocks_of_bgzip_are_one_gzip_file()
    {
        var content = new byte[300_000]; // several blocks, and nothing that can be compressed
        new Random(1).NextBytes(content);
        using (var stream = new BlockGzipStream(File.Create(_folder["blocks.gz"])))
            stream.Write(content);
        using var gzip = new GZipStream(File.OpenRead(_folder["blocks.gz"]), CompressionMode.Decompress);
        using var read = new MemoryStream();
        gzip.CopyTo(read);
        Assert.Equal(content, read.ToArray());
        using var blocks = InputFile.Open(_folder["blocks.gz"]); // refuses one without its last block
    }

    [Theory]
    [InlineData("id\ts1\ts2\ts3\nA\t1\tNA\t3\n", "A is missing in sample s2")]
    [InlineData("id\ts1\ts2\ts3\nA\t1\t-0.5\t3\n", "A is -0.5 in sample s2")]
    [InlineData("id\ts1\ts2\ts3\nA\t1\t0\t3\n", "sample s2 has no reads")]
    [InlineData("id\ts1\ts2\ts3\nA\t900000\t100000\t0\nB\t100000\t900000\t1000000\n", "sum to a million")]
    [InlineData("id\ts1\ts2\ts3\nA\t1\t2\t3\nA\t1\t2\t3\n", "gene 'A' twice")]
    [InlineData("id\ts1\ts2\ts3\nX\t1\t2\t3\n", "has none of the genes")]
    [InlineData("id\ts1\ts2\nA\t1\t2\n", "at least 3 are needed")]
    public void Counts_that_are_none_are_named_errors(string counts, string message) =>
        Assert.Contains(message, Assert.Throws<QtlQueryException>(() => Open(counts)).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_exons_tpm_is_asked_for()
    {
        Write("genes.tsv", "id\tchr\tleft\tright\nA\t1\t5\t9\n");
        var error = Assert.Throws<QtlQueryException>(() => PreparationInputs.Open(new(Write("counts.tsv", "id\ts1\ts2\ts3\nA\t1\t2\t3\n"), _folder["genes.tsv"])));
        Assert.Contains("Give a table of TPM", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_reads_that_belong_to_no_gene_are_left_out()
    {
        CountedCohort.Write(_folder);
        var tables = PreparationInputs.Open(new(_folder["counts.tsv"], _folder["genes.gtf"])).Tables;
        Assert.DoesNotContain("__no_feature", tables.Genes);
        Assert.Equal("has 1 rows that are reads of no gene, and that are left out: __no_feature", Assert.Single(tables.Remarks));
    }

    string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    PreparationInputs Open(string counts, string? tpm = null) =>
        PreparationInputs.Open(new(Write("counts.tsv", counts), Write("genes.gtf", Gtf)) { Tpm = tpm is null ? null : _folder[tpm] });
}

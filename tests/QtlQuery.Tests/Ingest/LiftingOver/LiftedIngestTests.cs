using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Ingest.LiftingOver;

/// <summary>Files of another build on their way into a store. The chain is <see cref="WrittenChain.OfEachKind"/>.</summary>
public sealed class LiftedIngestTests : IDisposable
{
    readonly TestStore _store = new();

    static SourceDefinition Gwas { get; } = new(
        "made_up", "Made up", "here", SourceReader.Text, new(["CHR", "BP", "REF", "ALT", "BETA", "P"]),
        new Dictionary<string, SourceTable>
        {
            ["gwas"] = new(new Dictionary<string, string>
            {
                ["chromosome"] = "chromosome_name(CHR)",
                ["position"] = "BP",
                ["ref"] = "REF",
                ["alt"] = "ALT",
                ["beta"] = "BETA",
                ["standard_error"] = "'0.5'",
                ["p_value"] = "P",
                ["ref_is_reference"] = "true",
            }),
        });

    [Fact]
    public void Positions_are_those_of_the_store_and_the_source_s_are_kept()
    {
        var result = Ingest("1\t11\tA\tG\t1\t0.5\n1\t26\tA\tG\t2\t0.5\n1\t61\tAC\tGT\t3\t0.5\n");
        Assert.Equal((3, 3), (result.Rows.Read, result.Rows.Stored));
        using var store = _store.Open();
        Assert.Equal(
            ["1 21 A G 1.0 1 11 [lifted over]", "1 31 A G 2.0 1 26 [lifted over]", "2 169 GT AC 3.0 1 61 [strand complemented, lifted over]"],
            store.Query<string>("select concat_ws(' ', chromosome, position, ref, alt, beta, source_chromosome, source_position, harmonisation_words(harmonisation)::varchar) from gwas order by chromosome, position"));
        // Which allele is the reference on the other build cannot be known without its sequence.
        Assert.Equal([null], store.Query<bool?>("select distinct ref_is_reference from gwas"));
        Assert.Equal("some.chain", Assert.Single(store.Catalogue.Dataset("lifted").Ingests).Settings["lift_over"]);
    }

    [Fact]
    public void Rows_without_one_place_there_are_refused_with_the_reason_and_collisions_too()
    {
        var result = Ingest("1\t11\tA\tG\t1\t0.5\n1\t21\tA\tG\t1\t0.5\n1\t47\tA\tG\t1\t0.5\n1\t20\tAT\tA\t1\t0.5\n1\t85\tA\tG\t1\t0.5\n1\t70\tAT\tA\t1\t0.5\n1\t11\tA\tG\t9\t0.5\nX\t1\tA\tG\t1\t0.5\n");
        Assert.Equal(1, result.Rows.Stored);
        Assert.Equal(
            new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["an insertion or deletion on the reverse strand needs the reference sequence to be anchored"] = 1,
                ["another line has the same trait and variant and says something else"] = 1,
                ["its position has no counterpart on the build that the chain leads to"] = 2,
                ["its position maps to several places on the build that the chain leads to"] = 1,
                ["lifts to a contig that is no chromosome"] = 1,
                ["the reference allele is split by the chain"] = 1,
            },
            new SortedDictionary<string, long>(result.Rows.Refused.ToDictionary(), StringComparer.Ordinal));
        Assert.Equal(7, File.ReadLines(_store.Report).Skip(1).Count());
    }

    [Fact]
    public void A_file_of_the_store_s_build_is_left_alone()
    {
        Ingest("1\t11\tA\tG\t1\t0.5\n", ("genome_build", "GRCh38"));
        Assert.Equal("1 11", _store.Ask<string>("select concat_ws(' ', chromosome, position, source_position) from gwas where harmonisation is null and ref_is_reference"));
    }

    [Fact]
    public void Without_a_chain_the_file_is_refused_and_the_hint_names_the_option()
    {
        var error = Assert.Throws<QtlQueryException>(() => Run("1\t11\tA\tG\t1\t0.5\n", null, ("genome_build", "GRCh37")));
        Assert.Contains("is on GRCh37, and the store is on GRCh38", error.Message, StringComparison.Ordinal);
        Assert.Contains("--lift-over FILE.chain", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(248_956_422, 249_250_621, "leads to GRCh37, and the store is on GRCh38")]
    [InlineData(247_249_719, 248_956_422, "lifts over from NCBI36, and")]
    public void A_chain_of_other_builds_is_refused(int from, int to, string message)
    {
        var chain = $"chain 1 chr1 {from} + 0 100 chr1 {to} + 0 100 1\n100\n";
        var error = Assert.Throws<QtlQueryException>(() => Run("1\t11\tA\tG\t1\t0.5\n", chain, ("genome_build", "GRCh37")));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();

    IngestResult Ingest(string rows, params (string Name, string Value)[] set) => Run(rows, WrittenChain.OfEachKind, set is [] ? [("genome_build", "GRCh37")] : set);

    IngestResult Run(string rows, string? chain, params (string Name, string Value)[] set) => Assert.Single(Ingestion.Run(new(_store.Path, [_store.Write("g.txt", "CHR\tBP\tREF\tALT\tBETA\tP\n" + rows)])
    {
        Format = Gwas,
        Dataset = "lifted",
        LiftOver = chain is null ? null : _store.Write("some.chain", chain),
        Set = set.ToDictionary(each => each.Name, each => each.Value),
        MaximumRefusedShare = 1,
        RefusalReport = _store.Report,
    }));
}

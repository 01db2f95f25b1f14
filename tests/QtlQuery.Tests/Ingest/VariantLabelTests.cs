using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Ingest;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Ingest;

/// <summary>Rows that name their variants by labels get place, alleles and frequency from a table of labels, and never a wrong one.</summary>
public sealed class VariantLabelTests : IDisposable
{
    static readonly int[] Bits = [1, 8, 16, 32];

    readonly TestStore _store = new();

    static SourceDefinition Labels { get; } = new(
        "labels", "Labels", "here", SourceReader.Text, new(["id", "chr", "pos", "ref", "alt", "f"]),
        new Dictionary<string, SourceTable>
        {
            ["variants"] = new(new Dictionary<string, string>
            {
                ["rsid_number"] = "try_cast(regexp_extract(id, '^rs([0-9]+)$', 1) as bigint)",
                ["label"] = "case when not regexp_full_match(id, 'rs[0-9]+') then id end",
                ["chromosome"] = "chromosome_name(chr)",
                ["position"] = "pos",
                ["ref"] = "ref",
                ["alt"] = "alt",
                ["alt_frequency"] = "f",
                ["ref_is_reference"] = "true",
            }),
        },
        Missing: ["NA"],
        GenomeBuild: "GRCh38");

    static SourceDefinition Scores { get; } = new(
        "scores", "z scores", "here", SourceReader.Text, new(["gene", "id", "effect", "other", "z", "n"]),
        new Dictionary<string, SourceTable>
        {
            ["associations"] = new(
                new Dictionary<string, string>
                {
                    ["molecular_trait_id"] = "gene",
                    ["ref"] = "other",
                    ["alt"] = "effect",
                    ["variant_label"] = "id",
                    ["rsid"] = "nullif(regexp_extract(id, '^rs[0-9]+$'), '')",
                    ["z"] = "z",
                    ["sample_size"] = "n",
                    ["ref_is_reference"] = "false",
                },
                EffectFromZ: true),
        },
        Missing: ["NA"],
        GenomeBuild: "GRCh38");

    [Theory]
    [InlineData("rs1\tG\tA", "1 1000 A G 5.0 8 + 16 + 32 0.25")] // as the table has it
    [InlineData("rs1\tA\tG", "1 1000 A G -5.0 1 + 8 + 16 + 32 0.25")] // the effect is for the reference allele: turned
    [InlineData("rs1\tG\tNA", "1 1000 A G 5.0 8 + 16 + 32 0.25")]
    [InlineData("rs1\tA\tNA", "1 1000 A G -5.0 1 + 8 + 16 + 32 0.25")]
    [InlineData("rs1\tNA\tNA", "1 1000 A G 5.0 8 + 16 + 32 0.25")]
    [InlineData("rs1\tT\tC", "C T 5.0")] // no variant of that label agrees
    [InlineData("rs2\tG\tA", "2 2000 A G 5.0 8 + 16 + 32 0.5")] // two variants bear the label, the alleles choose
    [InlineData("rs2\tNA\tNA", "5.0")] // nothing chooses
    [InlineData("SNP77\tT\tC", "3 3000 C T 5.0 8 0.0")] // a label of another kind, frequency unknown
    [InlineData("rs4\tG\tA", "A G 5.0")] // not in the table
    public void A_row_is_placed_where_just_one_variant_agrees_with_it(string row, string expected)
    {
        Ingest("id\tchr\tpos\tref\talt\tf\nrs1\t1\t1000\tA\tG\t0.25\nrs2\t2\t2000\tA\tG\t0.5\nrs2\t2\t2000\tA\tC\t0.25\nSNP77\t3\t3000\tC\tT\tNA\n", row);
        using var store = _store.Open();
        var found = Assert.Single(store.Query<Row>("select chromosome, position, ref, alt, z, coalesce(harmonisation, 0) as harmonisation, effect_allele_frequency from associations"));
        var words = Bits.Where(bit => (found.Harmonisation & bit) > 0);
        Assert.Equal(
            string.Join(' ', expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            string.Join(' ', $"{found.Chromosome} {found.Position} {found.Ref} {found.Alt} {found.Z:0.0} {string.Join(" + ", words)} {(found.Position is null ? "" : $"{found.EffectAlleleFrequency ?? 0:0.0#}")}".Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    // p = 0.25, n = 400, z = 5: the standard error is 1 / sqrt(2 x 0.25 x 0.75 x 425) = 0.0792118..., by hand.
    [Fact]
    public void The_effect_comes_from_z_frequency_and_sample_size()
    {
        Ingest("id\tchr\tpos\tref\talt\tf\nrs1\t1\t1000\tA\tG\t0.25\n", "rs1\tG\tA");
        using var store = _store.Open();
        var (beta, error) = Assert.Single(store.Query<(float, float)>("select beta, standard_error from associations"));
        Close.To(0.07921180343813395, error, 1e-7);
        Close.To(0.39605901719066977, beta, 1e-7);
        Assert.Equal(["placed by its label", "effect computed from z", "frequency from another table"], store.Query<string>("select unnest(harmonisation_words(harmonisation)) from associations"));
    }

    [Fact]
    public void A_name_that_is_neither_dataset_nor_file_is_refused()
    {
        var error = Assert.Throws<QtlQueryException>(() => Run("gene\tid\teffect\tother\tz\tn\nENSG09900000001\trs1\tG\tA\t5\t400\n", Scores, "x", "nowhere"));
        Assert.Contains("'nowhere' is neither a dataset of the store nor a file", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();

    void Ingest(string labels, string row)
    {
        Run(labels, Labels, "labels", null);
        Run($"gene\tid\teffect\tother\tz\tn\nENSG09900000001\t{row}\t5\t400\n", Scores, "scores", "labels");
    }

    void Run(string text, SourceDefinition definition, string dataset, string? variants) =>
        Ingestion.Run(new(_store.Path, [_store.Write(dataset + ".txt", text)]) { Format = definition, Dataset = dataset, Variants = variants, RefusalReport = _store.Report });

    sealed record Row
    {
        public string? Chromosome { get; init; }

        public int? Position { get; init; }

        public string? Ref { get; init; }

        public string? Alt { get; init; }

        public float Z { get; init; }

        public int Harmonisation { get; init; }

        public float? EffectAlleleFrequency { get; init; }
    }
}

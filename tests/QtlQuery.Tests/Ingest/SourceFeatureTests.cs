using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Ingest;

/// <summary>What a source definition can say of a file's shape: delimiters, comments, preamble, columns that become rows, several datasets in a file.</summary>
public sealed class SourceFeatureTests : IDisposable
{
    readonly TestStore _store = new();

    [Theory]
    [InlineData("blanks", "  SNP   CHR\tBP A1  A2 P  \n rs1   1  100 A   G 0.5\n   rs2 2 200   C T   0.25 \n")]
    [InlineData("detect", "SNP\tCHR\tBP\tA1\tA2\tP\nrs1\t1\t100\tA\tG\t0.5\nrs2\t2\t200\tC\tT\t0.25\n")]
    [InlineData("detect", "SNP,CHR,BP,A1,A2,P\nrs1,1,100,A,G,0.5\n\"rs2\",2,\"200\",C,T,0.25\n")]
    [InlineData("detect", "SNP CHR BP A1 A2 P\nrs1 1 100 A G 0.5\nrs2  2 200 C T 0.25\n")]
    public void Cells_are_parted_as_the_definition_says(string delimiter, string text)
    {
        var result = Ingest("g.txt", text, Gwas with { Delimiter = delimiter });
        Assert.Equal((2, 2, 0), (result.Rows.Read, result.Rows.Stored, result.Rows.RefusedTotal));
        Assert.Equal(["1 100 G A rs1 0.5", "2 200 T C rs2 0.25"], Rows("select concat_ws(' ', chromosome, position, ref, alt, rsid, p_value) from gwas order by position"));
    }

    [Fact]
    public void Quoted_cells_hold_delimiters_and_doubled_quotes()
    {
        var result = Ingest("g.csv", "SNP,CHR,BP,A1,A2,P\n\"rs1, \"\"the\"\" one\",1,100,A,G,0.5\n", Gwas with { Delimiter = "," });
        Assert.Equal(1, result.Rows.Stored);
        Assert.Equal(["rs1, \"the\" one"], Rows("select rsid from gwas"));
    }

    [Fact]
    public void Lines_above_the_header_and_comments_are_no_rows()
    {
        var text = "#1.2\n2\t6\n# made up\nSNP\tCHR\tBP\tA1\tA2\tP\nrs1\t1\t100\tA\tG\t0.5\n# in between\nrs2\t2\t200\tC\tT\t0.25\n# end";
        var result = Ingest("g.txt", text, Gwas with { Comment = "#", Preamble = ["^#1\\.2$", "^[0-9]+\t[0-9]+$"] });
        Assert.Equal((2, 2, 0), (result.Rows.Read, result.Rows.Stored, result.Rows.RefusedTotal));
        Assert.Equal("'g.txt' is not made_up: its first lines are not those of the format", Assert.Throws<QtlQueryException>(() => Ingest("g.txt", text, Gwas with { Preamble = ["^#1\\.3$"] })).Message.Replace(_store["g.txt"], "g.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_without_a_place_are_kept_under_their_label()
    {
        var definition = Gwas with
        {
            Optional = ["CHR", "BP"],
            RecognisedBy = new(["SNP", "A1", "A2", "P"]),
        };
        var result = Ingest("g.txt", "SNP\tA1\tA2\tP\nrs1\tA\tG\t0.5\nrs2\tA\tG\t0.5\nrs2\tA\tG\t0.5\n\tA\tG\t0.5\n", definition);
        Assert.Equal((4, 2, 1), (result.Rows.Read, result.Rows.Stored, result.Rows.Folded));
        Assert.Equal(["chromosome is missing, or not 1-22, X, Y or MT"], result.Rows.Refused.Keys);
        Assert.Equal(["rs1", "rs2"], Rows("select rsid from gwas where chromosome is null and position is null order by rsid"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Columns_become_rows_of_their_own(bool parquet)
    {
        var definition = new SourceDefinition(
            "made_up", "Made up", "here", SourceReader.Text, new(["gene"]),
            new Dictionary<string, SourceTable> { ["expression"] = new(new Dictionary<string, string> { ["gene_id"] = "gene", ["context"] = "tissue", ["tpm"] = "tpm" }) },
            Missing: ["NA"],
            Unpivot: new("^T[0-9]+$", "tissue", "tpm"),
            GenomeBuild: "GRCh38",
            LeftOut: new Dictionary<string, string> { ["without a value"] = "tpm is null" });
        var text = "gene\tnote\tT1\tmean\tT2\nENSG09900000001\tx\t1.5\t9\t2.5\nENSG09900000002\ty\tNA\t9\t0\nENSG09900000003\ty\tNA\t9\n";
        if (parquet)
        {
            using var database = WorkDatabase.Open(new());
            database.Execute("copy (select * from (values ('ENSG09900000001', 'x', 1.5::double, 9, 2.5::double), ('ENSG09900000002', 'y', null, 9, 0)) as rows(gene, note, T1, mean, T2)) to $path (format parquet)", new { path = _store["e.parquet"] });
        }
        else
        {
            _store.Write("e.txt", text);
        }

        var result = Run(_store[parquet ? "e.parquet" : "e.txt"], definition);
        Assert.Equal((3, new KeyValuePair<string, long>("without a value", 1)), (result.Rows.Stored, Assert.Single(result.Rows.LeftOut)));
        Assert.Equal(parquet ? 0 : 1, result.Rows.RefusedTotal); // the short line
        Assert.Equal(["ENSG09900000001 T1 1.5", "ENSG09900000001 T2 2.5", "ENSG09900000002 T2 0.0"], Rows("select concat_ws(' ', gene_id, context, tpm) from expression order by all"));
    }

    [Fact]
    public void Rows_that_are_no_results_are_left_out_and_remarks_are_counted()
    {
        var definition = Gwas with
        {
            LeftOut = new Dictionary<string, string> { ["a covariate's row"] = "P = '1'" },
            Remarks = new Dictionary<string, string> { ["BP is even"] = "try_cast(BP as integer) % 2 = 0", ["never"] = "false" },
        };
        var result = Ingest("g.txt", "SNP\tCHR\tBP\tA1\tA2\tP\nrs1\t1\t100\tA\tG\t0.5\nrs2\t2\t201\tC\tT\t0.25\nrs3\t2\t300\tC\tT\t1\n", definition);
        Assert.Equal((3, 2, 1, 0), (result.Rows.Read, result.Rows.Stored, result.Rows.LeftOutTotal, result.Rows.RefusedTotal));
        Assert.Equal(new Dictionary<string, long> { ["BP is even"] = 1 }, result.Remarks);
        using var store = _store.Open();
        var ingest = Assert.Single(store.Catalogue.Dataset("made_up").Ingests);
        Assert.Equal((1, 1), (ingest.Remarks["BP is even"], ingest.Rows.LeftOut["a covariate's row"]));
    }

    [Fact]
    public void A_file_of_several_datasets_is_parted_and_every_line_accounted()
    {
        var definition = Gwas with
        {
            SplitBy = new Dictionary<string, string> { ["trait"] = "TRAIT" },
            RecognisedBy = new(["SNP", "CHR", "BP", "A1", "A2", "P", "TRAIT"]),
            Dataset = new Dictionary<string, string> { ["quantity"] = "gwas", ["study"] = "S" },
        };
        var text = "SNP\tCHR\tBP\tA1\tA2\tP\tTRAIT\nrs1\t1\t100\tA\tG\t0.5\tb/c d\nrs1\t1\t100\tA\tG\t0.25\ta\nragged\nrs2\t2\t201\tC\tT\t0.25\tNA\nrs3\t2\t300\tC\tT\t2\ta\n";
        var results = Ingestion.Run(new(_store.Path, [_store.Write("g.txt", text)]) { Format = definition, MaximumRefusedShare = 1, RefusalReport = _store.Report });
        Assert.Equal(["S_a", "S_b-c-d"], results.Select(result => result.DatasetId));
        Assert.Equal(5, results.Sum(result => result.Rows.Read));
        Assert.Equal(["p_value is not between 0 and 1 (minus log10 p under that name?)", "the line has another number of cells than the header", "the row does not say its trait"], results[0].Rows.Refused.Keys.Order());
        Assert.Equal(["a 0.25", "b/c d 0.5"], Rows("select concat_ws(' ', trait, p_value) from gwas join datasets using (dataset_id) order by all"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Layout.StagingFolder));
    }

    [Theory]
    [InlineData("x_v8_e.txt", "R_v8 ge")]
    [InlineData("x_v8_s.txt", "R_v8 sqtl")]
    [InlineData("x_s.txt", "does not say its study")]
    [InlineData("x_v8.txt", "does not say its quantity")]
    [InlineData("y.txt", "does not say its study, quantity")]
    public void A_field_made_of_the_name_is_unknown_where_the_name_does_not_say_it(string name, string expected)
    {
        var definition = Gwas with
        {
            FileName = "^x(_(?<release>v[0-9]+))?(_(?:(?<expression>e)|(?<splicing>s)))?\\.txt$",
            Dataset = new Dictionary<string, string> { ["study"] = "R_{release}", ["quantity"] = "{expression:ge}{splicing:sqtl}" },
            AskUserFor = ["study", "quantity"],
        };
        const string Text = "SNP\tCHR\tBP\tA1\tA2\tP\nrs1\t1\t100\tA\tG\t0.5\n";
        if (expected.StartsWith("does", StringComparison.Ordinal))
        {
            Assert.EndsWith(expected, Assert.Throws<QtlQueryException>(() => Ingest(name, Text, definition)).Message, StringComparison.Ordinal);
            return;
        }

        Ingest(name, Text, definition);
        Assert.Equal([expected], Rows("select study || ' ' || quantity from datasets"));
    }

    public void Dispose() => _store.Dispose();

    static SourceDefinition Gwas { get; } = new(
        "made_up", "Made up", "here", SourceReader.Text, new(["SNP", "CHR", "BP", "A1", "A2", "P"]),
        new Dictionary<string, SourceTable>
        {
            ["gwas"] = new(new Dictionary<string, string>
            {
                ["chromosome"] = "chromosome_name(CHR)",
                ["position"] = "BP",
                ["ref"] = "A2",
                ["alt"] = "A1",
                ["rsid"] = "SNP",
                ["p_value"] = "P",
            }),
        },
        Missing: ["NA", ""],
        GenomeBuild: "GRCh38");

    IngestResult Ingest(string name, string text, SourceDefinition definition) => Run(_store.Write(name, text), definition);

    IngestResult Run(string path, SourceDefinition definition) => Assert.Single(Ingestion.Run(new(_store.Path, [path]) { Format = definition, Dataset = "made_up", MaximumRefusedShare = 0.9, RefusalReport = _store.Report }));

    List<string> Rows(string sql)
    {
        using var store = _store.Open();
        return [.. store.Query<string>(sql)];
    }
}

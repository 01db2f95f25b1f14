using System.IO.Compression;
using System.Text;
using QtlQuery.Core;

namespace QtlQuery.Tests.Ingest;

/// <summary>Files that cannot be used: each gives one sentence that names the file and what is wrong, a hint, and leaves the store alone.</summary>
public sealed class BadInputTests : IDisposable
{
    const string NominalHeader = "molecular_trait_id\tchromosome\tposition\tref\talt\tvariant\tma_samples\tmaf\tpvalue\tbeta\tse\ttype\tac\tan\tr2\tmolecular_trait_object_id\tgene_id\tmedian_tpm\trsid";

    static readonly (string, string)[] Facts = [("study", "Exemplar"), ("quantity", "ge"), ("context", "liver")];

    readonly TestStore _store = new();

    [Theory]
    [InlineData("empty.tsv", "is empty", "Fetch it again")]
    [InlineData("blank_lines_only.tsv", "holds no lines of data", "Fetch it again")]
    [InlineData("header_only.txt", "has a header and no rows", "Fetch it again")]
    [InlineData("unknown_format.tsv", "is of an unknown format", "qtlquery sources")]
    [InlineData("wrong_delimiter.tsv", "the columns of gtex_signif_pairs, but parted by commas where that format has tabs", "--format")]
    [InlineData("missing_column.txt", "nearest to gtex_signif_pairs, but it lacks the column slope_se", "--format")]
    [InlineData("utf16.tsv", "is UTF-16 text", "Save it as UTF-8")]
    [InlineData("truncated.tsv.gz", "is cut short or damaged", "Fetch it again")]
    [InlineData("claimed_by_two.tsv", "could be eqtl_catalogue_credible_sets (likely: its header has", "--format NAME")]
    public void A_file_that_cannot_be_used_is_refused_with_the_reason(string name, string message, string hint)
    {
        var path = Bad(name);
        Refused(path, [path, message], hint);
    }

    [Fact]
    public void A_file_on_another_build_than_the_store_is_refused() =>
        Refused(Bad("build_37_pairs.txt"), ["build_37_pairs.txt", "is on GRCh37, and the store is on GRCh38"], "--lift-over FILE.chain", ("study", "GTEx_v7"), ("context", "Liver"));

    [Fact]
    public void A_directory_is_no_file() => Refused(_store[""], ["is a directory"], "Name the files in it");

    [Fact]
    public void A_missing_file_is_named() => Refused(_store["nothing.tsv"], ["there is no file", "nothing.tsv"], "spelling");

    [Fact]
    public void A_gzip_file_of_nothing_holds_no_lines()
    {
        var path = _store["empty.tsv.gz"];
        using (new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            // no text
        }

        File.WriteAllBytes(path, File.ReadAllBytes(path) is { Length: > 0 } bytes ? bytes : SourceCase.Compress([0x0A]));
        Refused(path, [path, "holds no lines of data"], "Fetch it again");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(400)]
    [InlineData(-9)]
    [InlineData(-1)]
    public void A_gzip_file_cut_anywhere_is_refused_whole(int cut)
    {
        var whole = Compressed(Encoding.UTF8.GetBytes(NominalHeader + "\n" + string.Concat(Enumerable.Range(1, 300).Select(i => Row(i)))));
        var path = _store["Exemplar_ge_liver.all.tsv.gz"];
        File.WriteAllBytes(path, whole[..(cut < 0 ? whole.Length + cut : cut)]);
        Refused(path, [path, "cut short or damaged"], "Fetch it again");
    }

    [Fact]
    public void A_gzip_file_with_a_flipped_byte_is_refused_whole()
    {
        var bytes = Compressed(Encoding.UTF8.GetBytes(NominalHeader + "\n" + string.Concat(Enumerable.Range(1, 300).Select(i => Row(i)))));
        bytes[bytes.Length / 2] ^= 0x10;
        var path = _store["Exemplar_ge_liver.all.tsv.gz"];
        File.WriteAllBytes(path, bytes);
        Refused(path, [path], null);
    }

    // .NET and gzip itself take what begins like no gzip for the end of the file.
    [Fact]
    public void A_gzip_file_whose_second_part_is_damaged_at_its_beginning_is_refused_whole()
    {
        byte[] first = Compressed(Encoding.UTF8.GetBytes(NominalHeader + "\n" + string.Concat(Enumerable.Range(1, 300).Select(i => Row(i)))));
        byte[] second = Compressed(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(301, 300).Select(i => Row(i)))));
        second[0] ^= 1;
        var path = _store["Exemplar_ge_liver.all.tsv.gz"];
        File.WriteAllBytes(path, [.. first, .. second]);
        Refused(path, [path, "cut short or damaged", "no gzip"], "Fetch it again");
    }

    [Fact]
    public void A_Parquet_file_cut_short_is_named()
    {
        const string Case = "tensorqtl_cis_nominal";
        using var folder = new TemporaryFolder();
        var path = SourceCase.Read(Case).Materialise(Case, folder);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^20]);
        Refused(path, [path, "cannot be read as Parquet"], "Fetch it again");
    }

    [Theory]
    [InlineData("crlf.tsv")]
    [InlineData("mixed_line_ends.tsv")]
    public void Line_ends_make_no_difference(string name)
    {
        _store.Ingest(Bad(name), 0.9, null, "other_ends", null, Facts);
        var text = File.ReadAllText(Path.Combine(SourceCase.Folder("eqtl_catalogue_nominal"), "Exemplar_2024_ge_hepatocyte_naive.all.tsv"));
        var result = _store.Ingest(_store.Write("fixture.tsv", text), 0.9, null, "line_feeds", null, Facts);

        Assert.Equal(8, result.Rows.Stored);
        Assert.Equal(0, _store.Ask<long>("""
            with
                a as (select * exclude (dataset_id) from associations where dataset_id = 'line_feeds'),
                b as (select * exclude (dataset_id) from associations where dataset_id = 'other_ends')
            select count(*) from ((from a except from b) union all (from b except from a))
            """));
        Assert.Equal(8, _store.Ask<long>("select count(*) from associations where dataset_id = 'other_ends'"));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column()
    {
        var result = _store.Ingest(Bad("byte_order_mark.tsv"), 0, null, null, null, Facts);
        Assert.Equal((8, 0), (result.Rows.Read, result.Rows.RefusedTotal));
    }

    [Fact]
    public void A_byte_order_mark_before_a_first_row_is_no_part_of_it()
    {
        var path = _store["Exemplar_ge_liver.all.tsv"];
        File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Row(1) + Row(2))]);
        Assert.Equal(2, _store.Ingest(path, 0).Rows.Stored);
        Assert.Equal(["ENSG09900000001"], Strings("select distinct molecular_trait_id from associations"));
    }

    [Fact]
    public void Rows_of_another_length_are_refused_with_their_line_number_and_text()
    {
        var result = _store.Ingest(Bad("ragged_rows.tsv"), 0.5, null, null, null, Facts);
        Assert.Equal(new Dictionary<string, long> { ["the line has another number of cells than the header"] = 2 }, result.Rows.Refused);
        Assert.Equal((8, 5, 1), (result.Rows.Read, result.Rows.Stored, result.Rows.Folded)); // lines 2 and 3 differ in their rsid only
        Assert.Equal(Expected("ragged_rows.tsv", (4, "the line has another number of cells than the header"), (6, "the line has another number of cells than the header")), File.ReadAllLines(result.RefusalReport!));
    }

    [Fact]
    public void A_row_that_is_not_UTF8_is_refused_and_the_others_stay()
    {
        var result = _store.Ingest(Bad("latin1_symbol.txt"), 0.5, null, null, null, ("study", "GTEx_v8"), ("context", "Liver"));
        Assert.Equal(new Dictionary<string, long> { ["the line is not UTF-8 text"] = 1 }, result.Rows.Refused);
        Assert.Equal(3, result.Rows.Stored);
        Assert.StartsWith("latin1_symbol.txt\t3\tthe line is not UTF-8 text\tENSG09900000002.12\tMAD", File.ReadAllLines(result.RefusalReport!)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_another_build_is_refused_and_the_others_stay()
    {
        var result = _store.Ingest(Bad("two_builds.txt"), 0.5, null, null, null, ("study", "GTEx_v8"), ("context", "Liver"));
        Assert.Equal(4, result.Rows.Stored);
        Assert.Equal(Expected("two_builds.txt", (4, "the row is on another genome build")), File.ReadAllLines(result.RefusalReport!));
    }

    [Fact]
    public void Too_many_refused_rows_store_nothing_and_the_report_has_them()
    {
        var path = Bad("ragged_rows.tsv");
        var error = Refused(path, ["ragged_rows.tsv", "2 of 8 rows are refused, more than 1 %", "2 × the line has another number of cells"], "--max-refused", Facts);
        Assert.Contains(_store.Report, error.Hint, StringComparison.Ordinal);
        Assert.Equal(Expected("ragged_rows.tsv", (4, "the line has another number of cells than the header"), (6, "the line has another number of cells than the header")), File.ReadAllLines(_store.Report));
    }

    [Fact]
    public void An_unknown_format_name_is_answered_with_the_formats()
    {
        var error = Assert.Throws<QtlQueryException>(() => _store.Ingest(Bad("crlf.tsv"), format: "eqtl_catalog"));
        Assert.Contains("eqtl_catalog", error.Message, StringComparison.Ordinal);
        Assert.Contains("qtlquery sources", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_does_not_fit_the_named_format_says_what_it_lacks()
    {
        var error = Assert.Throws<QtlQueryException>(() => _store.Ingest(Bad("crlf.tsv"), format: "gtex_signif_pairs"));
        Assert.Contains($"'{Bad("crlf.tsv")}' is not gtex_signif_pairs: it lacks the columns", error.Message, StringComparison.Ordinal);
        Assert.Contains("qtlquery sources gtex_signif_pairs", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_word_to_set_is_answered_with_the_nearest() =>
        Refused(Bad("crlf.tsv"), ["'contxt' cannot be set"], "--set context=", ("contxt", "liver"));

    [Fact]
    public void What_must_be_set_is_named_and_nothing_else() =>
        Refused(Bad("crlf.tsv"), ["crlf.tsv", "does not say its quantity, context"], "Give them with --set quantity=ge --set context=Whole_Blood", ("study", "Exemplar"));

    [Fact]
    public void A_sample_size_that_is_no_number_is_refused() =>
        Refused(Bad("crlf.tsv"), ["sample_size is 'many'"], "sample_size=670", [.. Facts, ("sample_size", "many")]);

    [Fact]
    public void A_build_that_does_not_exist_is_refused() =>
        Refused(Bad("crlf.tsv"), ["GRCh83"], "GRCh38", [.. Facts, ("genome_build", "GRCh83")]);

    [Fact]
    public void A_dataset_name_that_cannot_name_a_folder_is_refused()
    {
        var before = _store.Listing();
        var error = Assert.Throws<QtlQueryException>(() => _store.Ingest(Bad("byte_order_mark.tsv"), dataset: "../away", set: Facts));
        Assert.Contains("'../away' cannot name a dataset", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, _store.Listing());
    }

    public void Dispose() => _store.Dispose();

    static string Bad(string name) => Repository.Path("tests", "fixtures", "bad", name);

    static string Row(int i) => $"ENSG09900000001\t1\t{1000 + i}\tA\tG\tchr1_{1000 + i}_A_G\t10\t0.25\t0.5\t0.125\t0.05\tSNP\t50\t200\tNA\tENSG09900000001\tENSG09900000001\t1.5\trs{i}\n";

    static byte[] Compressed(byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return compressed.ToArray();
    }

    static IEnumerable<string> Expected(string name, params (int Line, string Reason)[] refused)
    {
        var lines = File.ReadAllLines(Bad(name));
        return refused.Select(each => $"{name}\t{each.Line}\t{each.Reason}\t{lines[each.Line - 1]}").Prepend("file\tline\treason\ttext");
    }

    QtlQueryException Refused(string path, string[] message, string? hint, params (string, string)[] set)
    {
        _store.Ingest(Path.Combine(SourceCase.Folder("gtex_signif_pairs"), "Liver.v8.signif_variant_gene_pairs.txt"), 0.5);
        File.Delete(_store.Report);
        var before = _store.Listing();

        var error = Assert.Throws<QtlQueryException>(() => _store.Ingest(path, set: set));

        Assert.All(message, words => Assert.Contains(words, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error.Message);
        Assert.NotNull(error.Hint);
        Assert.Contains(hint ?? "", error.Hint, StringComparison.Ordinal);
        Assert.Equal(before, _store.Listing());
        return error;
    }

    List<string> Strings(string sql)
    {
        using var store = _store.Open();
        return [.. store.Query<string>(sql)];
    }
}

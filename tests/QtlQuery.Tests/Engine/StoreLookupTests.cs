using QtlQuery.Core;
using QtlQuery.Engine.Lookup;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Views;

namespace QtlQuery.Tests.Engine;

/// <summary>What people type is found, alone or as a list, and an answer says what it covers. Expected rows: the table of <see cref="ThreeTissues"/>.</summary>
public sealed class StoreLookupTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();

    [Theory]
    [InlineData("gene", "MADEUP1\n# a comment\n\n  ENSG09900000004.3  \nMADEUP1\n", 3 + 3)]
    [InlineData("gene", "MADEUP1\nMADEUP9\n", 3)]
    [InlineData("trait", "ENSG09900000003\nENSG09900000001.2\n", 2 + 3)]
    [InlineData("variant", "1:1000100:A:G\nNC_000001.11:2000199:A:G\nchr2_4000400_A_G_b38\nchr2_4000400_A_C\n", 9)]
    [InlineData("region", "1:1-1500000\nchr1:2,000,200-3,000,299\n2:1-2\n", 3 + 3)]
    public void A_list_is_answered_by_one_statement_and_each_row_says_what_was_asked(string command, string list, int rows)
    {
        var run = CommandLine.Run([command, "--list", "-", "--store", _folder.Path, "--format", "tsv"], list);
        Assert.True(run.ExitCode == 0, run.Error);
        var lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("asked\tdataset_id\t", lines[0], StringComparison.Ordinal);
        Assert.Equal(rows, lines.Length - 1);
        Assert.Subset(list.Split('\n').Select(line => line.Trim()).ToHashSet(), lines.Skip(1).Select(line => line.Split('\t')[0]).ToHashSet());
    }

    [Fact]
    public void Unknown_terms_of_a_list_are_named_with_their_line_and_stop_nothing()
    {
        var run = CommandLine.Run(["gene", "--list", _folder.Write("genes.txt", "# genes\nMADEUP1\nMADEUP99\n"), "--store", _folder.Path]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 of 2 genes of the list: 3 row(s) of 1 molecular trait(s) in 3 of 3 dataset(s) on GRCh38, positions 1,000,100 to 1,000,100 of chromosome 1.", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 3: the store knows no gene 'MADEUP99'\n  Did you mean MADEUP1 or MADEUP2 or MADEUP3?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "none of the 2 asked for is known; the first, in line 1: the store knows no gene 'NOSUCHGENE'", "gene", "--list", "-")]
    [InlineData(1, "there is no file 'none.txt'", "gene", "--list", "none.txt")]
    [InlineData(2, "at once", "gene", "MADEUP1", "--list", "-")]
    [InlineData(2, "nothing is asked for", "variant")]
    [InlineData(1, "no dataset of the store is of the context 'Livr'", "gene", "MADEUP1", "--context", "Livr")]
    [InlineData(1, "the store knows no molecular trait 'ENSG09900000009'", "trait", "ENSG09900000009")]
    [InlineData(1, "is a position on GRCh37, and the store is on GRCh38", "variant", "NC_000001.10:1000099:A:G")]
    [InlineData(1, "is not an SPDI id that can be looked up", "variant", "NC_000001.9:1000099:A:G")]
    public void What_cannot_be_answered_is_an_error(int exitCode, string message, params string[] arguments)
    {
        var run = CommandLine.Run([.. arguments, "--store", _folder.Path], "NOSUCHGENE\nNOSUCHGENE2\n");
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_says_which_datasets_were_asked_and_which_answer()
    {
        using var store = _folder.Open();
        Assert.Equal(
            "ENSG09900000003: 2 row(s) of 1 molecular trait(s) in 2 of 3 dataset(s) on GRCh38, positions 3,000,300 to 3,000,300 of chromosome 1.",
            StoreLookup.Coverage(store, StoreLookup.Gene(store, ThreeTissues.G3)).ToString());
        Assert.Equal("1:5-6: no rows in 0 of 3 dataset(s) on GRCh38.", StoreLookup.Coverage(store, StoreLookup.Region(store, "1:5-6")).ToString());
        var inLiver = StoreLookup.Coverage(store, StoreLookup.Region(store, "1:1-3000300", StoreLookup.DatasetsOf(store, "Liver")));
        Assert.Equal((3, 3, 1, 1), (inLiver.Rows, inLiver.Traits, inLiver.DatasetsAnswering, inLiver.DatasetsAsked));
        Assert.Equal(["1", "2"], StoreLookup.Coverage(store, StoreLookup.Genes(store, [new(ThreeTissues.G1, 1), new(ThreeTissues.G4, 2)])).Chromosomes);
    }

    [Fact]
    public void A_gene_of_another_release_is_answered_and_said()
    {
        using var store = _folder.Open();
        var version = store.Query<int>("select distinct gene_version from genes where gene_id = $id", new { id = ThreeTissues.G1 });
        var note = Assert.Single(StoreLookup.Gene(store, ThreeTissues.G1 + ".77").Notes);
        Assert.Equal($"{ThreeTissues.G1}.77 is of another release: the store has version {string.Join(", ", version)} of the gene, which is what is answered.", note);
        Assert.Empty(StoreLookup.Gene(store, $"{ThreeTissues.G1}.{version[0]}").Notes);
    }

    // Merges: 7 into 8 into 9, where a dataset has 9; 5 into 6, where a dataset still has 5.
    [Fact]
    public void A_merged_rsid_is_answered_with_the_label_that_stands_for_it_and_says_so()
    {
        (string, string)[] facts = [("study", "S"), ("quantity", "ge"), ("context", "Lung"), ("genome_build", "GRCh38"), ("sample_size", "100")];
        _folder.Ingest(_folder.Write("Lung.all.tsv", NominalRow.File([new(ThreeTissues.G1, "1", 1_000_100, Rsid: "rs9"), new(ThreeTissues.G1, "1", 1_000_200, Rsid: "rs5")])), format: "eqtl_catalogue_nominal", dataset: "S_ge_Lung", set: facts);
        var unmerged = Assert.Throws<QtlQueryException>(() => Ask("rs7"));
        Assert.Contains("RsMergeArch", unmerged.Hint, StringComparison.Ordinal);
        _folder.Ingest(_folder.Write("RsMergeArch.bcp", "7\t8\t130\t0\t\t\t9\t0\t\n8\t9\t131\t0\t\t\t9\t0\t\n5\t6\t131\t0\t\t\t6\t0\t\n"), dataset: "dbSNP");
        Assert.Equal((4, "rs7 was merged into rs9, which is what is answered."), Ask("rs7"));
        Assert.Equal((1, "the store has rs6 under rs5, which was merged into it."), Ask("rs6"));
        Assert.Equal((4, null), Ask("rs9"));
        Assert.Throws<QtlQueryException>(() => Ask("rs10"));

        (long Rows, string? Note) Ask(string rsid)
        {
            using var store = _folder.Open();
            var query = StoreLookup.Variant(store, rsid);
            return (StoreLookup.Coverage(store, query).Rows, query.Notes.SingleOrDefault());
        }
    }

    public void Dispose() => _folder.Dispose();
}

using System.Globalization;
using QtlQuery.Cli;
using QtlQuery.Cli.Commands.Coloc;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Coloc;

/// <summary>What a user sees of colocalisation.</summary>
public sealed class ColocCommandTests
{
    [Fact]
    public void A_run_prints_its_pairs_the_most_likely_shared_first()
    {
        using var store = ColocStudy.Store.Copy();
        string[] run = ["coloc", "run", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--region", "1:1000000-1059999", "--region", "2:5000000-5059999", "--store", store.Path];
        Golden.Check("cli/coloc-run.txt", CommandLine.Run([.. run, "--format", "csv"]).Transcript());
        // The bound leaves the answer as it is.
        Golden.Check("cli/coloc-run-at-least.txt", CommandLine.Run([.. run, "--at-least", "0.5", "--dataset", "S_ge_*", "--format", "table"]).Transcript());
    }

    [Fact]
    public void Loci_are_those_of_the_GWAS_where_none_is_named_and_a_second_run_finds_its_results()
    {
        using var store = ColocStudy.Store.Copy();
        string[] run = ["coloc", "run", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--p", "0.6", "--window", "30000", "--store", store.Path, "--format", "tsv"];
        var (first, second) = (CommandLine.Run(run), CommandLine.Run(run));
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(first.Output, second.Output);
        Assert.Contains("2 dataset(s) had theirs already", second.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("ndjson")]
    [InlineData("parquet")]
    [InlineData("arrow")]
    public void Every_format_holds_all_pairs(string format)
    {
        using var store = ColocStudy.Store.Copy();
        string[] run = ["coloc", "run", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--p", "0.6", "--window", "30000", "--store", store.Path];
        foreach (string[] genes in new string[][] { [], ["--gene", ColocStudy.Shared] })
        {
            var written = CommandLine.Run([.. run, .. genes, "--format", format, "--output", store["pairs"]]);
            Assert.True(written.ExitCode == 0, written.Error);
            var pairs = CommandLine.Run([.. run, .. genes, "--format", "tsv"]).Output.Count(c => c == '\n') - 1;
            var read = format switch { "parquet" => $"read_parquet('{store["pairs"]}')", "arrow" => null, _ => $"read_json_auto('{store["pairs"]}')" };
            Assert.True(pairs > 0 && new FileInfo(store["pairs"]).Length > 0);
            if (read is not null) // Arrow's rows are read in tests of their own
                Assert.Equal($"pairs\n{pairs}\n", CommandLine.Run("sql", "--store", store.Path, $"select count(*) as pairs from {read}").Output);
        }
    }

    // Two loci, so that the third part has none.
    [Fact]
    public void Parts_of_a_run_make_up_the_whole()
    {
        using TestStore whole = ColocStudy.Store.Copy(), parts = ColocStudy.Store.Copy();
        string[] run = ["coloc", "run", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--p", "0.6", "--window", "30000", "--format", "tsv", "--store"];
        Assert.Equal(0, CommandLine.Run([.. run, whole.Path]).ExitCode);
        var chunks = Enumerable.Range(1, 3).Select(part => CommandLine.Run([.. run, parts.Path, "--chunk", $"{part}/3"])).ToList();
        Assert.All(chunks, chunk => Assert.True(chunk.ExitCode == 0, chunk.Error));
        const string Rows = "select cast(results as varchar) from coloc_results as results order by all";
        Assert.Equal(CommandLine.Run("sql", "--store", whole.Path, Rows).Output, CommandLine.Run("sql", "--store", parts.Path, Rows).Output);
        Assert.Contains("2 dataset(s) had theirs already", CommandLine.Run([.. run, parts.Path]).Error, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run([.. run, parts.Path, "--chunk", "4/3"]).ExitCode);
    }

    [Fact]
    public void Only_a_terminal_is_told_how_many_loci_are_done()
    {
        var (error, seen) = (new StringWriter(), new List<bool>());
        var terminal = new Session(Stream.Null, error) { ErrorIsTerminal = true };
        Assert.Equal("done", LocusProgressBar.Show(terminal, quiet: false, loci: 3, progress =>
        {
            progress!.Report(1);
            progress.Report(3);
            progress.Report(2);
            return "done";
        }));
        foreach (var (session, quiet, loci) in new[] { (terminal, true, 3), (terminal, false, 0), (new Session(Stream.Null, error), false, 3) })
            LocusProgressBar.Show<object?>(session, quiet, loci, progress => { seen.Add(progress is null); return null; });
        Assert.Equal([true, true, true], seen);
    }

    [Fact]
    public void Prepared_tables_hold_what_other_programs_ask_for_and_a_manifest_says_what_is_in_them()
    {
        using var store = ColocStudy.Store.Copy();
        var folder = store["tables"];
        string[] prepare = ["coloc", "prepare", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--dataset", ColocStudy.Liver, "--region", "1:1000000-1059999", "--output", folder, "--store", store.Path];
        Golden.Check("cli/coloc-prepare.txt", CommandLine.Run(prepare).Transcript((folder, "TABLES")));
        Golden.Check("cli/coloc-prepare-manifest.tsv", File.ReadAllText(Path.Combine(folder, "manifest.tsv")));
        var table = File.ReadAllLines(Path.Combine(folder, ColocStudy.Liver, "1-1000000-1059999", $"{ColocStudy.Shared}.tsv"));
        Golden.Check("cli/coloc-prepare-table.tsv", string.Concat(table.Take(4).Concat(table[^1..]).Select(line => line + "\n")));
        // 60 variants less one that each side misses.
        Assert.Equal(58, table.Length - 1);
        Golden.Check("cli/coloc-prepare-again.txt", CommandLine.Run(prepare).Transcript((folder, "TABLES")));
    }

    [Fact]
    public void A_GWAS_that_does_not_fit_the_dataset_is_refused_unless_forced()
    {
        using var store = ColocStudy.Store.Copy();
        string[] run = ["coloc", "run", "--gwas", store.Write("shifted.tsv", Shifted(1234)), "--gwas-sd", "1", "--region", "1:1000000-1059999", "--dataset", ColocStudy.Liver, "--build", "GRCh38", "--store", store.Path];
        var refused = CommandLine.Run(run);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("shifted and S_ge_Liver cannot be joined:", refused.Error, StringComparison.Ordinal);
        Assert.Contains("another genome build", refused.Error, StringComparison.Ordinal);
        Assert.Contains("no_shared_variant", CommandLine.Run([.. run, "--force"]).Output, StringComparison.Ordinal);
        // Nothing of the file is left in the store.
        Assert.DoesNotContain("shifted", CommandLine.Run("sql", "--store", store.Path, "select gwas_dataset_id from coloc_results").Output, StringComparison.Ordinal);
    }

    // Comparing the two sides takes as long as a locus: what was laid beside each other before is not compared again.
    [Fact]
    public void Sides_are_compared_only_where_there_is_something_to_compute()
    {
        using var store = ColocStudy.Store.Copy();
        store.Ingest(store.Write("shifted.tsv", Shifted(1234)), format: "gwas_ssf", dataset: "Shifted", set: [("study", "S"), ("trait", "shifted"), ("genome_build", "GRCh38")]);
        string[] run = ["coloc", "run", "--gwas", "Shifted", "--gwas-sd", "1", "--region", "1:1000000-1059999", "--dataset", ColocStudy.Liver, "--store", store.Path];
        Assert.Equal(1, CommandLine.Run(run).ExitCode);
        Assert.Equal(0, CommandLine.Run([.. run, "--force"]).ExitCode);
        Assert.Equal(0, CommandLine.Run(run).ExitCode);
        Assert.Equal(1, CommandLine.Run([.. run, "--trait-sd", "1"]).ExitCode);
    }

    // With 10,000 people the standard deviation is sqrt(2 · 10,000 · 0.25 · 0.75 / 64²); the file is on another build, where all lies 1,234 bp further back.
    [Fact]
    public void What_a_GWAS_file_does_not_say_is_said_for_it_and_its_build_is_changed_by_a_chain_file()
    {
        using var store = ColocStudy.Store.Copy();
        var chain = store.Write("old.chain", Chain("1") + Chain("2"));
        string[] prepare = ["coloc", "prepare", "--gwas", store.Write("height.tsv", Shifted(-1234)), "--gwas-type", "quant", "--dataset", ColocStudy.Liver, "--region", "1:1000000-1059999", "--store", store.Path];
        var refused = CommandLine.Run([.. prepare, "--set", "genome_build=GRCh37", "--output", store["refused"]]);
        Assert.Contains("GRCh37", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1, refused.ExitCode);
        var lifted = CommandLine.Run([.. prepare, "--set", "genome_build=GRCh37", "--set", "sample_size=10000", "--lift-over", chain, "--output", store["tables"]]);
        Assert.True(lifted.ExitCode == 0, lifted.Error);
        var manifest = File.ReadLines(Path.Combine(store["tables"], "manifest.tsv")).Select(line => line.Split('\t')).ToList();
        string Told(string column) => manifest[1][Array.IndexOf(manifest[0], column)];
        Assert.Equal(("58", "estimated"), (Told("variants"), Told("gwas_sd_from")));
        Assert.Equal(Math.Sqrt(2 * 10_000 * 0.25 * 0.75) / 64, double.Parse(Told("gwas_sd"), CultureInfo.InvariantCulture), 1e-5);

        static string Chain(string chromosome) => $"chain 1000 chr{chromosome} 9000000 + 0 8000000 chr{chromosome} 9000000 + 1234 8001234 {chromosome}\n8000000\n\n";
    }

    [Fact]
    public void What_cannot_be_asked_is_said()
    {
        string[] store = ["--store", ColocStudy.Store.Path];
        Golden.Check("cli/coloc-errors.txt", string.Concat(
            CommandLine.Run("coloc").Transcript(),
            CommandLine.Run(["coloc", "run", "--gwas", ColocStudy.Gwas, "--p", "1e-100", .. store]).Transcript(),
            CommandLine.Run(["coloc", "run", "--gwas", ColocStudy.Gwas, "--region", "1:1-2000000", .. store]).Transcript(),
            CommandLine.Run(["coloc", "run", "--gwas", "S_hight", "--region", "1:1-2000000", .. store]).Transcript(),
            CommandLine.Run(["coloc", "run", "--gwas", ColocStudy.Gwas, "--p12", "2", "--region", "1:1-2000000", .. store]).Transcript(),
            CommandLine.Run(["coloc", "run", "--gwas", ColocStudy.Gwas, "--dataset", "GTEx*", "--region", "1:1-2000000", .. store]).Transcript()));
    }

    /// <summary>The GWAS with every position so much further on.</summary>
    static string Shifted(int bp)
    {
        var lines = File.ReadAllLines(ColocStudy.Store["gwas.tsv"]);
        var shifted = lines.Skip(1).Select(line => line.Split('\t')).Select(cells => string.Join('\t', [cells[0], $"{int.Parse(cells[1]) + bp}", .. cells[2..]]));
        return string.Join('\n', shifted.Prepend(lines[0])) + "\n";
    }
}

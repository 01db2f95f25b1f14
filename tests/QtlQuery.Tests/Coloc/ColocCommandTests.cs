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

    // The same GWAS with every position 1,234 bp further on.
    [Fact]
    public void A_GWAS_that_does_not_fit_the_dataset_is_refused_unless_forced()
    {
        using var store = ColocStudy.Store.Copy();
        var lines = File.ReadAllLines(ColocStudy.Store["gwas.tsv"]);
        var shifted = lines.Skip(1).Select(line => line.Split('\t')).Select(cells => string.Join('\t', [cells[0], $"{int.Parse(cells[1]) + 1234}", .. cells[2..]]));
        string[] run = ["coloc", "run", "--gwas", store.Write("shifted.tsv", string.Join('\n', shifted.Prepend(lines[0])) + "\n"), "--gwas-sd", "1", "--region", "1:1000000-1059999", "--dataset", ColocStudy.Liver, "--build", "GRCh38", "--store", store.Path];
        var refused = CommandLine.Run(run);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("shifted and S_ge_Liver cannot be joined:", refused.Error, StringComparison.Ordinal);
        Assert.Contains("another genome build", refused.Error, StringComparison.Ordinal);
        Assert.Contains("no_shared_variant", CommandLine.Run([.. run, "--force"]).Output, StringComparison.Ordinal);
        // Nothing of the file is left in the store.
        Assert.DoesNotContain("shifted", CommandLine.Run("sql", "--store", store.Path, "select gwas_dataset_id from coloc_results").Output, StringComparison.Ordinal);
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
}

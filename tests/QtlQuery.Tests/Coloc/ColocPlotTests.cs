using System.Globalization;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Coloc;

/// <summary>Pictures of a pair of <see cref="ColocStudy"/>, with LD of three variants.</summary>
public sealed class ColocPlotTests
{
    static string[] Plot(TestStore store, params string[] more) =>
        ["coloc", "plot", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--dataset", ColocStudy.Liver, "--store", store.Path, .. more];

    [Fact]
    public void A_gene_is_drawn_beside_the_GWAS_with_LD_and_by_the_prior()
    {
        using var store = ColocStudy.Store.Copy();
        store.Ingest(
            store.Write("r.tsv", "variant\tchr1_1019000_A_G\tchr1_1020000_A_G\tchr1_1021000_A_G\nchr1_1019000_A_G\t1\t-0.9\t0.5\nchr1_1020000_A_G\t-0.9\t1\t0.6\nchr1_1021000_A_G\t0.5\t0.6\t1\n"),
            format: "ld_matrix", dataset: "Panel", set: [("study", "P"), ("measure", "r"), ("genome_build", "GRCh38")]);
        var (compared, swept) = (store["compared.svg"], store["swept.svg"]);
        var run = CommandLine.Run(Plot(store, "--gene", ColocStudy.Shared, "--plot", compared, "--sensitivity", swept));
        Assert.True(run.ExitCode == 0, run.Error);
        Golden.Check("plots/coloc_plot.svg", File.ReadAllText(compared));
        Golden.Check("plots/coloc_sensitivity.svg", File.ReadAllText(swept));
        // H4 crosses 0.8 where coloc_results says so.
        CommandLine.Run("coloc", "run", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--dataset", ColocStudy.Liver, "--gene", ColocStudy.Shared, "--store", store.Path);
        var critical = store.Ask<double>("select critical_p12 from coloc_results").ToString("0.##e-0", CultureInfo.InvariantCulture);
        Assert.Contains($"H4 reaches 0.8 at p₁₂ = {critical}", File.ReadAllText(swept), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_traits_of_a_region_are_drawn_by_the_one_that_most_likely_shares_and_one_by_its_name()
    {
        using var store = ColocStudy.Store.Copy();
        var file = store["one.svg"];
        Assert.Equal(0, CommandLine.Run(Plot(store, "--region", "1:1000000-1059999", "--plot", file)).ExitCode);
        Assert.Contains("Of 3 traits the one that most likely shares a variant.", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains($"{ColocStudy.Shared} in {ColocStudy.Liver}", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run(Plot(store, "--region", "1:1000000-1059999", "--trait", ColocStudy.Distinct, "--plot", file)).ExitCode);
        Assert.Contains($"{ColocStudy.Distinct} in {ColocStudy.Liver}", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_one_picture_is_said()
    {
        using var store = ColocStudy.Store.Copy();
        string[] region = ["--region", "1:1000000-1059999"];
        var file = store["one.svg"];
        Golden.Check("cli/coloc-plot-errors.txt", string.Concat(
            CommandLine.Run(Plot(store, region)).Transcript(),
            CommandLine.Run(Plot(store, [.. region, "--plot", "one.png"])).Transcript(),
            CommandLine.Run(Plot(store, [.. region, "--plot", file, "--dataset", ColocStudy.Blood])).Transcript(),
            CommandLine.Run(Plot(store, [.. region, "--plot", file, "--region", "2:5000000-5059999"])).Transcript(),
            CommandLine.Run(Plot(store, [.. region, "--plot", file, "--trait", "ENSG09900000077"])).Transcript(),
            CommandLine.Run(Plot(store, ["--region", "1:1000000-1059999", "--plot", file, "--gwas-type", "quant"]).Where(word => word is not ("--gwas-sd" or "1")).ToArray()).Transcript()));
        Assert.False(File.Exists(file));
    }
}

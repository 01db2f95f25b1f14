using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Plots;

/// <summary>The commands that draw, on <see cref="PlottedStore"/>.</summary>
[Collection(nameof(PlottedStore))]
public sealed class PlotCommandTests(PlottedStore plotted)
{
    [Theory]
    [InlineData("MADEUP1", "gene", "MADEUP1")]
    [InlineData("r² is of Panel.", "gene", "MADEUP1", "--dataset", "T_ge_Liver")]
    [InlineData("S_ge_Blood, ENSG09900000001", "gene", "MADEUP1", "--context", "Blood")]
    [InlineData("MADEUP1 →", "region", "1:900000-1100000")]
    [InlineData("chr1_3000300_A_G on MADEUP3, S", "meta", "--variant", "chr1_3000300_A_G")]
    [InlineData("lead pairs; --gene and --variant choose another.", "meta")]
    [InlineData("MADEUP3 chr1_3000300_A_G", "specificity")]
    [InlineData("MADEUP2 chr1_2000200_A_G", "specificity", "--gene", "MADEUP2")]
    [InlineData("Sharing between 4 datasets", "sharing", "--measure", "magnitude_sharing")]
    [InlineData("3 leads, median 2.00 kb away", "egenes")]
    [InlineData("eVariants of S_ge_Liver", "evariants", "--dataset", "S_ge_Liver")]
    [InlineData("1 pair(s) whose gene has no known transcription start are left out.", "trans")]
    public void An_answer_is_drawn_instead_of_being_printed(string text, params string[] arguments)
    {
        var file = plotted.Folder[$"{Guid.NewGuid():N}.svg"];
        var run = CommandLine.Run([.. arguments, "--plot", file, "--store", plotted.Folder.Path]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(run.Output);
        Assert.StartsWith($"The plot is in {file}.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains(Drawn.Of(File.ReadAllText(file)).Texts, drawn => drawn.Text.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5 tests", "qq", "T_ge_Liver")]
    [InlineData("p-values of Made-up <trait> (G)", "qq", "G")]
    [InlineData("MADEUP1", "manhattan", "T_ge_Liver")]
    [InlineData("5e-8", "manhattan", "G")]
    public void All_tests_of_a_dataset_are_drawn_to_the_output(string text, params string[] arguments)
    {
        var run = CommandLine.Run(["plot", .. arguments, "--store", plotted.Folder.Path]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(Drawn.Of(run.Output).Texts, drawn => drawn.Text.Contains(text, StringComparison.Ordinal));
    }

    // The lead, r2 of 0.9, 0.5, 0.1 and one that is not known.
    [Fact]
    public void A_regional_plot_of_a_store_is_the_picture_that_was_looked_at() =>
        Golden.Check("plots/store/gene.svg", Drawing("gene", "MADEUP1", "--dataset", "T_ge_Liver"));

    [Fact]
    public void A_forest_plot_of_a_store_is_the_picture_that_was_looked_at() =>
        Golden.Check("plots/store/meta.svg", Drawing("meta", "--gene", "MADEUP3"));

    [Theory]
    [InlineData(1, "no dataset of the store is of the context", "gene", "MADEUP1", "--context", "Nowhere", "--plot", "FILE.svg")]
    [InlineData(1, "nothing to draw", "region", "9:1-1000", "--plot", "FILE.svg")]
    [InlineData(1, "nothing to draw", "trans", "--min-neglog10p", "99", "--plot", "FILE.svg")]
    [InlineData(1, "nothing to draw", "plot", "qq", "Panel", "--output", "FILE.svg")]
    [InlineData(1, "no dataset 'H'", "plot", "qq", "H", "--output", "FILE.svg")]
    [InlineData(2, "does not end with .svg", "plot", "qq", "G", "--output", "FILE.png")]
    [InlineData(2, "does not end with .svg", "meta", "--plot", "FILE.png")]
    [InlineData(2, "no kind of plot", "plot", "forest", "G", "--output", "FILE.svg")]
    [InlineData(2, "instead of printing", "meta", "--plot", "FILE.svg", "--format", "tsv")]
    [InlineData(2, "--limit is for rows", "gene", "MADEUP1", "--plot", "FILE.svg", "--limit", "1")]
    [InlineData(2, "no measure of sharing", "sharing", "--measure", "pi2", "--plot", "FILE.svg")]
    [InlineData(1, "cannot be written", "plot", "qq", "G", "--output", "FILE/none/x.svg")]
    public void What_cannot_be_drawn_is_an_error_and_leaves_no_file(int exitCode, string message, params string[] arguments)
    {
        var folder = Directory.CreateDirectory(plotted.Folder[$"{Guid.NewGuid():N}"]).FullName;
        var run = CommandLine.Run([.. arguments.Select(argument => argument.Replace("FILE", Path.Combine(folder, "a"), StringComparison.Ordinal)), "--store", plotted.Folder.Path]);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData(5, "gene", "MADEUP1", "--dataset", "T_ge_Liver")]
    [InlineData(6, "gene", "MADEUP1", "--context", "Liver")]
    [InlineData(0, "gene", "MADEUP1", "--context", "Blood", "--dataset", "T_ge_Liver")]
    [InlineData(1, "variant", "chr1_1000300_A_G", "--dataset", "T_ge_Liver")]
    [InlineData(1, "region", "1:900000-1100000", "--context", "Blood")]
    public void A_look_up_can_be_of_one_dataset_or_context(int rows, params string[] arguments)
    {
        var run = CommandLine.Run([.. arguments, "--store", plotted.Folder.Path, "--format", "tsv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(rows + 1, run.Output.TrimEnd('\n').Split('\n').Length);
    }

    string Drawing(params string[] arguments)
    {
        var file = plotted.Folder[$"{Guid.NewGuid():N}.svg"];
        Assert.Equal(0, CommandLine.Run([.. arguments, "--plot", file, "--quiet", "--store", plotted.Folder.Path]).ExitCode);
        return File.ReadAllText(file);
    }
}

namespace QtlQuery.Tests.Cli;

public sealed class ListTests
{
    [Fact]
    public void The_sources_are_listed() => Golden.Check("cli/sources.txt", CommandLine.Run("sources", "--format", "table").Output);

    [Fact]
    public void A_source_tells_its_columns_settings_and_what_must_be_said() => Golden.Check("cli/source_gtex_egenes.txt", CommandLine.Run("sources", "gtex_egenes").Output);

    [Fact]
    public void The_views_and_macros_are_listed() => Assert.Contains("lead_associations\tview\tone row per dataset_id, molecular_trait_id\t", CommandLine.Run("views").Output, StringComparison.Ordinal);

    [Fact]
    public void Quiet_prints_data_only()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(new CommandLine(0, "", ""), CommandLine.Run("init", "--store", folder["a"], "--build", "GRCh38", "--quiet"));
        Assert.Empty(CommandLine.Run("region", "1:1-2", "--store", folder["a"], "--quiet").Error);
        Assert.NotEmpty(CommandLine.Run("region", "1:1-2", "--store", folder["a"]).Error);
    }
}

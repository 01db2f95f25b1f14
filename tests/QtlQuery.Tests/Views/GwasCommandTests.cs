using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Views;

/// <summary><c>qtlquery gwas</c> on <see cref="LiverAndTrait"/>, whose eight shared variants are too few to trust.</summary>
public sealed class GwasCommandTests(LiverAndTrait folder) : IClassFixture<LiverAndTrait>
{
    [Theory]
    [InlineData(3, "lookup", "--gwas", LiverAndTrait.Trait, "--force")]
    [InlineData(2, "lookup", "--gwas", LiverAndTrait.Trait, "--force", "--r2", "0.9")]
    [InlineData(1, "lookup", "--gwas", LiverAndTrait.Trait, "--force", "--p", "1e-20", "--dataset", LiverAndTrait.Liver)]
    [InlineData(0, "lookup", "--gwas", LiverAndTrait.Trait, "--context", "Brain")]
    [InlineData(3, "egenes", "--gwas", LiverAndTrait.Trait, "--force", "--context", "Liver")]
    [InlineData(0, "egenes", "--gwas", LiverAndTrait.Trait, "--p", "1e-50")]
    [InlineData(3, "loci", "--gwas", LiverAndTrait.Trait)]
    [InlineData(2, "loci", "--gwas", LiverAndTrait.Trait, "--window", "600000")]
    [InlineData(3, "loci", "--gwas", LiverAndTrait.Trait, "--breaker")]
    [InlineData(1, "loci", "--gwas", LiverAndTrait.Trait, "--limit", "1")]
    [InlineData(8, "catalog", "--trait", "MADE-UP")]
    [InlineData(3, "catalog", "--trait", "made-up", "--limit", "3")]
    [InlineData(0, "catalog", "--trait", "weight")]
    public void A_command_prints_the_rows_that_its_options_leave(int rows, params string[] arguments)
    {
        var run = Run([.. arguments, "--format", "tsv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(rows + 1, run.Output.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public void A_lookup_says_how_many_leads_there_were_and_where_they_touch()
    {
        var run = Run("lookup", "--gwas", LiverAndTrait.Trait, "--force");
        Assert.Equal($"{LiverAndTrait.Trait}: 3 lead variant(s) of p at most 5E-08 more than 500,000 bp apart; they touch eGenes in 1 dataset(s). Proxies from r2 0.8 on.\n", run.Error);
    }

    [Theory]
    [InlineData("lookup", "--gwas", LiverAndTrait.Trait)]
    [InlineData("egenes", "--gwas", LiverAndTrait.Trait)]
    [InlineData("check", "--gwas", LiverAndTrait.Trait, "--dataset", LiverAndTrait.Liver)]
    public void A_join_that_is_not_trusted_says_why_with_the_numbers(params string[] arguments)
    {
        var run = Run(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("shared_variants: 8 (GWAS variants that the QTL dataset has, too; at least 50; 9 looked at): not trusted", run.Error, StringComparison.Ordinal);
        Assert.Contains("--force", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_lists_all_that_was_measured() =>
        Assert.Equal(15, Run("check", "--gwas", LiverAndTrait.Trait, "--dataset", LiverAndTrait.Liver, "--format", "tsv").Output.TrimEnd('\n').Split('\n').Length);

    [Theory]
    [InlineData(2, "Required command", "gwas")]
    [InlineData(2, "--p 0 is out of range", "gwas", "loci", "--gwas", LiverAndTrait.Trait, "--p", "0")]
    [InlineData(2, "'qtlquery gwas loci --help'", "gwas", "loci")]
    [InlineData(1, "no dataset 'GCST9900001'", "gwas", "loci", "--gwas", "GCST9900001")]
    public void What_cannot_be_answered_is_an_error(int exitCode, string message, params string[] arguments)
    {
        var run = CommandLine.Run(arguments, store: folder.Path);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lookup")]
    [InlineData("egenes")]
    [InlineData("loci")]
    [InlineData("catalog")]
    [InlineData("check")]
    public void A_subcommand_says_what_it_does_and_takes(string name) => Golden.Check($"cli/help-gwas/{name}.txt", CommandLine.Run("gwas", name, "--help").Output);

    CommandLine Run(params string[] arguments) => CommandLine.Run([.. arguments.Prepend("gwas")], store: folder.Path);
}

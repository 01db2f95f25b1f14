using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Writing;
using QtlQuery.Tests.Mapping.Preparing;

namespace QtlQuery.Tests.Cli;

/// <summary>Hidden factors by the command line, of traits made of counts.</summary>
public sealed class MapFactorsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public MapFactorsTests()
    {
        CountedCohort.Write(_folder);
        CommandLine.Run("map", "prepare", "--counts", _folder["counts.tsv"], "--locations", _folder["genes.gtf"], "--output", _folder["traits.bed.gz"]);
        // Another order of samples, and one fewer; a category, and a number that follows from it.
        File.WriteAllLines(_folder["known.txt"], ["sample\tbatch\tage", .. CountedCohort.Names.Reverse().Skip(1).Select((sample, place) => $"{sample}\t{"ABC"[place % 3]}\t{20 + (place * 7 % 50)}")]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pca", "buja-eyuboglu")]
    [InlineData("peer", "3")]
    public void Known_covariates_and_factors_are_written_and_can_be_mapped_with(string method, string number)
    {
        var run = Run("--covariates", _folder["known.txt"], "--method", method, "--number", number);
        Golden.Check($"cli/map-factors-{method}.txt", run.Transcript((_folder.Path, "FOLDER")));
        var table = CovariateTable.Read(_folder["covariates.txt"], CountedCohort.Names);
        Assert.Equal(["batch=B", "batch=C", "age"], table.Names.Take(3));
        Assert.Equal(CountedCohort.Names[..^1], table.Samples); // in the order of the traits
        using var store = new TestStore();
        var mapped = CommandLine.Run(
            "map", "cis", "--store", store.Path, "--dataset", "counted", "--build", "GRCh38", "--genotypes", _folder["genotypes.vcf"], "--traits", _folder["traits.bed.gz"], "--covariates", _folder["covariates.txt"], "--permutations", "0");
        Assert.True(mapped.ExitCode == 0, mapped.Error);
        var settings = DescriptorJson.ReadDataset(store.Layout.DescriptorFile("counted")).Ingests[0].Settings;
        Assert.Equal((method, number == "3" ? "given" : number, "79", "3"), (settings["covariates.txt factors_by"], settings["covariates.txt number_by"], settings["covariates.txt samples"], settings["covariates.txt known_covariates"]));
        Assert.Equal((table.Names.Count - 3).ToString(CultureInfo.InvariantCulture), settings["covariates.txt factors"]);
        Assert.Equal(method == "peer", settings.ContainsKey("covariates.txt iterations"));
        Assert.Equal(number == "buja-eyuboglu", settings.ContainsKey("covariates.txt seed"));
        Assert.Contains($"79 samples, 43 traits, {table.Names.Count} covariates", mapped.Error, StringComparison.Ordinal);
    }

    // A description of other bytes would be a claim about a file that nobody knows the making of.
    [Fact]
    public void A_covariate_file_that_was_changed_has_no_description()
    {
        Run("--method", "pca", "--number", "2");
        Assert.Equal("pca", FactorsDescription.Read(_folder["covariates.txt"]).ToDictionary()["factors_by"]);
        File.AppendAllText(_folder["covariates.txt"], "\n");
        Assert.Empty(FactorsDescription.Read(_folder["covariates.txt"]));
        File.WriteAllText(_folder["covariates.txt.json"], "{\"made_by\": \"qtlquery map factors\"");
        Assert.Contains("is no description of covariates.txt", Assert.Throws<QtlQueryException>(() => FactorsDescription.Read(_folder["covariates.txt"])).Message, StringComparison.Ordinal);
        File.WriteAllText(_folder["covariates.txt.json"], "{\"made_by\": \"somebody else\"}");
        Assert.Empty(FactorsDescription.Read(_folder["covariates.txt"]));
    }

    [Fact]
    public void A_number_that_is_none_is_wrong_usage()
    {
        var run = Run("--method", "pca", "--number", "many");
        Assert.Equal((2, "qtlquery: --number 'many' is neither a number nor a rule\n  Give a number, elbow, buja-eyuboglu or gtex.\n"), (run.ExitCode, run.Error));
    }

    CommandLine Run(params string[] options) => CommandLine.Run(["map", "factors", "--traits", _folder["traits.bed.gz"], "--output", _folder["covariates.txt"], .. options]);
}

using QtlQuery.Tests.Mapping.Preparing;

namespace QtlQuery.Tests.Cli;

/// <summary>From counts to traits by the command line.</summary>
public sealed class MapPrepareTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public MapPrepareTests() => CountedCohort.Write(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Traits_their_description_and_the_table_of_samples_are_written()
    {
        File.WriteAllLines(_folder["keep.txt"], CountedCohort.Names[..60]);
        var run = Run("--genotypes", _folder["genotypes.vcf"], "--sample-table", _folder["samples.tsv"], "--samples", _folder["keep.txt"], "--qc", _folder["qc.tsv"], "--least-depth", "5000");
        Golden.Check("cli/map-prepare.txt", run.Transcript((_folder.Path, "FOLDER")));
        var table = File.ReadAllLines(_folder["qc.tsv"]);
        Golden.Check("cli/map-prepare-qc-header.txt", table[0].Replace('\t', '\n') + "\n");
        Assert.Equal(60, table.Length - 1);
        Assert.StartsWith("S20\tfail\tdepth\t", table[1 + CountedCohort.Shallow], StringComparison.Ordinal);
        Assert.Contains("\"values\": \"inverse-normal\"", File.ReadAllText(_folder["traits.bed.gz.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Same_input_same_bytes()
    {
        Assert.Equal(0, Run("--threads", "1").ExitCode);
        var (traits, description) = (File.ReadAllBytes(_folder["traits.bed.gz"]), File.ReadAllBytes(_folder["traits.bed.gz.json"]));
        Assert.Equal(0, Run("--threads", "3").ExitCode);
        Assert.Equal(traits, File.ReadAllBytes(_folder["traits.bed.gz"]));
        Assert.Equal(description, File.ReadAllBytes(_folder["traits.bed.gz.json"]));
    }

    [Fact]
    public void Prepared_traits_can_be_mapped()
    {
        using var store = new TestStore();
        Assert.Equal(0, Run("--genotypes", _folder["genotypes.vcf"], "--sample-table", _folder["samples.tsv"], "--drop-failing", "--least-depth", "5000").ExitCode);
        var run = CommandLine.Run("map", "cis", "--store", store.Path, "--dataset", "counted", "--build", "GRCh38", "--genotypes", _folder["genotypes.vcf"], "--traits", _folder["traits.bed.gz"], "--permutations", "100");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(40, store.Ask<int>("select count(*)::int from egenes"));
    }

    [Fact]
    public void Wrong_thresholds_are_wrong_usage()
    {
        var run = Run("--least-share", "20");
        Assert.Equal((2, "qtlquery: --least-share 20 is out of range\n  Give a share from 0 to 1.\n"), (run.ExitCode, run.Error));
    }

    CommandLine Run(params string[] options) =>
        CommandLine.Run(["map", "prepare", "--counts", _folder["counts.tsv"], "--locations", _folder["genes.gtf"], "--output", _folder["traits.bed.gz"], .. options]);
}

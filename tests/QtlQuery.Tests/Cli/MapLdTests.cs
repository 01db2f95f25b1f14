using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Cli;

/// <summary>LD of a region by the command line.</summary>
public sealed class MapLdTests : IDisposable
{
    const string Gold = "13-ld";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // PLINK 1.9, to the last digits of a double.
    [SkippableFact]
    public void Correlations_are_those_of_PLINK()
    {
        var rows = Pairs("--region", "1:1-1000000000", "--min-r2", "0");
        var expected = ReferenceCases.Rows($"{Gold}/plink19_r.tsv").ToDictionary(row => row["variant"]);
        var variants = expected.Keys.ToList();
        Assert.Equal(variants.SelectMany((first, place) => variants.Skip(place + 1).Where(second => expected[first][second] != "NaN").Select(second => (first, second))), rows.Select(row => (row["id_1"], row["id_2"])));
        foreach (var row in rows)
            Assert.Equal(expected[row["id_1"]].Number(row["id_2"]), row.Number("r"), 1e-14);
    }

    [SkippableFact]
    public void Far_and_weak_pairs_and_those_outside_the_region_are_left_out()
    {
        var all = Pairs("--region", "1:1-1000000000", "--min-r2", "0");
        var chosen = Pairs("--region", "1:12000-40000", "--min-r2", "0.25", "--window", "10000");
        Assert.NotEmpty(chosen);
        Assert.Equal(
            all.Where(row => row.Number("position_1") >= 12_000 && row.Number("position_2") <= 40_000 && row.Number("r2") >= 0.25 && row.Number("position_2") - row.Number("position_1") <= 10_000).Select(row => (row["id_1"], row["id_2"], row["r"])),
            chosen.Select(row => (row["id_1"], row["id_2"], row["r"])));
    }

    [SkippableFact]
    public void A_region_without_variants_is_an_error()
    {
        var run = Run("--region", "2:1-1000");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("has no variant in 2:1-1000", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["ld.tsv"]));
    }

    List<Dictionary<string, string>> Pairs(params string[] options)
    {
        var run = Run(options);
        Assert.True(run.ExitCode == 0, run.Error);
        var lines = File.ReadAllLines(_folder["ld.tsv"]);
        Assert.StartsWith($"{lines.Length - 1:N0} pairs of variants in 1:", run.Error, StringComparison.Ordinal);
        return [.. lines.Skip(1).Select(line => lines[0].Split('\t').Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    CommandLine Run(params string[] options) =>
        CommandLine.Run(["map", "ld", "--genotypes", GoldGenotypes.Write(Gold, _folder["gold.vcf"]), "--output", _folder["ld.tsv"], .. options]);
}

using QtlQuery.Core;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Coloc;

namespace QtlQuery.Tests.Views;

/// <summary>Loci in the major histocompatibility complex are flagged: chr6:28,510,120-33,480,577 of GRCh38 and chr6:28,477,797-33,448,354 of GRCh37.</summary>
public sealed class MhcViewTests
{
    [Theory]
    [InlineData("GRCh38", "6", 28_000_000, 28_510_119, false)]
    [InlineData("GRCh38", "6", 28_000_000, 28_510_120, true)]
    [InlineData("GRCh38", "6", 33_480_577, 40_000_000, true)]
    [InlineData("GRCh38", "6", 33_480_578, 40_000_000, false)]
    [InlineData("GRCh38", "7", 30_000_000, 31_000_000, false)]
    [InlineData("GRCh37", "6", 28_000_000, 28_477_796, false)]
    [InlineData("GRCh37", "6", 28_000_000, 28_477_797, true)]
    [InlineData("GRCh37", "6", 33_448_354, 40_000_000, true)]
    [InlineData("GRCh37", "6", 33_448_355, 40_000_000, false)]
    [InlineData("GRCm39", "6", 30_000_000, 31_000_000, null)]
    public void A_stretch_is_in_it_where_they_share_a_base(string build, string chromosome, int first, int last, bool? expected)
    {
        using var made = new TestStore();
        Assert.Equal(expected, made.Ask<bool?>("select overlaps_mhc($build, $chromosome, $first, $last)", new { build, chromosome, first, last }));
    }

    [Fact]
    public void Loci_of_a_GWAS_and_results_of_colocalisation_say_so()
    {
        using var store = new TestStore(GenomeBuild.GRCh38);
        // Two variants of chromosome 6, 20 Mb apart, the second in the MHC.
        store.Ingest(
            store.Write("gwas.tsv", "chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\n6\t12000000\tG\tA\t0.2\t0.02\t0.25\t1.5e-23\n6\t32000000\tG\tA\t0.3\t0.02\t0.25\t7e-51\n"),
            format: "gwas_ssf", dataset: ColocStudy.Gwas, set: [("study", "S"), ("trait", "height"), ("genome_build", "GRCh38")]);
        ColocStudy.Add(store, ColocStudy.Liver, "Liver", [new(ColocStudy.Shared, "6", 12_000_000, PValue: "1.5e-23", Beta: "0.625"), new(ColocStudy.Shared, "6", 32_000_000, PValue: "7e-51", Beta: "0.9375")]);
        string[] bothWays = ["gwas_loci('S_height')", "gwas_loci_by_breaker('S_height')"];
        foreach (var loci in bothWays)
        {
            using var open = store.Open();
            Assert.Equal([(12_000_000, false), (32_000_000, true)], open.Query<(int, bool)>($"select position, in_mhc from {loci} order by position"));
        }

        var run = CommandLine.Run("coloc", "run", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--store", store.Path, "--force");
        Assert.True(run.ExitCode == 0, run.Error);
        var plot = store["plot.svg"];
        Assert.Equal(0, CommandLine.Run("coloc", "plot", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--region", "6:31500000-32500000", "--plot", plot, "--store", store.Path, "--force").ExitCode);
        Assert.Contains("overlaps the MHC", File.ReadAllText(plot), StringComparison.Ordinal);
        using var results = store.Open();
        Assert.Equal([("6:11500000-12500000", false), ("6:31500000-32500000", true)], results.Query<(string, bool)>("select locus, in_mhc from coloc_results order by locus"));
    }
}

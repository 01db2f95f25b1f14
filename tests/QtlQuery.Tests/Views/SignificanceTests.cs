using QtlQuery.Engine.Significance;
using QtlQuery.Engine.Store;
using QtlQuery.Statistics.MultipleTesting;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.RealData;

namespace QtlQuery.Tests.Views;

/// <summary><c>qtlquery significance</c>, by hand and on GTEx's own thresholds.</summary>
public sealed class SignificanceTests : IDisposable
{
    static readonly double[] HandQ = [6e-6, 0.06, 0.6];

    readonly TestStore _folder = new();

    public SignificanceTests()
    {
        _folder.Ingest(
            _folder.Write("Liver.all.tsv", NominalRow.File(
            [
                new(ThreeTissues.G1, "1", 1000, PValue: "1e-6"), new(ThreeTissues.G1, "1", 2000, PValue: "0.5"),
                new(ThreeTissues.G2, "1", 1000, PValue: "0.02"), new(ThreeTissues.G2, "1", 2000, PValue: "0.6"),
                new(ThreeTissues.G3, "1", 1000, PValue: "0.3"), new(ThreeTissues.G3, "1", 2000, PValue: "0.9"),
            ])),
            format: "eqtl_catalogue_nominal",
            dataset: "Liver",
            set: [("study", "S"), ("quantity", "ge"), ("context", "Liver"), ("genome_build", "GRCh38")]);
    }

    // Of the traits: 2e-6, 0.04, 0.6; Benjamini-Hochberg 6e-6, 0.06, 0.6. At 0.1 the threshold is (0.04 + 0.6) / 2 = 0.32, and 0.16 for a variant.
    [Theory]
    [InlineData("0.05", 1, 0.0100005, 1)]
    [InlineData("0.1", 2, 0.16, 2)]
    public void Bonferroni_and_Benjamini_Hochberg_agree_with_hand_work(string fdr, int egenes, double threshold, int pairs)
    {
        Judge("bonferroni-bh", "--fdr", fdr);
        using var store = _folder.Open();
        var q = store.Query<double>("select q_value from molecular_traits order by molecular_trait_id");
        Assert.All(HandQ.Zip(q), pair => Assert.Equal(pair.First, pair.Second, 1e-7 * pair.First));
        Assert.Equal(egenes, store.Query<long>("select count(*) from egenes")[0]);
        Assert.All(store.Query<double>("select nominal_p_value_threshold from molecular_traits"), each => Assert.Equal(threshold, each, 1e-7));
        Assert.Equal(pairs, store.Query<long>("select count(*) from significant_pairs")[0]);
    }

    [Fact]
    public void Acat_agrees_with_the_Cauchy_combination_and_gives_no_threshold_for_pairs()
    {
        Judge("acat");
        using var store = _folder.Open();
        var p = store.Query<double>("select trait_p_value from molecular_traits order by molecular_trait_id");
        double[] expected = [CauchyCombination.Of([1e-6, 0.5]), CauchyCombination.Of([0.02, 0.6]), CauchyCombination.Of([0.3, 0.9])];
        Assert.All(expected.Zip(p), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * pair.First)); // p are stored to seven digits
        Assert.All(store.Query<double?>("select nominal_p_value_threshold from molecular_traits"), Assert.Null);
        Assert.Equal([true], store.Query<bool>("select bool_and(neg_log10_p_beta is null) from molecular_traits"));
    }

    // r of 0.99 in 1,000 people is shrunk by (0.998 * 3.9602 + 4) / (1002 * 1.9602) = 0.00405 to 0.986: the larger eigenvalue, 1.986, is more than
    // 99 % of 2, so that the two variants of each trait are one test. Benjamini-Hochberg of 1e-6, 0.02, 0.3; the threshold is (0.02 + 0.3) / 2.
    [Fact]
    public void EigenMt_counts_variants_in_LD_as_one_test()
    {
        IngestLd("variant\tchr1_1000_A_G\tchr1_2000_A_G\nchr1_1000_A_G\t1\t0.99\nchr1_2000_A_G\t0.99\t1\n");
        Judge("eigenmt");
        using var store = _folder.Open();
        double[] q = [3e-6, 0.03, 0.3];
        Assert.All(q.Zip(store.Query<double>("select q_value from molecular_traits order by molecular_trait_id")), pair => Assert.Equal(pair.First, pair.Second, 1e-7 * pair.First));
        Assert.All(store.Query<double>("select nominal_p_value_threshold from molecular_traits"), each => Assert.Equal(0.16, each, 1e-7));
        Assert.Equal("LD_S", Assert.Single(store.Catalogue.Dataset("Liver").Ingests, ingest => ingest.Source == DatasetSignificance.Source).Settings["ld"]);
    }

    [Fact]
    public void EigenMt_judges_no_trait_by_LD_that_is_not_there()
    {
        IngestLd("variant\tchr1_1000_A_G\tchr1_5000_A_G\nchr1_1000_A_G\t1\t0.99\nchr1_5000_A_G\t0.99\t1\n");
        var refused = CommandLine.Run("significance", "Liver", "--method", "eigenmt", "--store", _folder.Path);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("the LD has none of its pairs of variants (3 traits)", refused.Error, StringComparison.Ordinal);
        Judge("eigenmt", "--absent-ld", "zero");
        using var store = _folder.Open();
        Assert.All(HandQ.Zip(store.Query<double>("select q_value from molecular_traits order by molecular_trait_id")), pair => Assert.Equal(pair.First, pair.Second, 1e-7 * pair.First));
    }

    [Fact]
    public void The_rule_is_kept_with_the_dataset_and_can_be_changed()
    {
        Judge("acat");
        Judge("bonferroni-bh", "--fdr", "0.1");
        var dataset = StoreCatalogue.Read(_folder.Layout).Dataset("Liver");
        var rule = Assert.Single(dataset.Ingests, ingest => ingest.Source == DatasetSignificance.Source);
        Assert.Equal(("bonferroni-bh", "0.1"), (rule.Settings["method"], rule.Settings["fdr"]));
        Assert.Equal(0, CommandLine.Run("check", "--store", _folder.Path).ExitCode);
    }

    // What was computed was not read from files, and does not stand in the way of those that were.
    [Fact]
    public void A_judged_dataset_is_still_written_as_the_file_it_came_from()
    {
        Judge("acat");
        var written = CommandLine.Run("export", "--as-source", "Liver", "--store", _folder.Path);
        Assert.Equal((0, 7), (written.ExitCode, written.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Fact]
    public void A_verdict_that_is_older_than_the_associations_is_a_problem_until_it_is_made_again()
    {
        Judge("acat");
        _folder.Ingest(
            _folder.Write("Liver.all.tsv", NominalRow.File([new(ThreeTissues.G1, "1", 1000, PValue: "1e-9"), new(ThreeTissues.G2, "1", 1000, PValue: "0.3")])),
            format: "eqtl_catalogue_nominal",
            dataset: "Liver",
            set: [("study", "S"), ("quantity", "ge"), ("context", "Liver"), ("genome_build", "GRCh38")]);
        Assert.Contains("judged before its associations", Assert.Single(StoreCheck.Run(_folder.Layout)), StringComparison.Ordinal);
        Judge("acat");
        Assert.Empty(StoreCheck.Run(_folder.Layout));
    }

    [Fact]
    public void Q_values_come_from_the_sources_own_p_values_of_traits()
    {
        _folder.Ingest(
            _folder.Write("QTD000001.permuted.tsv", "molecular_trait_object_id\tmolecular_trait_id\tn_traits\tn_variants\tvariant\tchromosome\tposition\tpvalue\tbeta\tp_perm\tp_beta\n"
                + "ENSG09900000001\tENSG09900000001\t1\t100\tchr1_1000_A_G\t1\t1000\t1e-40\t0.5\t0.001\t1e-320\nENSG09900000002\tENSG09900000002\t1\t100\tchr1_1000_A_G\t1\t1000\t0.01\t0.5\t0.5\t0.5\n"),
            format: "eqtl_catalogue_permuted",
            dataset: "Permuted",
            set: [("study", "S"), ("quantity", "ge"), ("context", "liver")]);
        Assert.Equal(0, CommandLine.Run("significance", "Permuted", "--method", "q", "--store", _folder.Path).ExitCode);
        using var store = _folder.Open();
        Assert.Equal([true, false], store.Query<bool>("select significant from molecular_traits where dataset_id = 'Permuted' order by molecular_trait_id"));
        Assert.Equal(0.5, store.Query<double>("select q_value from molecular_traits where molecular_trait_id = 'ENSG09900000002'")[0], 1e-12); // two traits: pi0 1
        Assert.Equal(320, store.Query<double>("select neg_log10_p_beta from molecular_traits where molecular_trait_id = 'ENSG09900000001'")[0], 1e-3);
    }

    [Theory]
    [InlineData("Liver", "q", "no p-value of each trait")]
    [InlineData("Liver", "eigenmt", "from LD, and the store has none")]
    [InlineData("Judged", "bonferroni-bh", "results of its source's own")]
    [InlineData("Judged", "q", "its source's own verdict")]
    [InlineData("Livr", "acat", "no dataset 'Livr'")]
    public void What_is_missing_is_said(string dataset, string method, string message)
    {
        var genes = new[] { new EGeneRow(ThreeTissues.G1, "MADEUP1", "1", 500, 1000, "1e-8", "0.5", "0.1", "0.01") };
        (string, string)[] facts = [("study", "S"), ("quantity", "ge"), ("context", "Judged"), ("genome_build", "GRCh38")];
        _folder.Ingest(_folder.Write("Judged.v8.egenes.txt", EGeneRow.File(genes)), format: "gtex_egenes", dataset: "Judged", set: facts);
        _folder.Ingest(_folder.Write("Judged.all.tsv", NominalRow.File([new(ThreeTissues.G1, "1", 1000)])), format: "eqtl_catalogue_nominal", dataset: "Judged", set: facts);
        var run = CommandLine.Run("significance", dataset, "--method", method, "--store", _folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    // INDEX.md of the published files: the six genes' nominal thresholds all stand for one adjusted p, 0.1289055.
    [SkippableFact]
    public void The_nominal_thresholds_of_GTEx_come_from_one_adjusted_p()
    {
        var lines = File.ReadAllLines(PublishedFile.At("excerpts-from-source-comments", "gtex_v8_egenes.excerpt.txt")).Select(line => line.Split('\t')).ToList();
        double Number(string[] line, string column) => double.Parse(line[Array.IndexOf(lines[0], column)], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(7, lines.Count);
        Assert.All(lines.Skip(1), line =>
        {
            var trait = new TraitP(line[0], null, null, Number(line, "beta_shape1"), Number(line, "beta_shape2"));
            var threshold = TraitVerdicts.Nominal(trait, SignificanceMethod.Q, 0.1289055);
            Assert.Equal(Number(line, "pval_nominal_threshold"), threshold!.Value, 1e-4 * threshold.Value); // shapes are printed to six digits
        });
    }

    // INDEX.md of the published files: 21,063 genes; the lines of further studies repeat them and are refused.
    [SkippableFact]
    public void Published_permutation_results_get_q_values()
    {
        var file = PublishedFile.At("enhpathy_training", "All_macrophage_eQTLs.permuted.tsv.gz");
        _folder.Ingest(file, maximumRefused: 0.8, dataset: "Macrophages", set: [("study", "M"), ("quantity", "ge"), ("context", "macrophage")]);
        Assert.Equal(0, CommandLine.Run("significance", "Macrophages", "--method", "q", "--store", _folder.Path).ExitCode);
        using var store = _folder.Open();
        var (tested, egenes) = Assert.Single(store.Query<(long, long)>("select tested_genes, egenes from egene_summary where dataset_id = 'Macrophages'"));
        Assert.Equal(21063, tested);

        // Benjamini and Hochberg's rule finds no more than Storey's, whose pi0 is below 1 here.
        var p = store.Query<double>("select p_beta from molecular_traits where dataset_id = 'Macrophages' and p_beta is not null order by 1");
        var byBenjaminiHochberg = Enumerable.Range(1, p.Count).Last(rank => p[rank - 1] <= 0.05 * rank / p.Count);
        Assert.InRange(egenes, byBenjaminiHochberg + 1, 2 * byBenjaminiHochberg);
        Assert.True(store.Query<bool>("select max(p_beta) filter (where significant) < min(p_beta) filter (where not significant) from molecular_traits where dataset_id = 'Macrophages'")[0]);
    }

    public void Dispose() => _folder.Dispose();

    void IngestLd(string matrix) => _folder.Ingest(
        _folder.Write("r.tsv", matrix), format: "ld_matrix", dataset: "LD_S", set: [("study", "S"), ("measure", "r"), ("genome_build", "GRCh38"), ("sample_size", "1000")]);

    void Judge(string method, params string[] more)
    {
        var run = CommandLine.Run(["significance", "Liver", "--method", method, "--store", _folder.Path, .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
    }
}

using System.Globalization;
using QtlQuery.Coloc.MendelianRandomisation;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Statistics;
using Side = QtlQuery.Tests.Coloc.LdStudy.Side;

namespace QtlQuery.Tests.Coloc.MendelianRandomisation;

public sealed class MrAnalysisTests
{
    static readonly Dictionary<string, string> Names = new()
    {
        ["mr_ivw"] = "ivw",
        ["mr_ivw_fe"] = "ivw_fixed_effects",
        ["mr_egger_regression"] = "egger",
        ["mr_weighted_median"] = "weighted_median",
        ["mr_simple_median"] = "simple_median",
    };

    // TwoSampleMR 0.7.9, from two GWAS in a store, which keeps seven digits: 1e-4 of an estimate. The outcome reports the other allele at every other variant.
    [SkippableTheory]
    [InlineData("one")]
    [InlineData("three")]
    [InlineData("ten")]
    [InlineData("pleiotropy")]
    public void Two_stored_GWAS_give_the_estimates_of_TwoSampleMR(string id)
    {
        var rows = ReferenceCases.Rows("11-mediation-mr-smr/mr_input.tsv").Where(row => row["id"] == id).ToList();
        using var made = new TestStore();
        // The exposure's first variant is turned beside the outcome's, and so on.
        LdStudy.AddGwas(made, "Exposure", [new(500, 0, 1, 0.25), .. Sides("exp")], 10_000);
        LdStudy.AddGwas(made, "Outcome", Sides("out"), 20_000);
        using var store = made.Open();
        var instruments = MrAnalysis.Instruments(store, new("Exposure", "Outcome") { LargestLeadP = 1, Window = 0 });
        Assert.Equal([(500, false, 15)], instruments.Where(instrument => !instrument.Kept).Select(instrument => (instrument.Variant.Position, instrument.Kept, instrument.HarmonisationCode)));
        var actual = MrAnalysis.Estimates(instruments).ToDictionary(result => result.Method);
        foreach (var row in ReferenceCases.Rows("11-mediation-mr-smr/mr_expected.tsv").Where(row => row["id"] == id && Names.ContainsKey(row["method"])))
        {
            var result = actual.GetValueOrDefault(Names[row["method"]]);
            Assert.Equal(row["b"] == "NA", result is null);
            if (result is null)
                continue;
            Assert.Equal(rows.Count, result.Variants);
            Close.To(row.Number("b"), result.Beta!.Value, 1e-4);
            Assert.Equal(row["se"] == "NA", result.StandardError is null);
            if (result.StandardError is { } error)
                Close.To(row.Number("se"), error, 1e-4);
            if (row["Q"] != "NA")
                Close.To(row.Number("Q"), result.Heterogeneity!.Value.Q, 1e-3);
        }

        Assert.Equal(rows.Count == 1, actual.ContainsKey("wald_ratio"));

        List<Side> Sides(string side) => [.. rows.Select((row, i) => new Side(1_000_000 * (i + 1), row.Number($"b_{side}"), row.Number($"se_{side}"), 0.25))];
    }

    // z of -10 and 4 in 1,000 and 2,000 people: r² is 100 / 1098 and 16 / 2014.
    [Fact]
    public void The_direction_is_that_of_the_trait_that_the_instruments_explain_more_of()
    {
        using var made = new TestStore();
        LdStudy.AddGwas(made, "Exposure", [new(1_000_000, -1, 0.1, 0.25)], 1000);
        LdStudy.AddGwas(made, "Outcome", [new(1_000_000, 0.4, 0.1, 0.25)], 2000);
        using var store = made.Open();
        var steiger = MrAnalysis.Estimates(MrAnalysis.Instruments(store, new("Exposure", "Outcome"))).Single(result => result.Method == "steiger").Steiger!.Value;
        Assert.True(steiger.DirectionIsFromExposure);
        Assert.Equal(100.0 / 1098, steiger.ExposureR2, 1e-6);
        Assert.Equal(16.0 / 2014, steiger.OutcomeR2, 1e-6);
    }

    [Fact]
    public void The_instruments_of_a_gene_are_its_independent_signals_or_else_its_lead()
    {
        using var made = Genes();
        using var store = made.Open();
        var instruments = MrAnalysis.Instruments(store, new(LdStudy.Dataset, "Outcome") { Traits = [LdStudy.Trait, "ENSG09900000002"] });
        Assert.Equal(
            [(LdStudy.Trait, 1, 1_000_000, 0.5, true), (LdStudy.Trait, 2, 1_005_000, -0.25, true), ("ENSG09900000002", null, 1_003_000, 0.625, true)],
            instruments.Select(instrument => (instrument.MolecularTraitId!, instrument.SignalRank, instrument.Variant.Position, instrument.Effect.ExposureBeta, instrument.Kept)));
        // Effects on the outcome of 0.1 for G at 1000000, of 0.05 at 1005000, of 0.2 at 1003000: of A where the file says so.
        Assert.Equal([0.1, 0.05, 0.2], instruments.Select(instrument => instrument.Effect.OutcomeBeta));
        var estimates = MrAnalysis.Estimates(instruments);
        // (0.5 · 0.1 - 0.25 · 0.05) / (0.5² + 0.25²), as both errors are the same.
        Assert.Equal(0.0375 / 0.3125, estimates.Single(result => result.Method == "ivw").Beta!.Value, 1e-7);
        Assert.Equal(0.2 / 0.625, estimates.Single(result => result.Method == "wald_ratio").Beta!.Value, 1e-7);
    }

    // z of 10, 8, 9 and 7: the second and the fourth are in LD with the first, by 0.1² and by 0.04², the fourth with the third by more.
    [Fact]
    public void Of_instruments_in_LD_the_strongest_is_taken()
    {
        using var made = new TestStore();
        int[] positions = [1_000_000, 1_600_000, 2_200_000, 2_800_000];
        foreach (var name in new[] { "Exposure", "Outcome" })
            LdStudy.AddGwas(made, name, [.. positions.Zip([1.0, 0.8, 0.9, 0.7], (position, beta) => new Side(position, beta, 0.1, 0.25))], 1000);
        LdStudy.AddPanel(made, LdStudy.Panel, new[,] { { 1, 0.1, 0.02, 0.04 }, { 0.1, 1, 0, 0 }, { 0.02, 0, 1, 0.5 }, { 0.04, 0, 0.5, 1 } }, positions);
        using var store = made.Open();
        var request = new MrRequest("Exposure", "Outcome") { Ld = LdStudy.Panel };
        Assert.Equal(
            [(1_000_000, true, null), (1_600_000, false, 1_000_000), (2_200_000, true, null), (2_800_000, false, 1_000_000)],
            MrAnalysis.Instruments(store, request).Select(instrument => (instrument.Variant.Position, instrument.Kept, instrument.InLdWith?.Position)));
        Assert.Equal([null, null, null, 2_200_000], MrAnalysis.Instruments(store, request with { LargestR2 = 0.1 }).Select(instrument => instrument.InLdWith?.Position));
        Assert.All(MrAnalysis.Instruments(store, request with { Ld = null }), instrument => Assert.True(instrument.Kept));
        Assert.Contains("2 in LD with a stronger one by Panel.", CommandLine.Run("mr", "--exposure", "Exposure", "--outcome", "Outcome", "--store", made.Path, "--force").Error, StringComparison.Ordinal);
    }

    // The outcome counts the other allele of the first, and cannot say which of the palindromic second: A of 0.45 may be T of 0.45.
    [Fact]
    public void Effects_are_of_the_same_allele_and_a_palindromic_instrument_of_a_frequency_near_one_half_is_not_used()
    {
        using var made = new TestStore();
        foreach (var (name, first, second) in new[] { ("Exposure", "G\tA\t1\t0.1\t0.1", "0.45"), ("Outcome", "A\tG\t0.5\t0.1\t0.9", "0.55") })
        {
            made.Ingest(
                made.Write($"{name}.tsv", $"chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\n1\t500\t{first}\t1e-20\n1\t1000\tA\tT\t1\t0.1\t{second}\t1e-20\n1\t2000\tA\tT\t1\t0.1\t0.1\t1e-20\n"),
                format: "gwas_ssf", dataset: name, set: [("study", "S"), ("trait", name), ("genome_build", "GRCh38")]);
        }

        using var store = made.Open();
        Assert.Equal(
            [(500, true, 11, -0.5), (1000, false, 18, null), (2000, true, 1, 1)],
            MrAnalysis.Instruments(store, new("Exposure", "Outcome") { Window = 0 }).Select(instrument => (instrument.Variant.Position, instrument.Kept, instrument.HarmonisationCode, instrument.Kept ? instrument.Effect.OutcomeBeta : (double?)null)));
    }

    [Fact]
    public void A_user_sees_the_estimates_or_the_instruments()
    {
        using var store = Genes();
        string[] mr = ["mr", "--exposure", LdStudy.Dataset, "--trait", LdStudy.Trait, "--outcome", "Outcome", "--store", store.Path, "--format", "csv"];
        Golden.Check("cli/mr.txt", CommandLine.Run([.. mr, "--force"]).Transcript());
        Golden.Check("cli/mr-by-variant.txt", CommandLine.Run([.. mr, "--force", "--by-variant"]).Transcript());
        Golden.Check("cli/mr-errors.txt", string.Concat(
            CommandLine.Run(mr).Transcript(),
            CommandLine.Run("mr", "--exposure", LdStudy.Dataset, "--outcome", "Outcome", "--store", store.Path).Transcript(),
            CommandLine.Run("mr", "--exposure", "Outcome", "--outcome", LdStudy.Dataset, "--store", store.Path).Transcript()));
    }

    [Fact]
    public void Exposure_and_outcome_may_be_files_without_a_store()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, beta) in new[] { ("exposure", "1"), ("outcome", "0.25") })
            File.WriteAllText(folder[$"{name}.tsv"], $"chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\n1\t1000\tG\tA\t{beta}\t0.1\t0.25\t1e-20\n");
        var run = CommandLine.Run("mr", "--exposure", folder["exposure.tsv"], "--outcome", folder["outcome.tsv"], "--build", "GRCh38", "--force", "--format", "ndjson");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("\"method\":\"wald_ratio\",\"variants\":1,\"beta\":0.25,\"standard_error\":0.1,", run.Output, StringComparison.Ordinal);
    }

    static TestStore Genes()
    {
        var store = new TestStore();
        int[] positions = [.. Enumerable.Range(0, 10).Select(i => 1_000_000 + 1000 * i)];
        double[] outcome = [0.1, 0.01, 0.01, 0.2, 0.01, 0.05, 0.01, 0.01, 0.01, 0.01];
        LdStudy.AddGwas(store, "Outcome", [.. positions.Zip(outcome, (position, beta) => new Side(position, beta, 0.01, 0.25))], 20_000);
        ColocStudy.Add(store, LdStudy.Dataset, "Liver", positions.SelectMany(position => new[] { LdStudy.Trait, "ENSG09900000002" }.Select(trait =>
            LdStudy.Row(trait, new(position, position == 1_003_000 ? 0.625 : 0.0625, 0.0625, 0.25), 200))));
        string Signal(int position, double beta, int rank) => string.Create(CultureInfo.InvariantCulture, $"{LdStudy.Trait}.3\t1263\t1.25\t48.5\t295.5\t1.25e-05\tchr1_{position}_A_G_b38\t-435\t275\t282\t0.25\t1\t2.5e-16\t{beta}\t0.0625\t0.0003\t0.0005\t{rank}");
        store.Ingest(
            store.Write("signals.txt", $"phenotype_id\tnum_var\tbeta_shape1\tbeta_shape2\ttrue_df\tpval_true_df\tvariant_id\ttss_distance\tma_samples\tma_count\tmaf\tref_factor\tpval_nominal\tslope\tslope_se\tpval_perm\tpval_beta\trank\n{Signal(1_000_000, 0.5, 1)}\n{Signal(1_005_000, -0.25, 2)}\n"),
            format: "tensorqtl_cis_independent", dataset: LdStudy.Dataset, set: [("study", "S"), ("quantity", "ge"), ("context", "Liver")]);
        return store;
    }
}

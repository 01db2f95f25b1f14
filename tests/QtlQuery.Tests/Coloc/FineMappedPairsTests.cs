using QtlQuery.Coloc;
using QtlQuery.Coloc.FineMapping;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Statistics;
using Side = QtlQuery.Tests.Coloc.LdStudy.Side;

namespace QtlQuery.Tests.Coloc;

/// <summary>Both sides fine-mapped with the LD of the store, from files to posteriors.</summary>
public sealed class FineMappedPairsTests(FineMappedPairsTests.Studies studies) : IClassFixture<FineMappedPairsTests.Studies>
{
    const string Folder = "03-susie-rss/";

    /// <summary>bp from one variant of the reference to the next.</summary>
    const int Step = 100;

    static readonly int[] Positions = [.. Enumerable.Range(0, 40).Select(i => 1_000_000 + 1000 * i)];
    static readonly double[,] R = LdStudy.Decaying(40, 0.8);

    // coloc.susie of coloc 6.0.1; the store keeps seven digits, and the fit stops at 1e-6 where the reference went on to 1e-10.
    [SkippableTheory]
    [InlineData("B_shared", "B")]
    [InlineData("B_one_shared_one_distinct", "B")]
    [InlineData("A_distinct", "A")]
    [InlineData("A_partial_snps", "A")]
    public void SuSiE_pairs_of_stored_sides_have_the_posteriors_of_coloc_susie(string id, string ld)
    {
        var results = Run(studies.Reference(id, ld), PairMethod.Susie, ColocalisationPriors.SignalDefault).ToDictionary(result => (result.Signal, result.GwasSignal));
        var expected = ReferenceCases.Rows($"{Folder}coloc_susie/{id}.default.summary.tsv");
        Assert.Equal(expected.Count, results.Values.Count(result => result.Refusal is null));
        Assert.All(results.Values, result => Assert.Contains(result.Refusal, new[] { null, "signal_not_covered" }));
        foreach (var row in expected)
        {
            var result = results[($"L{row["idx1"]}", $"L{row["idx2"]}")];
            Assert.Equal(row.Number("nsnps"), result.VariantsShared);
            AssertPosteriors(row, result.Sums!.Value.Posteriors(result.Priors));
        }
    }

    // The reference's alpha is the share of each variant in the Bayes factors of its signal, as all variants are alike beforehand.
    [SkippableFact]
    public void Signals_of_a_stored_trait_are_those_of_susie_rss()
    {
        using var store = studies.Reference("B_shared", "B").Open();
        var factors = ReferenceCases.Rows($"{Folder}coloc_susie/B_shared.d1.lbf_variable.tsv");
        var signals = SusieFineMapping.Run(store, new(null, [LdStudy.Dataset], [new("1", 1_000_000, 1_100_000)]) { TraitSd = 1 });
        Assert.Equal(["L1", "L2"], signals.Select(signal => signal.Signal));
        foreach (var signal in signals)
        {
            double[] weights = [.. factors.Select(row => Math.Exp(row.Number(signal.Signal!)))];
            foreach (var variant in signal.Variants)
                Assert.Equal(weights[(variant.Position - 1_000_000) / Step - 1] / weights.Sum(), variant.Posterior, 1e-4);
            Assert.Equal(1, signal.Variants.Sum(variant => variant.Posterior), 1e-9);
            Assert.True(signal.Purity >= 0.5);
        }
    }

    [SkippableFact]
    public void A_GWAS_without_a_credible_set_is_named() =>
        Assert.Equal(("gwas_no_credible_set", null), (Run(studies.Reference("A_none", "A"), PairMethod.Susie, ColocalisationPriors.SignalDefault).Single() is var result ? (result.Refusal, result.Signal) : default));

    // coloc.signals, method cond, each signal given all others. Its H3 counts each variant paired with itself, which is added here.
    [SkippableTheory]
    [InlineData("B_shared", "B")]
    [InlineData("B_one_shared_one_distinct", "B")]
    [InlineData("A_distinct", "A")]
    public void Conditional_pairs_of_stored_sides_have_the_posteriors_of_coloc_signals(string id, string ld)
    {
        var names = ReferenceCases.Rows($"{Folder}coloc_susie/{id}.d1.tsv").ToDictionary(row => row["snp"], row => $"chr1_{1_000_000 + (int)row.Number("position")}_A_G");
        var results = Run(studies.Reference(id, ld), PairMethod.Conditional, ColocalisationPriors.Default).ToDictionary(result => (result.Signal, result.GwasSignal));
        var expected = ReferenceCases.Rows($"{Folder}coloc_signals/{id}.cond.allbutone.summary.tsv");
        Assert.Equal(expected.Count, results.Count);
        foreach (var row in expected)
        {
            // The GWAS names the alleles of odd variants the other way round.
            var result = results.Single(each => each.Key.Signal == names[row["hit1"]] && Position(each.Key.GwasSignal!) == Position(names[row["hit2"]])).Value;
            var sums = result.Sums!.Value;
            AssertPosteriors(row, (sums with { A3 = LogSum.Of(sums.A3, sums.A12) }).Posteriors(result.Priors));
        }
    }

    [Fact]
    public void Two_signals_of_a_trait_are_told_apart_by_either_method()
    {
        foreach (var (method, first, second) in new[] { (PairMethod.Susie, "L1", "L2"), (PairMethod.Conditional, "chr1_1010000_A_G", "chr1_1030000_A_G") })
        {
            var results = Run(studies.MadeUp, method, ColocalisationPriors.SignalDefault).OrderBy(result => result.Signal, StringComparer.Ordinal).ToList();
            Assert.Equal([first, second], results.Select(result => result.Signal));
            Assert.All(results, result => Assert.Equal((method, 40), (result.Method, result.VariantsShared)));
            Assert.True(results[0].Posteriors!.Value.H4 > 0.99);
            Assert.True(results[1].Posteriors!.Value.H3 > 0.99);
            Assert.Equal(1_010_000, results[0].Likeliest!.Position);
        }
    }

    // Of a disease, effects are conditioned on another scale and brought back. One signal is conditioned on nothing, so that the sums are those of coloc.abf; of
    // two, the ones that are left lie where they were put.
    [Fact]
    public void Log_odds_are_conditioned_as_effects_on_a_trait_of_0_and_1()
    {
        // A fifth of cases: a log odds ratio has 1 / (0.2 · 0.8) times the variance that an effect on a trait of standard deviation 1 has.
        List<Side> LogOdds(params (int, double)[] causal) => [.. LdStudy.Effects(R, Positions, 5000, causal).Select(side => side with { Beta = side.Beta * 2.5, StandardError = side.StandardError * 2.5 })];
        using var made = LdStudy.Make(LdStudy.Effects(R, Positions, 500, (10, 9)), 500, LogOdds((10, 10)), 5000, R, Positions);
        LdStudy.AddGwas(made, "Two", LogOdds((10, 10), (30, -9)), 5000);
        using var store = made.Open();
        var disease = new ColocRequest(LdStudy.Gwas, [LdStudy.Dataset], [new("1", 1_000_000, 1_100_000)]) { GwasKind = TraitKind.CaseControl, TraitSd = 1, CaseFraction = 0.2 };
        var (abf, one) = (Colocalisation.Run(store, disease).Results.Single(), Colocalisation.Run(store, disease with { Method = PairMethod.Conditional }).Results.Single());
        Assert.Equal(abf.Sums!.Value.A2, one.Sums!.Value.A2, 1e-9);
        Assert.Equal(abf.Sums.Value.A12, one.Sums.Value.A12, 1e-9);
        var two = Colocalisation.Run(store, disease with { Gwas = "Two", Method = PairMethod.Conditional }).Results.OrderBy(result => Position(result.GwasSignal!), StringComparer.Ordinal).ToList();
        Assert.Equal(["1010000", "1030000"], two.Select(result => Position(result.GwasSignal!)));
        Assert.True(two[0].Posteriors!.Value.H4 > 0.99);
        Assert.True(two[1].Posteriors!.Value.H3 > 0.99);
        Assert.Equal("gwas_no_case_fraction", Colocalisation.Run(store, disease with { CaseFraction = null, Method = PairMethod.Conditional }).Results.Single().Refusal);
    }

    [Theory]
    [InlineData("pairs", "gwas_ld_pairs_missing")]
    [InlineData("r2", "gwas_ld_without_sign")]
    [InlineData("indefinite", "gwas_ld_not_positive_definite")]
    [InlineData("other", "gwas_ld_contradicts_statistics")]
    [InlineData("elsewhere", "gwas_no_ld")]
    public void LD_that_cannot_be_used_is_a_reason_in_the_row(string flaw, string expected)
    {
        var r = (double[,])R.Clone();
        if (flaw == "pairs")
            r[3, 30] = r[30, 3] = double.NaN;
        if (flaw == "indefinite")
            r[3, 30] = r[30, 3] = 0.9;
        // LD of other alleles: nearly all of one sign, where the statistics have both.
        if (flaw == "other")
            r = LdStudy.Decaying(40, 0.99999);
        using var made = studies.MadeUp.Copy();
        LdStudy.AddPanel(made, LdStudy.Panel, r, flaw == "elsewhere" ? [.. Positions.Select(position => position + 1)] : Positions, flaw == "r2" ? "r2" : "r");
        foreach (var method in flaw == "other" ? new[] { PairMethod.Susie } : [PairMethod.Susie, PairMethod.Conditional])
        {
            var result = Assert.Single(Run(made, method, ColocalisationPriors.SignalDefault));
            Assert.Equal((expected, null, null), (result.Refusal, result.Sums, result.Signal));
        }
    }

    [Fact]
    public void A_user_runs_each_method_and_finds_their_results_side_by_side()
    {
        using var store = studies.MadeUp.Copy();
        string[] run = ["coloc", "run", "--gwas", LdStudy.Gwas, "--gwas-sd", "1", "--region", "1:1000000-1039000", "--store", store.Path, "--force", "--format", "csv"];
        Golden.Check("cli/coloc-run-susie.txt", CommandLine.Run([.. run, "--method", "susie"]).Transcript());
        Golden.Check("cli/coloc-run-conditional.txt", CommandLine.Run([.. run, "--method", "conditional", "--ld", LdStudy.Panel]).Transcript());
        Assert.Equal((2L, 2L), store.Ask<(long, long)>("select count(*) filter (method = 'coloc.susie'), count(*) filter (method = 'coloc.signals') from coloc_results"));
    }

    [Fact]
    public void A_user_sees_each_signal_with_its_set()
    {
        var store = studies.MadeUp;
        string[] finemap = ["coloc", "finemap", "--method", "susie", "--gwas", LdStudy.Gwas, "--gwas-sd", "1", "--dataset", LdStudy.Dataset, "--region", "1:1000000-1039000", "--store", store.Path];
        Golden.Check("cli/coloc-finemap-susie.txt", CommandLine.Run([.. finemap, "--format", "csv"]).Transcript());
        using var without = LdStudy.Make(LdStudy.Effects(R, Positions, 500), 500, LdStudy.Effects(R, Positions, 5000, (10, 10)), 5000, R, Positions);
        var nothing = CommandLine.Run("coloc", "finemap", "--method", "susie", "--dataset", LdStudy.Dataset, "--region", "1:1000000-1039000", "--store", without.Path, "--format", "ndjson").Output;
        Assert.Contains("\"refusal\":\"no_credible_set\"", nothing, StringComparison.Ordinal);
    }

    [Fact]
    public void Which_LD_is_meant_is_asked_for_and_results_by_other_LD_are_computed_again()
    {
        using var store = studies.MadeUp.Copy();
        string[] run = ["coloc", "run", "--gwas", LdStudy.Gwas, "--gwas-sd", "1", "--loci", "leads", "--window", "30000", "--method", "susie", "--store", store.Path, "--force", "--format", "tsv"];
        Assert.Equal(0, CommandLine.Run(run).ExitCode);
        Assert.Contains("1 dataset(s) had theirs already", CommandLine.Run(run).Error, StringComparison.Ordinal);
        LdStudy.AddPanel(store, "Other", LdStudy.Decaying(40, 0.7), Positions);
        Golden.Check("cli/coloc-run-ld-errors.txt", CommandLine.Run(run).Transcript() + CommandLine.Run([.. run, "--ld", LdStudy.Gwas]).Transcript());
        Assert.DoesNotContain("had theirs already", CommandLine.Run([.. run, "--ld", "Other"]).Error, StringComparison.Ordinal);
        using var without = ColocStudy.Store.Open();
        Assert.Contains("no LD", Assert.ThrowsAny<Exception>(() => Colocalisation.Run(without, ColocStudy.Request with { Method = PairMethod.Susie })).Message, StringComparison.Ordinal);
    }

    /// <summary>Stores that tests read; one that changes something copies it first.</summary>
    public sealed class Studies : IDisposable
    {
        readonly Dictionary<string, TestStore> _references = [];

        /// <summary>The trait has signals at variants 10 and 30, the GWAS at 10.</summary>
        internal TestStore MadeUp { get; } =
            LdStudy.Make(LdStudy.Effects(R, Positions, 500, (10, 9), (30, -8)), 500, LdStudy.Effects(R, Positions, 5000, (10, 10)), 5000, R, Positions);

        internal TestStore Reference(string id, string ld)
        {
            if (!_references.TryGetValue(id, out var store))
                _references[id] = store = Make(id, ld);
            return store;
        }

        public void Dispose()
        {
            foreach (var store in _references.Values.Append(MadeUp))
                store.Dispose();
        }

        static TestStore Make(string id, string ld)
        {
            var rows = ReferenceCases.Rows($"{Folder}ld_{ld}.tsv");
            var d1 = ReferenceCases.Rows($"{Folder}coloc_susie/{id}.d1.tsv");
            var r = new double[rows.Count, rows.Count];
            for (var i = 0; i < rows.Count; i++)
            {
                for (var j = 0; j < rows.Count; j++)
                    r[i, j] = rows[i].Number(rows[j]["snp"]);
            }

            return LdStudy.Make(Sides(d1), 600, Sides(ReferenceCases.Rows($"{Folder}coloc_susie/{id}.d2.tsv")), 5000, r, [.. rows.Select((_, i) => 1_000_000 + Step * (i + 1))]);
        }
    }

    static List<Side> Sides(List<Dictionary<string, string>> rows) =>
        [.. rows.Select(row => new Side(1_000_000 + (int)row.Number("position"), row.Number("beta"), Math.Sqrt(row.Number("varbeta")), row.Number("MAF")))];

    static IReadOnlyList<ColocResult> Run(TestStore made, string method, ColocalisationPriors priors)
    {
        using var store = made.Open();
        return Colocalisation.Run(store, new(LdStudy.Gwas, [LdStudy.Dataset], [new("1", 1_000_000, 1_100_000)]) { GwasSd = 1, TraitSd = 1, Method = method, Priors = priors }).Results;
    }

    static void AssertPosteriors(Dictionary<string, string> expected, ColocalisationPosteriors actual)
    {
        Assert.Equal(expected.Number("PP.H3.abf"), actual.H3, 2e-5);
        Assert.Equal(expected.Number("PP.H4.abf"), actual.H4, 2e-5);
        Assert.Equal(Math.Log(expected.Number("PP.H4.abf")), actual.LogH4, 0.01);
    }

    static string Position(string variantId) => variantId.Split('_')[1];
}

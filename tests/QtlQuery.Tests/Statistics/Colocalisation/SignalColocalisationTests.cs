using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Statistics.FineMapping;
using QtlQuery.Tests.Statistics.FineMapping;

namespace QtlQuery.Tests.Statistics.Colocalisation;

public sealed class SignalColocalisationTests
{
    const string Folder = "03-susie-rss/";

    [SkippableFact]
    public void Pairs_of_given_Bayes_factors_agree_with_coloc_bf_bf()
    {
        var rows = ReferenceCases.Rows(Folder + "coloc_bf_bf/input.tsv");
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        var pairs = SignalColocalisation.Pairs([rows.Column("bf1_row1")!, rows.Column("bf1_row2")!], [rows.Column("bf2_row1")!], all, all);
        Agree(ReferenceCases.Rows(Folder + "coloc_bf_bf/summary.tsv"), pairs, ColocalisationPriors.SignalDefault, [0, 1], [0], 1e-12);
    }

    [SkippableFact]
    public void Pairs_of_SuSiE_s_signals_agree_with_coloc_susie()
    {
        foreach (var scenario in ReferenceFile.Json(Folder + "coloc_susie.json"))
        {
            var id = scenario.Text("id");
            var (rows1, fit1) = Fit(id, "d1", scenario.Text("ld"), scenario.Number("N1"));
            var (rows2, fit2) = Fit(id, "d2", scenario.Text("ld"), scenario.Number("N2"));
            int[] effects1 = [.. fit1.CredibleSets.Select(set => set.Effect)], effects2 = [.. fit2.CredibleSets.Select(set => set.Effect)];
            Assert.Equal(scenario.GetProperty("cs_index1").EnumerateArray().Select(index => index.GetInt32() - 1), effects1);
            Assert.Equal(scenario.GetProperty("cs_index2").EnumerateArray().Select(index => index.GetInt32() - 1), effects2);

            var (shared1, shared2) = Shared(rows1, rows2);
            var pairs = SignalColocalisation.Pairs(
                [.. effects1.Select(effect => fit1.Effects[effect].LogBayesFactors)],
                [.. effects2.Select(effect => fit2.Effects[effect].LogBayesFactors)],
                shared1,
                shared2);
            Assert.Equal(scenario.Number("n_pairs"), pairs.Count(pair => pair.Sums is not null));
            if (pairs.Length == 0)
                continue;

            var expected = ReferenceCases.Rows($"{Folder}coloc_susie/{id}.{scenario.Text("priors")}.summary.tsv");
            Agree(expected, pairs, ColocScenario.Of(scenario), effects1, effects2, 1e-5);
        }
    }

    [Fact]
    public void A_signal_of_which_the_other_dataset_sees_too_little_is_not_paired()
    {
        var pair = Assert.Single(SignalColocalisation.Pairs([[10, 0, 0]], [[0, 0]], [1, 2], [0, 1]));
        Assert.Null(pair.Sums);
        Close.To(2 / (2 + Math.Exp(10)), pair.Overlap1);
        Assert.Equal(1, pair.Overlap2);
    }

    static (List<Dictionary<string, string>> Rows, SusieFit Fit) Fit(string id, string dataset, string ldName, double? size)
    {
        var rows = ReferenceCases.Rows($"{Folder}coloc_susie/{id}.{dataset}.tsv");
        var names = ReferenceCases.Rows($"{Folder}ld_{ldName}.tsv").Select(row => row["snp"]).ToList();
        var ld = SusieCase.LdOf(ldName);
        int[] index = [.. rows.Select(row => names.IndexOf(row["snp"]))];
        var part = new LdMatrix([.. index.SelectMany(i => index.Select(j => ld[i, j]))], index.Length);
        double[] z = [.. rows.Select(row => row.Number("beta") / Math.Sqrt(row.Number("varbeta")))];
        var fit = Susie.Fit(z, part, size, new SusieOptions { Tolerance = 1e-10, MaximalRounds = 1000 }).Fit!;

        var expected = ReferenceCases.Rows($"{Folder}coloc_susie/{id}.{dataset}.lbf_variable.tsv");
        for (var effect = 0; effect < fit.Effects.Length; effect++)
        {
            var want = expected.Column($"L{effect + 1}")!;
            var have = fit.Effects[effect].LogBayesFactors;
            for (var i = 0; i < want.Length; i++)
                Assert.True(Math.Abs(want[i] - have[i]) < 1e-5, $"{id} {dataset} L{effect + 1} {i}: {want[i]:R}, {have[i]:R}");
        }

        return (rows, fit);
    }

    static (int[] First, int[] Second) Shared(List<Dictionary<string, string>> rows1, List<Dictionary<string, string>> rows2)
    {
        var names2 = rows2.Select(row => row["snp"]).ToList();
        int[] first = [.. Enumerable.Range(0, rows1.Count).Where(i => names2.Contains(rows1[i]["snp"]))];
        return (first, [.. first.Select(i => names2.IndexOf(rows1[i]["snp"]))]);
    }

    static void Agree(
        List<Dictionary<string, string>> expected, SignalPair[] pairs, ColocalisationPriors priors, int[] effects1, int[] effects2, double tolerance)
    {
        foreach (var row in expected)
        {
            var pair = pairs.Single(pair => effects1[pair.First] + 1 == row.Number("idx1") && effects2[pair.Second] + 1 == row.Number("idx2"));
            var actual = pair.Sums!.Value.Posteriors(priors);
            Assert.Equal(row.Number("nsnps"), pair.Sums.Value.Variants);
            Close.To(row.Number("PP.H0.abf"), actual.H0, tolerance);
            Close.To(row.Number("PP.H1.abf"), actual.H1, tolerance);
            Close.To(row.Number("PP.H2.abf"), actual.H2, tolerance);
            Close.To(row.Number("PP.H4.abf"), actual.H4, tolerance);

            // coloc's H3 is a difference of nearly equal numbers where one variant is shared.
            Assert.True(Math.Abs(row.Number("PP.H3.abf") - actual.H3) <= tolerance * row.Number("PP.H3.abf") + 1e-12, $"{row["PP.H3.abf"]}, {actual.H3:R}");
        }
    }
}

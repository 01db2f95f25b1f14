using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.Colocalisation;

/// <summary>Against hyprcoloc 0.0.2, to 1e-8.</summary>
public sealed class HyPrColocTests
{
    const string Folder = "16-hyprcoloc/";

    [SkippableFact]
    public void Clusters_agree_with_hyprcoloc()
    {
        foreach (var run in ReferenceCases.Rows(Folder + "expected.tsv").Where(row => row["config"] != "nobb").GroupBy(row => (row["scenario"], row["config"])))
        {
            var (_, traits) = Traits(run.Key.Item1);
            var clusters = HyPrColoc.Clusters(traits, Options(run.Key.Item2));
            Assert.Equal(run.Count(), clusters.Length);
            foreach (var (row, cluster) in run.Zip(clusters))
            {
                Assert.Equal(row["traits"] != "None", cluster.IsCluster);

                // Of the last two traits of a set, each is as far from the other: by alignment, rounding decides which one hyprcoloc leaves over.
                if (run.Key.Item2 == "align" && !cluster.IsCluster)
                    continue;

                Close.To(row.Number("regional_prob"), cluster.RegionalProbability, 1e-8);
                var names = string.Join(", ", cluster.Traits.Select(trait => $"T{trait + 1}"));
                if (cluster.IsCluster)
                {
                    Assert.Equal(row["traits"], names);
                    Agree(row, cluster.Evidence!, Traits(run.Key.Item1).Names);
                }
                else
                {
                    Assert.Equal(row["dropped_trait"], names);
                }
            }
        }
    }

    [SkippableFact]
    public void All_traits_at_once_agree_with_hyprcoloc()
    {
        foreach (var row in ReferenceCases.Rows(Folder + "expected.tsv").Where(row => row["config"] == "nobb" && row["posterior_prob"] != "NA"))
        {
            var (names, traits) = Traits(row["scenario"]);
            var evidence = HyPrColoc.Evidence(traits, new());
            Close.To(row.Number("regional_prob"), evidence.Regional, 1e-8);
            Agree(row, evidence, names);
        }
    }

    [SkippableFact]
    public void Scores_of_variants_agree_with_hyprcoloc()
    {
        foreach (var scores in ReferenceCases.Rows(Folder + "snpscores.tsv").GroupBy(row => row["scenario"]))
        {
            var (names, traits) = Traits(scores.Key);
            var clusters = HyPrColoc.Clusters(traits, new());
            foreach (var row in scores)
            {
                var evidence = clusters[(int)row.Number("iteration") - 1].Evidence!;
                var share = evidence.VariantShares[names.IndexOf(row["snp"])];
                if (row.Number("score") > 1e-300)
                    Close.To(row.Number("score"), share, 1e-8);
            }
        }
    }

    static void Agree(Dictionary<string, string> row, HyPrColocEvidence evidence, List<string> names)
    {
        Close.To(row.Number("posterior_prob"), evidence.Posterior, 1e-8);
        Assert.Equal(row["candidate_snp"], names[evidence.Candidate]);
        Close.To(row.Number("posterior_explained_by_snp"), evidence.VariantShares[evidence.Candidate], 1e-8);
    }

    static (List<string> Names, double[][] Traits) Traits(string scenario)
    {
        var rows = ReferenceCases.Rows($"{Folder}{scenario}.input.tsv");
        var traits = Enumerable.Range(1, (rows[0].Count - 1) / 2).Select(trait =>
        {
            var (beta, se) = (rows.Column($"beta_T{trait}")!, rows.Column($"se_T{trait}")!);
            var priorSd = ApproximateBayesFactor.PriorSd(trait % 2 == 0 ? TraitKind.CaseControl : TraitKind.Quantitative, traitSd: 1);
            return beta.Zip(se, (b, s) => ApproximateBayesFactor.Log(b, s, priorSd)).ToArray();
        });
        return ([.. rows.Select(row => row["snp"])], [.. traits]);
    }

    static HyPrColocOptions Options(string config) => config switch
    {
        "default" => new(),
        "uniform" => new() { UniformPriors = true },
        "priorc05" => new() { PriorC = 0.05 },
        "prior12" => new() { PriorC = HyPrColocOptions.PriorCOf(1e-4, 1e-5) },
        "prior1_1e3" => new() { Prior1 = 1e-3 },
        "align" => new() { SelectByAlignment = true },
        "thresh" => new() { RegionalThreshold = 0.7, AlignmentThreshold = 0.7 },
        _ => throw new ArgumentOutOfRangeException(nameof(config), config, "no such config"),
    };
}

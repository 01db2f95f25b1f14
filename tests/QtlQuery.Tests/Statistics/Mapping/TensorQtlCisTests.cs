using QtlQuery.Statistics.Genotypes;
using QtlQuery.Statistics.MultipleTesting;
using QtlQuery.Statistics.Permutations;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Statistics.Mapping;

/// <summary>tensorQTL's cis functions, fed with doubles, against ours put together in the plainest way.</summary>
public sealed class TensorQtlCisTests
{
    const string Folder = "17-tensorqtl-cis";

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(5)]
    public void Nominal_statistics_and_frequencies_agree(int covariates)
    {
        var set = CisSet.Read(covariates);
        foreach (var row in ReferenceCases.Rows($"{Folder}/nominal_float64.tsv").Where(row => row.Number("covariates") == covariates))
        {
            var filled = set.Filled[row["variant_id"]];
            Assert.Equal(row.Number("af"), AlleleCounts.Of(filled).AltFrequency, 1e-14);
            Assert.Equal(row.Number("ma_samples"), AlleleCounts.Of(filled).MinorCarriers);
            Assert.Equal(row.Number("ma_count"), AlleleCounts.TensorQtlMinorCount(filled));

            var effect = LinearEffect.Of(set.Traits[row["phenotype_id"]], set.Genotypes[row["variant_id"]], set.Basis.Df);
            if (double.IsNaN(row.Number("slope_se")))
            {
                Assert.Equal(double.NaN, effect.T); // monomorphic
                continue;
            }

            Assert.Equal(row.Number("dof"), effect.Df);
            Assert.Equal(row.Number("slope"), effect.Slope, 1e-10 * row.Number("slope_se"));
            Assert.Equal(row.Number("tstat"), effect.T, 1e-10 * Math.Max(1, Math.Abs(effect.T)));
            Close.To(row.Number("slope_se"), effect.StandardError, 1e-7); // single precision there
            Close.To(row.Number("pval_nominal"), Math.Exp(effect.LogP), 1e-10);
        }
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(5)]
    public void Permutations_with_given_indices_agree(int covariates)
    {
        var set = CisSet.Read(covariates);
        var orders = Orders();
        var strongest = ReferenceCases.Rows($"{Folder}/r2_perm_float64.tsv");
        foreach (var row in ReferenceCases.Rows($"{Folder}/permutation.tsv").Where(row => row["precision"] == "float64" && row.Number("covariates") == covariates))
        {
            var trait = row["phenotype_id"];
            var permuted = orders.Select(order => set.Strongest([.. order.Select(i => set.RawTraits[trait][i])]).RSquared).ToArray();
            Assert.All(strongest.Zip(permuted), pair => Close.To(pair.First.Number($"{trait}_c{covariates}"), pair.Second, 1e-10));

            var (variant, best) = set.Strongest(set.RawTraits[trait]);
            Assert.Equal(row["variant_id"], variant);
            Close.To(Math.Abs(row.Number("r_nominal")), Math.Sqrt(best), 1e-10);
            Assert.Equal(row.Number("pval_perm"), PermutationP.Of(best, permuted), 1e-15);

            var effect = LinearEffect.Of(set.Traits[trait], set.Genotypes[variant], set.Basis.Df);
            var fit = BetaApproximation.Of(permuted, set.Basis.Df);
            Close.To(row.Number("true_df"), fit.TrueDf, 1e-6);
            Close.To(row.Number("beta_shape1"), fit.Beta.Shape1, 3e-5);
            Close.To(row.Number("beta_shape2"), fit.Beta.Shape2, 3e-5);
            Close.To(row.Number("pval_true_df"), Math.Exp(fit.LogPTrueDf(effect.T, set.Basis.Df)), 1e-5);
            Close.To(row.Number("pval_beta"), Math.Exp(fit.LogPBeta(effect.T, set.Basis.Df)), 1e-3);
            Close.To(row.Number("pval_nominal"), Math.Exp(effect.LogP), 1e-10);
        }
    }

    [SkippableTheory]
    [InlineData(0, 0)]
    [InlineData(0, 0.05)]
    [InlineData(5, 0)]
    [InlineData(5, 0.05)]
    public void Interactions_agree_for_the_variants_that_its_frequency_rule_keeps(int covariates, double threshold)
    {
        var set = CisSet.Read(covariates);
        var context = ReferenceTable.Columns($"{Folder}/interaction.tsv")[0].Values;
        var (halves, model) = (new ContextHalves(context), new InteractionModel(set.Basis, [context]));
        var rows = ReferenceCases.Rows($"{Folder}/interaction_float64.tsv")
            .Where(row => row.Number("covariates") == covariates && row.Number("maf_threshold_interaction") == threshold).ToList();

        var kept = set.Filled.Where(pair => pair.Value.Distinct().Skip(1).Any() && halves.MinorFrequency(pair.Value) >= threshold).Select(pair => pair.Key);
        Assert.Equal(kept, rows.Select(row => row["variant_id"]).Distinct());
        foreach (var row in rows)
        {
            var fit = model.Fit(set.Filled[row["variant_id"]]);
            var effects = fit.Effects(set.Traits[row["phenotype_id"]]);
            if (row.Number("ma_count") == 1)
            {
                // A single carrier tells genotype and interaction not apart; tensorQTL divides by rounding and gives errors of 5e7 or none.
                Assert.Equal(double.NaN, effects.Interactions[0].T);
                continue;
            }

            Assert.Equal(row.Number("dof"), fit.Df);
            foreach (var (name, effect) in new[] { ("g", effects.Genotype), ("i", effects.Contexts[0]), ("gi", effects.Interactions[0]) })
            {
                Close.To(row.Number($"b_{name}_se"), effect.StandardError, 1e-9);
                Assert.Equal(row.Number($"b_{name}"), effect.Slope, 1e-9 * effect.StandardError);
                Close.To(row.Number($"pval_{name}"), Math.Exp(effect.LogP), 3e-6); // from t in single precision
            }
        }
    }

    [SkippableTheory]
    [InlineData("all_significant", 0.2, 0.5, 1e-12)]
    [InlineData("fdr05_lambda_default", 0.05, double.NaN, 1e-4)] // R's smoothing spline is 2.4e-5 off the exact one
    [InlineData("fdr10_lambda085", 0.1, 0.85, 1e-12)]
    [InlineData("none_significant", 0.05, 0.5, 1e-12)]
    public void Q_values_of_genes_and_their_nominal_thresholds_agree(string id, double rate, double lambda, double tolerance)
    {
        var rows = ReferenceCases.Rows($"{Folder}/gene_qvalues_{id}.tsv");
        var p = rows.Select(row => row.Number("pval_beta")).ToArray();
        var pi0 = double.IsNaN(lambda) ? StoreyPi0.Smoother(p).Pi0 : StoreyPi0.AtLambda(p, lambda).Pi0;
        var q = QValue.Of(p, pi0);
        var threshold = MidpointThreshold.Of([.. p.Select(value => Math.Log(value))], q, rate);
        Assert.Equal(id != "none_significant", threshold.HasValue);
        foreach (var (row, value) in rows.Zip(q))
        {
            Close.To(row.Number("qval"), value, tolerance);
            if (threshold is { } traitP)
            {
                var fit = new BetaApproximation(BetaApproximationStatus.Fitted, 100, new(row.Number("beta_shape1"), row.Number("beta_shape2")));
                Close.To(row.Number("pval_nominal_threshold"), Math.Exp(fit.LogThresholdTrueDf(traitP)), 1e-9);
            }
        }
    }

    static List<int[]> Orders() =>
        [.. File.ReadLines(ReferenceCases.FullPath($"{Folder}/permutation_indices.tsv")).Skip(1).Select(line => line.Split('\t').Select(int.Parse).ToArray())];
}

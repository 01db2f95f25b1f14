using System.Globalization;
using QtlQuery.Statistics.MultipleTesting;
using QtlQuery.Statistics.Permutations;

namespace QtlQuery.Tests.Statistics.Mapping;

/// <summary>What the field's mappers made of the simulated cohorts, where it depends on statistics alone.</summary>
public sealed class SimulatedCohortTests
{
    const string Folder = "../mapping/gold";

    [SkippableFact]
    public void The_fit_to_given_permutations_agrees_with_double_precision_reference()
    {
        var permuted = ReferenceCases.Lines($"{Folder}/small/reference.perm_r2.tsv.gz").Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => fields.Skip(1).Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray());
        const double df = 100 - 2 - 9;
        foreach (var row in ReferenceCases.Rows($"{Folder}/small/reference.perm.tsv"))
        {
            var r2 = permuted[row["phenotype_id"]];
            var fit = BetaApproximation.Of(r2, df);
            var t = row.Number("slope") / row.Number("slope_se");
            Close.To(row.Number("true_df"), fit.TrueDf, 1e-7);
            Close.To(row.Number("beta_shape1"), fit.Beta.Shape1, 1e-7);
            Close.To(row.Number("beta_shape2"), fit.Beta.Shape2, 1e-7);
            Close.To(row.Number("pval_true_df"), Math.Exp(fit.LogPTrueDf(t, df)), 1e-6);
            Close.To(row.Number("pval_beta"), Math.Exp(fit.LogPBeta(t, df)), 1e-6);
            Close.To(row.Number("pval_perm"), PermutationP.Of(row.Number("r2"), r2), 1e-11);
        }
    }

    // Six printed digits of the shapes, and R's smoothing spline, leave a few parts in a hundred thousand.
    [SkippableFact]
    public void Thresholds_at_the_nominal_degrees_of_freedom_are_QTLtoolss()
    {
        var rows = ReferenceCases.Rows($"{Folder}/medium/qtltools.perm.tsv.gz");
        var threshold = Threshold(rows, "adj_beta_pval");
        var expected = ReferenceCases.Rows($"{Folder}/medium/qtltools.thresholds.tsv.gz").ToDictionary(row => row["phe_id"]);
        Assert.Equal(500, expected.Count);
        Assert.All(rows, row =>
        {
            var fit = new BetaApproximation(BetaApproximationStatus.Fitted, row.Number("dof2"), new(row.Number("bml1"), row.Number("bml2")));
            Close.To(expected[row["phe_id"]].Number("nom_threshold"), Math.Exp(fit.LogThreshold(threshold, row.Number("dof1"))), 1e-4);
        });
    }

    [SkippableFact]
    public void Thresholds_at_the_true_degrees_of_freedom_are_tensorQTLs()
    {
        var rows = ReferenceCases.Rows($"{Folder}/medium/tensorqtl.perm.tsv.gz");
        var threshold = Threshold(rows, "pval_beta");
        Assert.All(rows, row =>
        {
            var fit = new BetaApproximation(BetaApproximationStatus.Fitted, row.Number("true_df"), new(row.Number("beta_shape1"), row.Number("beta_shape2")));
            Close.To(row.Number("pval_nominal_threshold"), Math.Exp(fit.LogThresholdTrueDf(threshold)), 1e-4);
            Assert.Equal(fit.TrueDf < 424, fit.LogThreshold(threshold, 424) < fit.LogThresholdTrueDf(threshold));
        });
    }

    static double Threshold(List<Dictionary<string, string>> rows, string column)
    {
        double[] p = [.. rows.Select(row => row.Number(column))];
        return MidpointThreshold.Of([.. p.Select(value => Math.Log(value))], QValue.Of(p, StoreyPi0.Smoother(p).Pi0), 0.05)!.Value;
    }
}

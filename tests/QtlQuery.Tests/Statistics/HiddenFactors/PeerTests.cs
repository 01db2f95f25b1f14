using QtlQuery.Statistics.HiddenFactors;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Statistics.HiddenFactors;

public sealed class PeerTests
{
    const string Folder = "15-peer";

    // PEER takes its priors as single-precision numbers even where it computes with doubles.
    static readonly PeerOptions Usual = new(5, AddMean: false, VarianceTolerance: 1e-8, WeightShape: 0.001f, WeightRate: 0.1f, NoiseShape: 0.1f);

    // Against PEER's own source run with doubles: after so many iterations all is determined, but for the sign of each factor.
    [SkippableTheory]
    [InlineData("pca_it1", 1)]
    [InlineData("pca_it5", 5)]
    [InlineData("cov_it3", 3)]
    [InlineData("priors", 20)]
    public void After_some_iterations_factors_and_precisions_are_PEERs(string id, int iterations)
    {
        var fit = Fit(id, iterations);
        AgreesUpToSign(ReferenceTable.Columns($"{Folder}/{id}/X_double.tsv").Select(column => column.Values), fit.Factors);
        Agree(ReferenceTable.Columns($"{Folder}/{id}/Alpha_double.tsv")[0].Values, fit.WeightPrecisions);
        Agree(ReferenceTable.Columns($"{Folder}/{id}/Eps_double.tsv")[0].Values, fit.NoisePrecisions);
        foreach (var row in ReferenceCases.Rows($"{Folder}/{id}/bounds_double.tsv"))
        {
            Close.To(row.Number("bound"), fit.Bounds[(int)row.Number("iteration") - 1], 2e-7); // it keeps a determinant in single precision
            Close.To(row.Number("residual_variance"), fit.ResidualVariances[(int)row.Number("iteration") - 1], 1e-9);
        }

        if (id == "pca_it1")
            AgreesUpToSign(ReferenceTable.Columns($"{Folder}/{id}/W_double.tsv").Select(column => column.Values), Turned(fit.Weights));
    }

    // Converged: the stopping rule sits on rounding noise, and the scale of the strongest factor drifts to the end; what stays is what the factors explain.
    [SkippableTheory]
    [InlineData("pca_converged")]
    [InlineData("pca_K8_tight")]
    [InlineData("cov_mean")]
    [InlineData("randn_converged")] // from another start: the same residuals but for weak factors
    public void Converged_it_leaves_what_PEER_leaves(string id)
    {
        var fit = Fit(id, id == "pca_K8_tight" ? 3000 : 1000);
        var suffix = id == "randn_converged" ? "" : "_double";
        Close.To(ReferenceCases.Rows($"{Folder}/{id}/bounds{suffix}.tsv")[^1].Number("residual_variance"), fit.ResidualVariances[^1], 1e-3);
        Assert.All(
            ReferenceTable.Columns($"{Folder}/{id}/Eps{suffix}.tsv")[0].Values.Zip(fit.NoisePrecisions),
            pair => Close.To(pair.First, pair.Second, id == "randn_converged" ? 0.01 : 1e-3));

        // each of their factors that matters lies in the space of ours
        var space = CovariateBasis.Of(60, fit.Factors.Where(factor => factor.Any(value => Math.Abs(value) > 1e-6)));
        foreach (var (_, factor) in ReferenceTable.Columns($"{Folder}/{id}/X{suffix}.tsv").Where(column => column.Values.Any(value => Math.Abs(value) > 1e-6)))
        {
            if (factor.Distinct().Skip(1).Any())
                Assert.True(space.Residualise(factor) < (id == "randn_converged" ? 0.05 : 0.01));
        }
    }

    [SkippableFact]
    public void Converged_residuals_are_PEERs()
    {
        var traits = Traits();
        var fit = Fit("pca_converged", 1000);
        Assert.True(fit.Converged);
        var expected = ReferenceTable.Columns($"{Folder}/pca_converged/residuals_double.tsv");
        for (var t = 0; t < traits.Count; t++)
            Assert.All(expected[t].Values.Zip(fit.Residuals(t, traits[t])), pair => Assert.Equal(pair.First, pair.Second, 1e-3 * 5));
    }

    [Fact]
    public void Factors_must_be_fewer_than_samples_and_traits()
    {
        double[][] traits = [[1, 2, 3, 4], [2, 1, 4, 3], [1, 1, 2, 5]];
        Assert.Throws<ArgumentException>(() => Peer.Fit(traits, [], new(3, AddMean: false)));
        Assert.Throws<ArgumentException>(() => Peer.Fit(traits, [], new(2)));
        Assert.Throws<ArgumentException>(() => Peer.Fit([.. traits, [1, 2, 3]], [], new(1)));
        Assert.Equal(2, Peer.Fit(traits, [], new(1)).Factors.Count);
    }

    static void Agree(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), pair => Close.To(pair.First, pair.Second, 1e-9));
    }

    static void AgreesUpToSign(IEnumerable<double[]> expected, IEnumerable<double[]> actual)
    {
        foreach (var (one, other) in expected.Zip(actual, (one, other) => (one, other)))
        {
            var (largest, place) = one.Select((value, i) => (Math.Abs(value), i)).Max();
            var sign = Math.Sign(one[place] * other[place]);
            Assert.All(one.Zip(other), pair => Assert.Equal(pair.First, sign * pair.Second, 1e-9 * largest));
        }
    }

    static IEnumerable<double[]> Turned(IReadOnlyList<double[]> rows) => Enumerable.Range(0, rows[0].Length).Select(k => rows.Select(row => row[k]).ToArray());

    static List<double[]> Traits() => [.. ReferenceTable.Columns($"{Folder}/expression_samples_by_genes.tsv").Select(column => column.Values)];

    static PeerFit Fit(string id, int iterations)
    {
        var covariates = ReferenceTable.Columns($"{Folder}/covariates.tsv").Select(column => column.Values).ToList();
        var options = Usual with { MostIterations = iterations };
        return id switch
        {
            "cov_it3" => Peer.Fit(Traits(), covariates, options with { Factors = 4 }),
            "cov_mean" => Peer.Fit(Traits(), covariates, options with { AddMean = true }),
            "priors" => Peer.Fit(Traits(), [], options with { WeightShape = 0.1f, WeightRate = 1, NoiseShape = 1, NoiseRate = 5 }),
            "pca_K8_tight" => Peer.Fit(Traits(), [], options with { Factors = 8, BoundTolerance = 1e-9, VarianceTolerance = 1e-14 }),
            _ => Peer.Fit(Traits(), [], options),
        };
    }
}

using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.Colocalisation;

public sealed class OneClusterModelTests
{
    const double Prior = 0.01;

    static readonly double[][] FourTraits =
    [
        [1.5, -0.3, 4.2, 0.1],
        [0.2, 0.9, 3.1, -0.5],
        [2.5, 2.2, -1.0, 0.3],
        [-0.2, 0.4, 5.0, 3.3],
    ];

    static readonly double[] ClusterPriors = [0, 0, 0.002, 0.0007, 0.0003];

    // Every variant and every subset of the traits, one after the other.
    [Fact]
    public void Agrees_with_the_sum_over_all_clusters()
    {
        var actual = OneClusterModel.Posteriors(FourTraits, Prior, ClusterPriors);
        var total = FourTraits.Aggregate(1.0, (product, trait) => product * (1 + Prior * trait.Sum(Math.Exp)));
        var independent = total;
        double[] variants = new double[4], traits = new double[4], sizes = new double[5];
        for (var q = 0; q < 4; q++)
        {
            for (var subset = 0; subset < 16; subset++)
            {
                var size = int.PopCount(subset);
                var weight = ClusterPriors[size];
                for (var i = 0; i < 4; i++)
                    weight *= (subset >> i & 1) == 1 ? Math.Exp(FourTraits[i][q]) : 1 + Prior * FourTraits[i].Where((_, r) => r != q).Sum(Math.Exp);

                total += weight;
                variants[q] += weight;
                sizes[size] += weight;
                for (var i = 0; i < 4; i++)
                    traits[i] += (subset >> i & 1) * weight;
            }
        }

        Close.To(Math.Log(total), actual.LogEvidence, 1e-14);
        Close.To(independent / total, Math.Exp(actual.LogNoCluster), 1e-13);
        Close.To(1 - independent / total, actual.Cluster, 1e-12);
        for (var i = 0; i < 4; i++)
        {
            Close.To(variants[i] / total, actual.Variants[i], 1e-13);
            Close.To(traits[i] / total, actual.Traits[i], 1e-13);
            Close.To(sizes[i] / total, actual.Sizes[i], 1e-13);
        }
    }

    [SkippableFact]
    public void With_two_traits_it_is_coloc()
    {
        foreach (var scenario in ColocScenario.All())
        {
            var shared = scenario.Shared();
            var priors = new ColocalisationPriors(1e-4, 1e-4, 1e-5);
            var coloc = ColocalisationSums.Of(shared.First, shared.Second).Posteriors(priors);
            var actual = OneClusterModel.Posteriors([shared.First, shared.Second], priors.P1, [0, 0, priors.P12 - priors.P1 * priors.P2]);

            // H0 has the weight 1; and of H4, p1 p2 / p12 is two traits that meet by chance.
            var difference = Math.Abs(actual.LogEvidence + coloc.LogH0);
            Assert.True(difference <= 1e-12 * (1 + Math.Abs(coloc.LogH0)), $"{scenario.Id}: {actual.LogEvidence:R}, {coloc.LogH0:R}");
            Close.To(coloc.H4 * (1 - 1e-3), actual.Cluster, 1e-9);
        }
    }

    [Fact]
    public void Priors_of_clusters_are_those_of_HyPrColoc_less_chance()
    {
        var priors = OneClusterModel.ClusterPriors(3, 1e-4, 0.02);
        Assert.Equal([0, 0], priors[..2]);
        Close.To(1e-4 * 0.02 - 1e-8, priors[2], 1e-10);
        Close.To(1e-4 * 0.02 * (1 - 0.98 * 0.98) - 1e-12, priors[3], 1e-10);
    }

    [Fact]
    public void A_thousand_standard_errors_stay_finite()
    {
        var actual = OneClusterModel.Posteriors([[5e5, 0, 1], [5e5, 3, 0], [0, 5e5, 2]], 1e-4, OneClusterModel.ClusterPriors(3, 1e-4, 0.02));
        Close.To(1 - 1e-8 / 2e-6, actual.Variants[0], 1e-9);
        Close.To(actual.Traits[0], actual.Traits[1], 1e-12);
        Assert.Equal(0, actual.Traits[2]);
        Assert.True(double.IsFinite(actual.LogEvidence));
    }
}

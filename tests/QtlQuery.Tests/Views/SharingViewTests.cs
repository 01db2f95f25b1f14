using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.MultipleTesting;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Views;

/// <summary>What datasets share, worked out by hand on <see cref="ThreeTissues"/>; pi0 held to qvalue (gold/09).</summary>
public sealed class SharingViewTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();
    readonly QtlStore _store;

    public SharingViewTests()
    {
        _store = _folder.Open();
    }

    [Fact]
    public void Leads_of_one_dataset_are_compared_with_the_same_pairs_in_another()
    {
        var sharing = Sharing("S_ge_Liver", "S_ge_Blood");
        Assert.Equal((3, 3), (sharing.Leads, sharing.LeadsTested));
        Assert.Equal(2.0 / 3, sharing.SignConcordance!.Value, 1e-12);
        Assert.Equal(1.0 / 3, sharing.MagnitudeSharing!.Value, 1e-12); // 0.9; of the other sign; a quarter
        Assert.Equal(0.5, sharing.Spearman!.Value, 1e-12); // ranks 3, 1, 2 and 3, 2, 1: 1 - 6 * 2 / 24
        Assert.Equal(0.25, sharing.EgeneJaccard!.Value, 1e-12); // G1 of G1 to G4
        Assert.Equal(1, sharing.Pi1); // p of 1e-6, 0.2 and 0.6: none at or above 0.65, where the estimate is 0 without error
    }

    [Fact]
    public void A_pair_that_was_not_tested_in_the_target_counts_nowhere()
    {
        var sharing = Sharing("S_ge_Liver", "S_ge_Brain");
        Assert.Equal((3, 2, 1.0, 0.5), (sharing.Leads, sharing.LeadsTested, sharing.SignConcordance, sharing.MagnitudeSharing));
        Assert.Null(sharing.Spearman);
        Assert.Equal(0, sharing.EgeneJaccard);
    }

    [Fact]
    public void A_dataset_without_eGenes_discovers_nothing() =>
        Assert.Equal(["S_ge_Blood", "S_ge_Liver"], _store.Query<string>("select distinct discovery from tissue_sharing order by 1"));

    [Fact]
    public void Replication_asks_for_the_same_sign_and_a_p_below_0_05()
    {
        var (leads, tested, replicated, share) = Assert.Single(_store.Query<(long, long, long, double)>("select leads, leads_tested, replicated, replicated_share from replication('S_ge_Liver', 'S_ge_Blood')"));
        Assert.Equal((3, 3, 1), (leads, tested, replicated));
        Assert.Equal(1.0 / 3, share, 1e-12);
    }

    [Fact]
    public void Replication_in_a_dataset_that_is_not_there_is_an_error_that_says_so() =>
        Assert.Contains("no dataset 'S_ge_Lung'", Assert.Throws<QtlQueryException>(() => _store.Query<string>("select target from replication('S_ge_Liver', 'S_ge_Lung')")).Message, StringComparison.Ordinal);

    // By hand: betas 0.5, 0.45, 0.02 with errors of 0.1: mean 0.97 / 3, Q = 0.1392667 / 0.01.
    [Fact]
    public void Heterogeneity_is_that_of_one_pair_over_the_contexts()
    {
        var (contexts, beta, q, i2) = Assert.Single(_store.Query<(long, double, double, double)>("select contexts_tested, fixed_beta, q, i2 from heterogeneity where gene = $gene", new { gene = ThreeTissues.G1 }));
        Assert.Equal(3, contexts);
        Assert.Equal(0.97 / 3, beta, 1e-7); // stored as floats
        Assert.Equal(13.926667, q, 1e-5);
        Assert.Equal((13.926667 - 2) / 13.926667, i2, 1e-6);
    }

    [SkippableTheory]
    [InlineData("q05")]
    [InlineData("p1e-4")]
    public void Pi0_agrees_with_qvalue(string selection)
    {
        var expected = ReferenceCases.Rows("09-tissue-specificity-meta/pi1_expected.tsv").Where(row => row["method"] == "bootstrap" && row["error"] == "NA" && selection == "q05" == (row["selection"] == "q05")).ToList();
        var input = ReferenceCases.Rows("09-tissue-specificity-meta/pi1_pvalues.tsv");
        Assert.NotEmpty(expected);
        foreach (var row in expected)
        {
            double[] discovery = [.. input.Select(each => each.Number(row["discovery"]))];
            var q = QValue.Of(discovery, StoreyPi0.Smoother(discovery).Pi0);
            var replicated = input.Where((each, i) => row["selection"] == "q05" ? q[i] < 0.05 : discovery[i] < 1e-4).Select(each => each[row["replication"]]).ToList();
            Assert.Equal(row.Number("n_selected"), replicated.Count);
            var pi0 = Assert.Single(_store.Query<double>($"select storey_pi0([{string.Join(", ", replicated.Select(p => $"cast('{p}' as double)"))}])"));
            Assert.Equal(row.Number("pi0"), pi0, 1e-12);
        }
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    SharingRow Sharing(string discovery, string target) =>
        Assert.Single(_store.Query<SharingRow>("select * from tissue_sharing where discovery = $discovery and target = $target", new { discovery, target }));

    sealed record SharingRow
    {
        public long Leads { get; init; }

        public long LeadsTested { get; init; }

        public double? Pi1 { get; init; }

        public double? SignConcordance { get; init; }

        public double? MagnitudeSharing { get; init; }

        public double? Spearman { get; init; }

        public double? EgeneJaccard { get; init; }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Statistics.Clustering;
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

    // Six p-values, drawn by the counters that sql/macros/random_numbers.sql describes; pi0 of each sample is that of storey_pi0, which is held to
    // qvalue below.
    [Fact]
    public void The_interval_of_pi1_is_that_of_samples_drawn_by_counters()
    {
        double[] descending = [0.99, 0.97, 0.6, 0.2, 0.01, 1e-6];
        using var database = WorkDatabase.Open(new());
        database.Execute($"create table shared_leads as select 'A' as discovery, 'B' as target, unnest([{List(descending.Reverse())}]) as target_p_value union all select 'A', 'B', null");
        database.Execute(SqlFile.In("views").Single(view => view.Name == "pi1_intervals").Text);
        var samples = Enumerable.Range(0, 40).Select(replicate =>
        {
            var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"7 A B {replicate}")))[..8];
            var stream = Mix(Mix(long.Parse(key, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            var drawn = Enumerable.Range(0, 6).Select(lead => Mix(Mix(stream ^ (lead * 2654435769 & uint.MaxValue)))).Select(number => descending[(int)((number ^ (number >> 16)) * 6 >> 32)]);
            return $"[{List(drawn)}]";
        });
        var pi1 = database.Query<double>($"select 1 - storey_pi0(sample) from (select unnest([{string.Join(", ", samples)}]) as sample)").Order().ToList();
        Assert.InRange(pi1.Distinct().Count(), 5, 40);
        var (tested, estimate, lower, upper, replicates) = Assert.Single(database.Query<(long, double, double, double, long)>("select leads_tested, pi1, pi1_lower, pi1_upper, replicates from pi1_intervals(replicates := 40, seed := 7)"));
        Assert.Equal((6, 40), (tested, replicates));
        Assert.Equal(Assert.Single(database.Query<double>($"select 1 - storey_pi0([{List(descending)}])")), estimate, 1e-12);
        Assert.Equal(Quantile(0.025), lower, 1e-12);
        Assert.Equal(Quantile(0.975), upper, 1e-12);

        static string List(IEnumerable<double> p) => string.Join(", ", p.Select(each => each.ToString("R", CultureInfo.InvariantCulture) + (each < 1e-4 ? "" : "e0")));

        static long Mix(long number) => ((number ^ (number >> 16)) * 73244475) & uint.MaxValue;

        double Quantile(double share)
        {
            var at = share * (pi1.Count - 1);
            var below = (int)at;
            return pi1[below] + (at - below) * (pi1[below + 1] - pi1[below]);
        }
    }

    // Liver and Blood: rho of 0.5 in one direction, too few leads in the other; Brain with too few leads for any rho.
    [Fact]
    public void Datasets_stand_beside_those_with_like_effects() =>
        Assert.Equal(
            [("S_ge_Blood", 1, 0.5), ("S_ge_Liver", 2, 0.5), ("S_ge_Brain", 3, null)],
            _store.Query<(string, long, double?)>("select dataset_id, place, joined_at from tissue_sharing_order order by place").Select(row => (row.Item1, (int)row.Item2, row.Item3)));

    [Fact]
    public void The_order_is_that_of_average_linkage()
    {
        var random = new Random(4);
        var names = Enumerable.Range(0, 12).Select(item => $"D{item:00}").ToList();
        var rho = names.Select(_ => names.Select(_ => random.Next(6) == 0 ? (double?)null : Math.Round(random.NextDouble(), 3)).ToList()).ToList();
        var values = from a in Enumerable.Range(0, 12) from b in Enumerable.Range(0, 12) where a != b select $"('{names[a]}', '{names[b]}', {(rho[a][b] is { } known ? known.ToString(CultureInfo.InvariantCulture) + "e0" : "null")})";
        using var database = WorkDatabase.Open(new());
        database.Execute($"create table tissue_sharing as from (values {string.Join(", ", values)}) as given(discovery, target, spearman)");
        database.Execute("create table datasets as select distinct 'ge' as quantity, discovery as dataset_id from tissue_sharing");
        database.Execute(SqlFile.In("views").Single(view => view.Name == "tissue_sharing_order").Text);
        var expected = AverageLinkage.Of(names, (a, b) => new[] { rho[a][b], rho[b][a] }.Where(each => each is not null).Average() is { } mean ? 1 - mean : null);
        Assert.Equal(expected.LeafOrder.Select(item => names[item]), database.Query<string>("select dataset_id from tissue_sharing_order order by place"));
    }

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

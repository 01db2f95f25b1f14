using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Views;

/// <summary>The macros of specificity, held to R on the published definitions (gold/09) and to hand work.</summary>
public sealed class SpecificityMacroTests : IDisposable
{
    const string Folder = "09-tissue-specificity-meta/";
    const double Tolerance = 1e-12;

    // By hand: 4, 2, 1, 1 and a context that was not tested.
    const string Gene = "[4, 2, null, 1, 1]";

    static readonly Dictionary<string, string> Measures = new()
    {
        ["tau"] = "tau(x)",
        ["tsi"] = "tsi(x)",
        ["gini"] = "gini(x)",
        ["gini_unscaled"] = "gini_unscaled(x)",
        ["hg_bits"] = "expression_entropy(x)",
        ["hg_spec"] = "entropy_specificity_scaled(x)",
        ["shannon_nats"] = "expression_entropy_nats(x)",
        ["simpson_dominance"] = "simpson_dominance(x)",
        ["simpson_1minus"] = "simpson_diversity(x)",
        ["inv_simpson"] = "simpson_effective_contexts(x)",
        ["spm_max"] = "spm(x)",
        ["spm_sq_max"] = "spm_squared(x)",
        ["z_max"] = "expression_z(x)",
        ["z_max_scaled"] = "expression_z_scaled(x)",
        ["counts_gt1"] = "context_counts(x, 1)",
        ["jss_max"] = "jss(x)",
        ["ee_max_ratio"] = "ee(x, totals)",
        ["ee"] = "ee(x, totals) / max(ee(x, totals)) over ()",
        ["pem_raw"] = "pem(x, totals)",
        ["pem"] = "pem(x, totals) / max(pem(x, totals)) over ()",
    };

    readonly TemporaryFolder _folder = new();
    readonly QtlStore _store;

    public SpecificityMacroTests()
    {
        QtlStore.Create(_folder["store"], GenomeBuild.GRCh38);
        _store = QtlStore.Open(_folder["store"]);
    }

    [SkippableTheory]
    [InlineData("expression.tsv", "specificity_raw.tsv")]
    [InlineData("expression_log2p1.tsv", "specificity_log2p1.tsv")]
    public void Each_measure_agrees_with_the_reference(string expression, string expected)
    {
        var contexts = string.Join(", ", Enumerable.Range(1, 12).Select(context => $"T{context:00}"));
        var sums = string.Join(", ", Enumerable.Range(1, 12).Select(context => $"sum(T{context:00}) over ()"));
        var rows = ReferenceCases.Rows(Folder + expected);
        foreach (var (column, measure) in Measures)
        {
            var values = _store.Query<double?>(
                $"with genes as (select gene, [{contexts}] as x, [{sums}] as totals from read_csv($file, delim = '\t', nullstr = 'NA')) select {measure} from genes order by gene",
                new { file = ReferenceCases.FullPath(Folder + expression) });
            Assert.Equal(rows.Count, values.Count);
            Assert.All(rows.OrderBy(row => row["gene"], StringComparer.Ordinal).Zip(values), pair => AssertClose(pair.First.Number(column), pair.Second));
        }
    }

    [Theory]
    [InlineData("tau(x)", (0 + 0.5 + 0.75 + 0.75) / 3)]
    [InlineData("gini(x)", 10.0 / 24)] // (-3 * 1 - 1 * 1 + 1 * 2 + 3 * 4) / (4 * 8) * 4 / 3
    [InlineData("expression_entropy(x)", 1.75)]
    [InlineData("entropy_specificity(x)", 0.25)]
    [InlineData("simpson_scaled(x)", 0.125)]
    [InlineData("spm_per_context(x)[5]", 0.21320071635561041)] // 1 / sqrt(22)
    [InlineData("tsi_per_context(x)[2]", 0.25)]
    [InlineData("expression_z_per_context(x)[4]", -0.70710678118654752)] // mean 2, squares 6
    [InlineData("context_counts(x, 1)", 2.0 / 3)]
    [InlineData("jss_per_context(x)[1]", 0.44207695471585601)] // 1 - sqrt(H(0.75, 0.125, 0.0625, 0.0625) - 1.75 / 2)
    [InlineData("roku([5, 5, 1, null, 5])", 2.0)] // all distance from the centre in one of four contexts: log2 4
    [InlineData("ee_per_context([3, 1, null], [4, 4, 2])[1]", 1.5)] // half of its 4 is expected in each tested context
    [InlineData("pem([3, 1, null], [4, 4, 2])", 0.17609125905568124)] // log10 1.5
    public void A_measure_agrees_with_hand_work(string measure, double expected) => AssertClose(expected, Ask(measure, Gene));

    [Theory]
    [InlineData("tau")]
    [InlineData("tsi")]
    [InlineData("gini")]
    [InlineData("expression_entropy")]
    [InlineData("entropy_specificity")]
    [InlineData("simpson_scaled")]
    [InlineData("spm")]
    [InlineData("expression_z")]
    [InlineData("jss")]
    [InlineData("roku")]
    public void Below_two_tested_contexts_nothing_is_specific(string measure)
    {
        Assert.Null(Ask($"{measure}(x)", "[3, null]"));
        Assert.Null(Ask($"{measure}(x)", "cast([] as double[])"));
    }

    [Fact]
    public void A_context_that_was_not_tested_stays_without_a_value()
    {
        foreach (var measure in new[] { "tsi", "spm", "expression_z", "jss" })
            Assert.Null(Ask($"{measure}_per_context(x)[3]", Gene));
    }

    [Fact]
    public void Negative_expression_is_refused() =>
        Assert.Contains("not negative", Assert.Throws<QtlQueryException>(() => Ask("tau(x)", "[1, -1]")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_measure_can_be_taken_in_a_group_by() =>
        Assert.Equal([0.5, 1.0], _store.Query<double>("select tau(list(tpm)) from (values ('a', 2.0), ('a', 1.0), ('b', 3.0), ('b', 0.0)) as t(gene, tpm) group by gene order by gene"));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    double? Ask(string measure, string gene) => Assert.Single(_store.Query<double?>($"select {measure} from (select {gene} as x)"));

    static void AssertClose(double expected, double? actual)
    {
        if (double.IsNaN(expected))
            Assert.Null(actual);
        else
            Assert.Equal(expected, actual ?? double.NaN, Tolerance * Math.Max(1, Math.Abs(expected)));
    }
}

using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.MetaAnalysis;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Views;

/// <summary>The macros of meta-analysis, held to metafor and Metasoft (gold/09), and at sizes that those do not reach to <c>QtlQuery.Statistics</c>.</summary>
public sealed class MetaAnalysisMacroTests : IDisposable
{
    const string Folder = "09-tissue-specificity-meta/";

    readonly TemporaryFolder _folder = new();
    readonly QtlStore _store;

    public MetaAnalysisMacroTests()
    {
        QtlStore.Create(_folder["store"], GenomeBuild.GRCh38);
        _store = QtlStore.Open(_folder["store"]);
    }

    [SkippableTheory]
    [InlineData("FE", "fixed_effect")]
    [InlineData("DL", "random_effects")]
    public void Means_agree_with_metafor(string method, string macro)
    {
        var actual = Ask<MeanEffect>($"{macro}(beta, se)");
        Assert.All(Expected("meta_metafor.tsv").Where(row => row["method"] == method && row["k"] != "0"), row =>
        {
            var mean = actual[row["snp"]];
            Assert.Equal(row.Number("k"), mean.Studies);
            AssertClose(row.Number("tau2"), mean.Tau2, 1e-10);
            AssertClose(row.Number("beta"), mean.Beta, 1e-10);
            AssertClose(row.Number("se"), mean.StandardError, 1e-10);
            AssertClose(row.Number("z"), mean.Z, 1e-9);
            AssertClose(-row.Number("ln_p") / Math.Log(10), mean.NegLog10P, 1e-9);
        });
    }

    [SkippableFact]
    public void Heterogeneity_agrees_with_metafor()
    {
        var actual = Ask<Spread>("heterogeneity_of(beta, se)");
        Assert.All(Expected("meta_metafor.tsv").Where(row => row["method"] == "DL"), row =>
        {
            var spread = actual[row["snp"]];
            AssertClose(row.Number("Q"), spread.Q, 1e-10);
            Assert.Equal(row.Number("Q_df"), spread.DegreesOfFreedom);
            AssertClose(-row.Number("Q_ln_p") / Math.Log(10), spread.NegLog10P, 1e-10);
            AssertClose(row.Number("I2") / 100, spread.I2, 1e-9);
        });
    }

    // Metasoft's search stops early: its heterogeneity part is never above the true one and up to 0.08 below.
    [SkippableFact]
    public void RE2_agrees_with_Metasoft_where_that_is_exact_and_with_the_largest_likelihood_elsewhere()
    {
        var actual = Ask<Re2>("han_eskin(beta, se)");
        Assert.All(Expected("meta_metasoft.tsv"), row =>
        {
            var test = actual[row["snp"]];
            AssertClose(row.Number("stat1_RE2"), test.MeanStatistic, 1e-9);
            Assert.InRange(test.HeterogeneityStatistic - row.Number("stat2_RE2"), -1e-9 * Math.Max(1, test.MeanStatistic + test.HeterogeneityStatistic), 0.08);
            var studies = MetaInput(row["snp"]);
            var exact = HanEskin.Of(studies.Beta, studies.StandardError);
            AssertClose(exact.HeterogeneityStatistic, test.HeterogeneityStatistic, 1e-8);
            AssertClose(-exact.LogP / Math.Log(10), test.NegLog10P, 1e-8);
        });
    }

    // Metasoft's product of densities is 0 / 0 for standard errors of 1e-6.
    [SkippableFact]
    public void M_values_agree_with_Metasoft()
    {
        var actual = Ask<Values>("{m_values: list_filter(m_values(beta, se), lambda value: value is not null)}");
        Assert.All(Expected("meta_metasoft.tsv"), row =>
        {
            var expected = row["mvalues"].Split(',').Select(text => text == "NaN" ? double.NaN : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(expected.Count, actual[row["snp"]].MValues.Count);
            Assert.All(expected.Zip(actual[row["snp"]].MValues), pair => Assert.True(double.IsNaN(pair.First) || Math.Abs(pair.First - pair.Second) < 1e-10));
        });
    }

    // 49 contexts that nearly all share an effect, where half the least standard error would be too wide a step.
    [Fact]
    public void M_values_of_many_contexts_agree_with_the_integral()
    {
        double[] beta = [.. Enumerable.Range(0, 49).Select(context => context % 7 == 0 ? 0.01 * context : 0.4 + 0.002 * context)];
        double[] error = [.. Enumerable.Range(0, 49).Select(context => 0.05 + 0.001 * context)];
        var actual = _store.Query<double>("select unnest(m_values(list(beta order by i), list(se order by i))) from (select i, case when i % 7 = 0 then 0.01 * i else 0.4 + 0.002 * i end as beta, 0.05 + 0.001 * i as se from range(49) as contexts(i))");
        Assert.All(MValues.Of(beta, error).Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
    }

    [Fact]
    public void Means_can_be_taken_in_a_group_by_and_leave_absent_contexts_out()
    {
        // By hand: weights 4, 1: (4 * 1 + 1 * 2) / 5
        var mean = Assert.Single(_store.Query<double>("select fixed_effect(list(beta), list(se)).beta from (values ('a', 1.0, 0.5), ('a', 2.0, 1.0), ('a', null, 1.0)) as t(gene, beta, se) group by gene"));
        Assert.Equal(1.2, mean, 1e-15);
    }

    [Fact]
    public void Without_studies_there_is_no_mean() =>
        Assert.Equal([true], _store.Query<bool>("select fixed_effect([null], [0.1]) is null and random_effects([], []) is null and heterogeneity_of([null], [null]) is null and han_eskin([null], [1]) is null and m_values([null], [0.1])[1] is null"));

    [Fact]
    public void A_standard_error_of_zero_is_refused() =>
        Assert.Contains("above 0", Assert.Throws<QtlQueryException>(() => _store.Query<double>("select fixed_effect([1], [0]).beta")).Message, StringComparison.Ordinal);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    Dictionary<string, T> Ask<T>(string macro)
        where T : ISnp =>
        _store.Query<T>(
            $"with input as (select snp, [*columns('beta_.*')] as beta, [*columns('se_.*')] as se from read_csv($file, delim = '\t', nullstr = 'NA')) select snp, unnest({macro}) from input",
            new { file = ReferenceCases.FullPath(Folder + "meta_input.tsv") }).ToDictionary(row => row.Snp);

    static List<Dictionary<string, string>> Expected(string file) => ReferenceCases.Rows(Folder + file);

    static (double[] Beta, double[] StandardError) MetaInput(string snp)
    {
        var row = ReferenceCases.Rows(Folder + "meta_input.tsv").Single(each => each["snp"] == snp);
        return ([.. Enumerable.Range(1, 8).Select(study => row.Number($"beta_T{study:00}"))], [.. Enumerable.Range(1, 8).Select(study => row.Number($"se_T{study:00}"))]);
    }

    static void AssertClose(double expected, double actual, double tolerance) =>
        Assert.Equal(expected, actual, tolerance * Math.Max(1, double.IsFinite(expected) ? Math.Abs(expected) : 1));

    interface ISnp
    {
        string Snp { get; }
    }

    sealed record MeanEffect(string Snp, long Studies, double Beta, double StandardError, double Z, double NegLog10P, double Tau2) : ISnp;

    sealed record Spread(string Snp, long Studies, double Q, long DegreesOfFreedom, double NegLog10P, double I2) : ISnp;

    sealed record Re2(string Snp, long Studies, double MeanStatistic, double HeterogeneityStatistic, double NegLog10P) : ISnp;

    sealed record Values(string Snp, List<double> MValues) : ISnp;
}

using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Views;

/// <summary>Tails of the normal and the chi-square distribution in SQL, held to arbitrary precision (gold/08) and to the functions of <c>QtlQuery.Statistics</c>.</summary>
public sealed class TailMacroTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly QtlStore _store;

    public TailMacroTests()
    {
        QtlStore.Create(_folder["store"], GenomeBuild.GRCh38);
        _store = QtlStore.Open(_folder["store"]);
    }

    [SkippableFact]
    public void The_p_value_of_z_agrees_with_arbitrary_precision()
    {
        var file = ReferenceCases.FullPath("08-z-p-beta-conversion/z_to_p.tsv");
        var rows = _store.Query<(double Expected, double Actual)>("select mlog10p_exact, neg_log10_p_of_z(z) from read_csv($file, delim = '\t', types = {'z': 'double', 'mlog10p_exact': 'double'})", new { file });
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Close.To(row.Expected, row.Actual));
    }

    // The corners of the three ranges, and far beyond what a double holds as a p-value.
    [Fact]
    public void The_p_value_of_z_agrees_with_the_continued_fraction_everywhere() =>
        Assert.All(
            _store.Query<(double Z, double P)>("select z, neg_log10_p_of_z(z) from (select pow(10, i / 50.0) as z from range(-400, 401) as steps(i))"),
            row => Close.To(NormalTail.NegLog10TwoSided(row.Z), row.P, 1e-13));

    [Fact]
    public void The_chi_square_tail_agrees_at_every_size_and_number_of_degrees() =>
        Assert.All(
            _store.Query<(double X, int Df, double P)>(
                "select x, df, neg_log10_p_of_chi_square(x, df) from (select pow(10, i / 10.0) as x from range(-60, 51) as steps(i)), (select unnest([1, 2, 3, 4, 7, 48, 49, 500]) as df)"),
            row => Assert.Equal(-ChiSquareTail.LogUpper(row.X, row.Df) / Math.Log(10), row.P, 1e-12 * Math.Max(1, row.P)));

    [Theory]
    [InlineData("neg_log10_p_of_z(0)", 0)]
    [InlineData("neg_log10_p_of_z(-2)", 1.3419860844769558528)]
    [InlineData("neg_log10_p_of_chi_square(0, 3)", 0)]
    [InlineData("neg_log10_p_of_chi_square(3.841458820694124, 1)", 1.3010299956639812)] // 0.05
    [InlineData("neg_log10_p_of_chi_square(5, 0)", double.PositiveInfinity)]
    [InlineData("neg_log10_p_of_z(cast('-inf' as double))", double.PositiveInfinity)]
    public void The_ends_are_what_they_should_be(string sql, double expected) => Close.To(expected, Assert.Single(_store.Query<double>($"select {sql}")));

    [Fact]
    public void Nothing_gives_nothing() =>
        Assert.Equal([true, true, true], _store.Query<bool>("select unnest([neg_log10_p_of_z(null) is null, neg_log10_p_of_chi_square(null, 1) is null, z_of_p(null) is null])"));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}

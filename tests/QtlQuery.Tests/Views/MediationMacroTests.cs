using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Views;

/// <summary>The macros of mediation, held to R's lm and to SMR's arithmetic (gold/11).</summary>
public sealed class MediationMacroTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly QtlStore _store;

    public MediationMacroTests()
    {
        QtlStore.Create(_folder["store"], GenomeBuild.GRCh38);
        _store = QtlStore.Open(_folder["store"]);
    }

    [SkippableFact]
    public void Products_agree_with_the_reference() =>
        Assert.All(ReferenceCases.Rows("11-mediation-mr-smr/mediation_expected.tsv"), row =>
        {
            var (beta, sobel, aroian, goodman, p) = Assert.Single(_store.Query<(double, double, double, double?, double)>(
                $"select found.beta, found.sobel_error, found.aroian_error, found.goodman_error, found.neg_log10_p from (select indirect_effect({row["a"]}, {row["a_se"]}, {row["b"]}, {row["b_se"]}) as found)"));
            AssertClose(row.Number("indirect"), beta);
            AssertClose(row.Number("sobel_se"), sobel);
            AssertClose(row.Number("aroian_se"), aroian);
            AssertClose(-row.Number("sobel_ln_p") / Math.Log(10), p);
            Assert.Equal(row["goodman_se"] == "NaN", goodman is null);
            if (goodman is { } error)
                AssertClose(row.Number("goodman_se"), error);
        });

    // The p-value of the chi-square that the reference gives, z_exposure^2 z_outcome^2 / (z_exposure^2 + z_outcome^2), is that of its root.
    [SkippableFact]
    public void Smr_agrees_with_the_reference()
    {
        var input = ReferenceCases.Rows("11-mediation-mr-smr/mr_input.tsv").ToDictionary(row => (row["id"], row["snp"]));
        Assert.All(ReferenceCases.Rows("11-mediation-mr-smr/wald_smr_single_snp.tsv"), row =>
        {
            var given = input[(row["id"], row["snp"])];
            var (beta, error, p) = Assert.Single(_store.Query<(double, double, double?)>(
                $"select found.beta, found.standard_error, found.neg_log10_p from (select smr({given["b_exp"]}, {given["se_exp"]}, {given["b_out"]}, {given["se_out"]}) as found)"));
            AssertClose(row.Number("b"), beta);
            AssertClose(row.Number("se_second"), error);
            if (row.Number("smr_p") is > 0 and < 1)
                AssertClose(-Math.Log10(row.Number("smr_p")), p!.Value);
        });
    }

    [Fact]
    public void What_is_absent_or_no_effect_tells_nothing() =>
        Assert.Equal(
            [(null, null, null)],
            _store.Query<(double?, double?, double?)>("select smr(0, 0.1, 0.5, 0.1).beta, smr(0.5, null, 0.5, 0.1).neg_log10_p, indirect_effect(0.5, 0.1, null, 0.1).beta"));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-10 * Math.Max(1e-3, Math.Abs(expected)));
}

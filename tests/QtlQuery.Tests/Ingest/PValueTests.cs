using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Ingest;

/// <summary>p-values of every size on their way from the text of a file to the views. Expected values: 40-digit decimal arithmetic.</summary>
public sealed class PValueTests : IDisposable
{
    readonly TestStore _store = new();

    [Theory]
    [InlineData("1E-1000", 1000)]
    [InlineData("1e-1000", 1000)]
    [InlineData("3.2717E-310", 309.48522652602491054)]
    [InlineData("4.1662E-302", 301.38025988541767758)]
    [InlineData("5e-324", 323.30102999566398120)]
    [InlineData("5.01847e-39", 38.299428674393)] // the double of it; see below
    [InlineData("1", 0)]
    [InlineData("0.001", 3)]
    public void The_text_gives_minus_log10_p(string text, double expected)
    {
        var stored = Ingest(text, "0.125", "0.0625");
        Close.To(expected, stored.NegLog10P, text is "0.001" or "5.01847e-39" ? 1e-7 : 1e-12);
        Assert.False(stored.Derived);
    }

    // 24 bits of mantissa are kept: 7E-27 becomes 7.000000383309403e-27.
    [Fact]
    public void A_p_within_range_keeps_seven_digits()
    {
        var stored = Ingest("7E-27", "0.125", "0.0625");
        Assert.Equal(7.000000383309403e-27, stored.PValue);
        Close.To(26.154901936204435, stored.NegLog10P);
        Close.To(26.154901959985743, stored.NegLog10P, 1e-8);
    }

    [Fact]
    public void A_p_below_the_range_of_a_float_is_kept_exactly() => Assert.Equal(5.01847e-39, Ingest("5.01847e-39", "0.125", "0.0625").PValue);

    [Theory]
    [InlineData("0", "5.5", "0.0625", 1683.63083260337858388573)] // z = 88
    [InlineData(".0", "5.5", "0.0625", 1683.63083260337858388573)]
    [InlineData("0.0", "-5.5", "0.0625", 1683.63083260337858388573)]
    [InlineData("0E-5", "-2.5", "0.0625", 349.13597646368186089)] // z = -40
    [InlineData("NA", "2.5", "0.0625", 349.13597646368186089)]
    public void Without_a_usable_p_the_effect_gives_it_and_the_row_says_so(string text, string beta, string standardError, double expected)
    {
        var stored = Ingest(text, beta, standardError);
        Close.To(expected, stored.NegLog10P);
        Assert.True(stored.Derived);
    }

    [Fact]
    public void A_missing_p_of_a_weak_effect_is_the_normal_tail()
    {
        var stored = Ingest("NA", "0.125", "0.0625"); // z = 2
        Close.To(0.045500263896358417, stored.PValue, 6e-8);
        Assert.True(stored.Derived);
    }

    [Theory]
    [InlineData("NA", "0.125", "NA", "no p-value")]
    [InlineData("NA", "NA", "0.0625", "no p-value")]
    [InlineData("-0.5", "0.125", "0.0625", "p_value is not between 0 and 1")]
    [InlineData("1.5", "0.125", "0.0625", "p_value is not between 0 and 1")]
    [InlineData("1E+3", "0.125", "0.0625", "p_value is not between 0 and 1")]
    [InlineData("low", "0.125", "0.0625", "p_value is not a number")]
    [InlineData("nan", "0.125", "0.0625", "p_value")]
    [InlineData("-nan", "0.125", "0.0625", "p_value")]
    [InlineData("inf", "0.125", "0.0625", "p_value")]
    [InlineData("0.5", "nan", "0.0625", "beta")]
    [InlineData("0.5", "inf", "0.0625", "beta")]
    [InlineData("0.5", "0.125", "nan", "standard_error")]
    [InlineData("0.5", "0.125", "inf", "standard_error")]
    [InlineData("0.5", "0.125", "0", "standard_error")]
    public void What_is_no_p_or_no_effect_is_refused(string text, string beta, string standardError, string reason)
    {
        NominalRow[] rows = [Row(text, beta, standardError), new("ENSG09900000002", "1", 2000)];
        var result = _store.Ingest(_store.Write("Exemplar_ge_liver.all.tsv", NominalRow.File(rows)), 0.5);
        var refused = Assert.Single(result.Rows.Refused);
        Assert.StartsWith(reason, refused.Key, StringComparison.Ordinal);
        Assert.Equal(1, result.Rows.Stored);
    }

    public void Dispose() => _store.Dispose();

    static NominalRow Row(string text, string beta, string standardError) => new("ENSG09900000001", "1", 1000, PValue: text, Beta: beta, StandardError: standardError);

    Stored Ingest(string text, string beta, string standardError)
    {
        _store.Ingest(_store.Write("Exemplar_ge_liver.all.tsv", NominalRow.File([Row(text, beta, standardError)])), 0);
        using var store = _store.Open();
        var lead = Assert.Single(store.Query<double>("select neg_log10_p from lead_associations"));
        var stored = Assert.Single(store.Query<Stored>("select neg_log10_p, p_value, p_value_derived as derived from associations"));
        Assert.Equal(stored.NegLog10P, lead);
        return stored;
    }

    sealed record Stored(double NegLog10P, double PValue, bool Derived);
}

using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Tests.Views;

/// <summary>GWAS beside QTLs, worked out by hand on <see cref="LiverAndTrait"/>.</summary>
public sealed class GwasViewTests(LiverAndTrait folder) : IClassFixture<LiverAndTrait>, IDisposable
{
    readonly QtlStore _store = folder.Folder.Open();

    [Theory]
    [InlineData(1_000_100, 10, true, "A", "G", 0.1, 0.25)]
    [InlineData(1_200_000, 11, true, "A", "G", -0.05, 0.25)]
    [InlineData(1_600_000, 11, true, "A", "C", 0.2, 0.25)]
    [InlineData(1_700_000, 12, true, "A", "G", 0.01, 0.25)]
    [InlineData(1_710_000, 1, true, "A", "T", 0.01, 0.25)]
    [InlineData(1_720_000, 3, true, "A", "T", 0.01, 0.25)]
    [InlineData(1_730_000, 19, false, "A", "C", 0.01, 0.25)]
    [InlineData(1_740_000, 11, true, "CT", "C", -0.01, 0.25)]
    [InlineData(1_750_000, 15, false, "A", "G", 0.01, 0.25)]
    [InlineData(1_760_000, 16, false, "G", "A", 0.01, 0.25)]
    [InlineData(2_300_000, 15, false, "A", "G", -0.1, 0.25)]
    public void Each_variant_of_a_GWAS_is_fitted_to_the_QTL_datasets_alleles_or_says_why_not(int position, int code, bool kept, string reference, string alt, double beta, double frequency)
    {
        var found = Assert.Single(_store.Query<Fitted>("select hm_code, kept, ref, alt, beta, effect_allele_frequency from gwas_variants($gwas, $qtl) where position = $position", new { gwas = LiverAndTrait.Trait, qtl = LiverAndTrait.Liver, position }));
        Assert.Equal((code, kept, reference, alt), (found.HmCode, found.Kept, found.Ref, found.Alt));
        Assert.Equal(beta, found.Beta, 1e-7); // stored as floats
        Assert.Equal(frequency, found.EffectAlleleFrequency, 1e-7);
    }

    [Fact]
    public void Each_association_has_its_row_with_the_GWAS_effect_for_the_same_alt()
    {
        var rows = _store.Query<(int Position, string Alt, double? Beta, int Code, bool Kept)>("select position, alt, gwas_beta, hm_code, kept from harmonised($gwas, $qtl) order by position, alt", Datasets);
        Assert.Equal(12, rows.Count);
        Assert.Equal([10, 11, 11, 12, 1, 3, 15, 15, 11, 15, 15, 15], rows.Select(row => row.Code));
        Assert.Equal(0.2, rows.Single(row => row.Position == 1_600_000).Beta!.Value, 1e-7);
        Assert.All(rows, row => Assert.Equal(row.Code != 15, row.Kept));
        Assert.All(rows, row => Assert.Equal(row.Code == 15, row.Beta is null));
    }

    // 1,200,000 is 199,900 bp from the strongest and its own; 1,600,000 is 599,900 away.
    [Fact]
    public void Loci_by_window_are_the_strongest_and_what_lies_further_away_than_the_window() =>
        Assert.Equal(
            [(1, 1_000_100, 2, 1_000_100, 1_200_000), (2, 1_600_000, 1, 1_600_000, 1_600_000), (3, 2_300_000, 1, 2_300_000, 2_300_000)],
            Loci("gwas_loci($gwas)"));

    [Theory]
    [InlineData(599_899, 3)]
    [InlineData(599_900, 2)]
    public void A_variant_as_far_away_as_the_window_is_the_leads(int window, int loci) => Assert.Equal(loci, Loci($"gwas_loci($gwas, window_bp := {window})").Count);

    [Fact]
    public void Only_variants_at_or_below_p_are_leads() => Assert.Equal([1_000_100, 1_600_000], Loci("gwas_loci($gwas, p := 1e-12)").Select(locus => locus.Position));

    // From 1,200,000 to 1,600,000 are 400 kb, which is a gap above 250 kb; the loci have 100 kb to each side.
    [Fact]
    public void Loci_by_breaker_are_stretches_without_a_gap() =>
        Assert.Equal(
            [(1, 1_000_100, 2, 900_100, 1_300_000), (2, 1_600_000, 1, 1_500_000, 1_700_000), (3, 2_300_000, 1, 2_200_000, 2_400_000)],
            Loci("gwas_loci_by_breaker($gwas)"));

    [Theory]
    [InlineData(400_000, 2)]
    [InlineData(399_999, 3)]
    public void A_gap_is_a_distance_above_its_size(int gap, int loci) => Assert.Equal(loci, Loci($"gwas_loci_by_breaker($gwas, gap_bp := {gap})").Count);

    [Fact]
    public void A_stretch_of_suggestive_variants_without_a_significant_one_is_no_locus() =>
        Assert.Equal([1_000_100], Loci("gwas_loci_by_breaker($gwas, p := 1e-20, baseline_p := 1e-8)").Select(locus => locus.Position));

    // G raises the trait and G1; at the second lead C raises the trait (A lowers it) and lowers G2; at the third A raises the trait (G lowers it), and goes
    // with the proxy's G, which raises G3.
    [Fact]
    public void A_lookup_says_in_words_what_the_risk_allele_does_to_each_eGene_that_the_lead_or_a_proxy_touches()
    {
        var rows = _store.Query<(int Locus, string Gene, string Direction, double Effect, string Via, double? R2, double Least)>(
            "select locus, gene_symbol, direction, risk_allele_beta, via, r2, least_r2 from gwas_lookup($gwas) order by locus", new { gwas = LiverAndTrait.Trait });
        Assert.Equal(
            [
                (1, "MADEUP1", "risk allele G raises expression", "lead"),
                (2, "MADEUP2", "risk allele C lowers expression", "lead"),
                (3, "MADEUP3", "risk allele A raises expression", "proxy"),
            ],
            rows.Select(row => (row.Locus, row.Gene, row.Direction, row.Via)));
        Assert.Equal([0.5, -0.4, 0.3], rows.Select(row => Math.Round(row.Effect, 6)));
        Assert.Equal([null, null, 0.81], rows.Select(row => row.R2 is { } r2 ? Math.Round(r2, 6) : (double?)null));
        Assert.All(rows, row => Assert.Equal(0.8, row.Least));
    }

    [Fact]
    public void A_proxy_needs_the_r2_that_was_asked_for() =>
        Assert.Equal(2, _store.Query<int>("select locus from gwas_lookup($gwas, least_r2 := 0.9)", new { gwas = LiverAndTrait.Trait }).Count);

    [Fact]
    public void The_eGenes_of_a_GWAS_are_told_with_the_contexts_in_which_the_risk_allele_raises_and_lowers_them() =>
        Assert.Equal(
            ["MADEUP1 raises [Liver] [] true", "MADEUP2 lowers [] [Liver] true", "MADEUP3 raises [Liver] [] false"],
            _store.Query<string>("select gene_symbol || ' ' || direction || ' ' || raised_in::varchar || ' ' || lowered_in::varchar || ' ' || by_lead from gwas_egenes($gwas) order by gene_symbol", new { gwas = LiverAndTrait.Trait }));

    [Theory]
    [InlineData("gwas_loci('nothing')")]
    [InlineData("gwas_loci_by_breaker('nothing')")]
    [InlineData("gwas_lookup('nothing')")]
    [InlineData("gwas_variants('GCST99000001', 'nothing')")]
    [InlineData("harmonised('nothing', 'S_ge_Liver')")]
    [InlineData("join_evidence('GCST99000001', 'nothing')")]
    public void A_dataset_that_is_not_there_is_an_error_and_not_an_empty_answer(string from) =>
        Assert.Contains("the store has no dataset 'nothing'", Assert.Throws<QtlQueryException>(() => _store.Query<string>($"select 'a row' from {from}")).Message, StringComparison.Ordinal);

    public void Dispose() => _store.Dispose();

    static object Datasets => new { gwas = LiverAndTrait.Trait, qtl = LiverAndTrait.Liver };

    IReadOnlyList<(int Locus, int Position, int Variants, int First, int Last)> Loci(string from) =>
        _store.Query<(int, int, int, int, int)>($"select locus::integer, position, variants::integer, first_bp, last_bp from {from} order by locus", new { gwas = LiverAndTrait.Trait });

    sealed record Fitted
    {
        public int HmCode { get; init; }

        public bool Kept { get; init; }

        public string Ref { get; init; } = "";

        public string Alt { get; init; } = "";

        public double Beta { get; init; }

        public double EffectAlleleFrequency { get; init; }
    }
}

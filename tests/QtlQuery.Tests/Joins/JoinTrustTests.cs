using QtlQuery.Core;
using QtlQuery.Engine.Joins;
using QtlQuery.Tests.Checking;
using QtlQuery.Tests.RealData;

namespace QtlQuery.Tests.Joins;

/// <summary>Whether a join of two datasets of a store is trusted.</summary>
public sealed class JoinTrustTests : IDisposable
{
    const string Liver = "Exemplar_ge_liver";
    const string Trait = "GCST99000001";

    readonly TestStore _store = new();

    [Fact]
    public void Two_clean_studies_of_the_same_variants_are_trusted_and_every_number_was_looked_at()
    {
        Ingest(test => test);
        var trust = Trust();
        Assert.True(trust.IsTrusted, string.Join('\n', trust.Checks.Where(check => check.Trusted is false).Select(check => check.Sentence)));
        trust.Require();
        // There is no shared signal.
        Assert.Equal(["signs_within_traits"], trust.Checks.Where(check => check.Trusted is null).Select(check => check.CheckName));
        Assert.Equal("shared_variants: 300 (GWAS variants that the QTL dataset has, too; at least 50; 300 looked at): trusted", trust.Checks[0].Sentence);
    }

    [Fact]
    public void A_GWAS_with_its_effect_allele_mistaken_is_refused_with_the_numbers()
    {
        Ingest(test => test with { Ref = test.Alt, Alt = test.Ref });
        var refusal = Assert.Throws<QtlQueryException>(Trust().Require);
        Assert.StartsWith($"{Trait} and {Liver} cannot be joined:\n  other_reference: 1 (share of the variants of which both sides name another reference allele; at most 0.02; 300 looked at): not trusted\n  frequency_correlation: -", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--force", refusal.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Datasets_that_cover_no_common_stretch_are_refused()
    {
        Ingest(test => test with { Chromosome = "2" });
        Assert.Contains("no common stretch", Assert.Throws<QtlQueryException>(Trust().Require).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_GWAS_are_compared_in_the_same_way()
    {
        const string Other = "GCST99000002", Mistaken = "GCST99000003";
        Ingest(test => test);
        foreach (var (name, bend) in new (string, Func<MadeUpTest, MadeUpTest>)[] { (Other, test => test), (Mistaken, test => test with { Ref = test.Alt, Alt = test.Ref }) })
            _store.Ingest(_store.Write($"{name}.tsv", MadeUpStudy.SsfFile(MadeUpStudy.Gwas(3, MadeUpStudy.Along("1", 50, 53, 300)).Select(bend))), 0.01, null, name, null, ("trait", "made up"), ("genome_build", "GRCh38"));
        using var store = _store.Open();
        JoinTrust.Of(store, Trait, Other).Require();
        Assert.Contains("frequency_correlation: -", Assert.Throws<QtlQueryException>(JoinTrust.Of(store, Trait, Mistaken).Require).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_without_such_rows_is_an_error()
    {
        Ingest(test => test);
        using var store = _store.Open();
        Assert.Contains("no GWAS results", Assert.Throws<QtlQueryException>(() => JoinTrust.Of(store, Liver, Liver)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void LDL_cholesterol_and_the_expression_of_HMGCR_are_trusted()
    {
        _store.Ingest(PublishedFile.At("eqtlcat-resources", "HMGCR", "LDLC_HMGCR.vcf.gz"), 0, null, Trait, null, ("study", "LDLC"), ("genome_build", "GRCh38"));
        _store.Ingest(PublishedFile.At("eqtlcat-resources", "HMGCR", "FUSION_muscle_HMGCR_gene.tsv.gz"), 0.01, null, Liver, null, ("study", "FUSION"), ("quantity", "ge"), ("context", "muscle"));
        var trust = Trust();
        trust.Require();
        // 288 people and twelve covariates: 274 degrees of freedom.
        Assert.InRange(trust.Checks.Single(check => check.CheckName == "qtl_freedom").Value!.Value, 1.0, 1.1);
        Assert.Equal(2823, trust.Checks[0].Value);
    }

    public void Dispose() => _store.Dispose();

    JoinTrust Trust()
    {
        using var store = _store.Open();
        return JoinTrust.Of(store, Trait, Liver);
    }

    // The sites of MadeUpStudy.Qtl.
    void Ingest(Func<MadeUpTest, MadeUpTest> bend)
    {
        _store.Ingest(_store.Write($"{Liver}.all.tsv", MadeUpStudy.NominalFile(MadeUpStudy.Qtl(1))));
        _store.Ingest(_store.Write($"{Trait}.tsv", MadeUpStudy.SsfFile(MadeUpStudy.Gwas(2, MadeUpStudy.Along("1", 50, 53, 300)).Select(bend))), 0.01, null, Trait, null, ("trait", "made up"), ("genome_build", "GRCh38"));
    }
}

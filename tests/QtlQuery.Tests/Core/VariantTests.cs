using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Core;

namespace QtlQuery.Tests.Core;

public sealed class VariantTests
{
    static readonly Gen<string> Alleles = Gen.Elements('A', 'C', 'G', 'T').NonEmptyListOf().Select(bases => string.Concat(bases));

    static readonly Gen<Variant> Variants =
        from chromosome in Gen.Elements("1", "9", "22", "X", "Y", "MT")
        from position in Gen.Choose(1, int.MaxValue - 1)
        from reference in Alleles
        from alternative in Alleles
        where reference != alternative
        select new Variant(chromosome, position, reference, alternative);

    [Theory]
    [InlineData("chr1_13550_G_A_b38")]
    [InlineData("1_13550_G_A")]
    [InlineData("chr1_13550_G_A")]
    [InlineData("1:13550:G:A")]
    [InlineData("chr1-13550-G-A")]
    [InlineData("1:13550_G_A")]
    [InlineData("01:13550:g:a")]
    [InlineData("NC_000001.11:13549:G:A")]
    [InlineData("NC_000001.10:13549:G:A")]
    public void Every_usual_spelling_is_the_same_variant(string text)
    {
        Assert.Equal(new Variant("1", 13550, "G", "A"), Variant.Parse(text));
        Assert.Equal("chr1_13550_G_A", Variant.Parse(text).Id);
    }

    [Theory]
    [InlineData("chr1_13550_G_A_b38", "GRCh38")]
    [InlineData("1_13550_G_A_b37", "GRCh37")]
    [InlineData("1:13550:G:A:hg19", "GRCh37")]
    [InlineData("1_13550_G_A", null)]
    [InlineData("NC_000001.10:13549:G:A", "GRCh37")]
    [InlineData("NC_000001.11:13549:G:A", "GRCh38")]
    [InlineData("NC_000007.13:1:G:A", "GRCh37")]
    [InlineData("NC_000007.14:1:G:A", "GRCh38")]
    [InlineData("NC_000021.8:1:G:A", "GRCh37")]
    [InlineData("NC_000024.10:1:G:A", "GRCh38")]
    [InlineData("NC_012920.1:1:G:A", null)]
    public void The_build_is_stated_only_where_the_text_names_it(string text, string? build)
    {
        Variant.Parse(text, out var stated);
        Assert.Equal(build, stated?.Name);
    }

    [Theory]
    [InlineData("chrX_100_A_C", "X")]
    [InlineData("23:100:A:C", "X")]
    [InlineData("Y:100:A:C", "Y")]
    [InlineData("chrM_100_A_C", "MT")]
    [InlineData("NC_000023.11:99:A:C", "X")]
    [InlineData("NC_012920.1:99:A:C", "MT")]
    public void Sex_chromosomes_and_the_mitochondrion_are_named_alike(string text, string chromosome) =>
        Assert.Equal(new Variant(chromosome, 100, "A", "C"), Variant.Parse(text));

    [Theory]
    [InlineData("chr2_500_GTA_G", "GTA", "G")]
    [InlineData("chr2_500_G_GTTT", "G", "GTTT")]
    [InlineData("chr2_500_G_*", "G", "*")]
    [InlineData("chr2_500_NA_N", "NA", "N")]
    public void Indels_star_and_unknown_bases_are_kept_as_written(string text, string reference, string alternative) =>
        Assert.Equal(new Variant("2", 500, reference, alternative), Variant.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("rs123")]
    [InlineData("chr1_13550_G")]
    [InlineData("chr1_13550_G_A_T")]
    [InlineData("chr1_0_G_A")]
    [InlineData("chr1_-5_G_A")]
    [InlineData("chr1_99999999999_G_A")]
    [InlineData("chr99_5_G_A")]
    [InlineData("25_5_G_A")]
    [InlineData("chr1_5_G_G")]
    [InlineData("chr1_5_G_<DEL>")]
    [InlineData("chr1_5_*_G")]
    [InlineData("1_5_A_LONG_STRING")]
    [InlineData("1:5:-:A")]
    [InlineData("NC_000001.12:5:A:G")]
    [InlineData("NC_000001.11:5:A:")]
    [InlineData("NC_000001.11:5:3:A")]
    [InlineData("NC_000001.11:2147483647:A:G")]
    public void What_is_not_a_variant_is_refused(string? text)
    {
        Assert.False(Variant.TryParse(text, out _, out var build));
        Assert.Null(build);
    }

    [Fact]
    public void Text_that_is_not_a_variant_is_an_error_with_a_hint() =>
        Assert.NotNull(Assert.Throws<QtlQueryException>(() => Variant.Parse("rs123")).Hint);

    [Theory]
    [InlineData("A", "T", true)]
    [InlineData("G", "C", true)]
    [InlineData("A", "G", false)]
    [InlineData("AT", "A", false)]
    [InlineData("C", "*", false)]
    public void Complementary_single_bases_are_palindromic(string reference, string alternative, bool palindromic) =>
        Assert.Equal(palindromic, new Variant("1", 1, reference, alternative).IsPalindromic);

    [Fact]
    public void A_variant_is_read_back_from_its_id_in_every_spelling() =>
        Prop.ForAll(
            Variants.ToArbitrary(),
            variant => new[]
            {
                variant.Id,
                variant.Id + "_b38",
                variant.Id[3..].Replace('_', ':'),
                variant.Id.Replace('_', '-'),
            }.All(text => Variant.Parse(text) == variant)).QuickCheckThrowOnFailure();

    [Fact]
    public void Spdi_counts_from_zero() =>
        Prop.ForAll(
            Variants.Where(variant => variant.Chromosome == "9").ToArbitrary(),
            variant => Variant.Parse($"NC_000009.12:{variant.Position - 1}:{variant.Ref}:{variant.Alt}") == variant).QuickCheckThrowOnFailure();
}

using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Core.Harmonisation;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Core.Harmonisation;

/// <summary>Alleles of two datasets brought together: held to TwoSampleMR (gold/10), and to what must hold for any alleles.</summary>
public sealed class HarmonisedAllelesTests
{
    public const string Folder = "10-allele-harmonisation/";

    // Frequencies in 64ths: 1 - f is exact.
    static Gen<StatedAlleles> Alleles { get; } =
        from alleles in Gen.Elements(("A", "G"), ("G", "A"), ("T", "C"), ("C", "T"), ("A", "T"), ("T", "A"), ("C", "G"), ("AT", "A"), ("A", "AT"), ("I", "D"), ("D", "I"), ("A", "C"), ("AC", "GT"))
        from frequency in Gen.Choose(0, 64)
        select new StatedAlleles(alleles.Item1, alleles.Item2, frequency == 0 ? null : frequency / 64.0);

    static Gen<(StatedAlleles First, StatedAlleles Second)> Pairs { get; } = from first in Alleles from second in Alleles select (first, second);

    [SkippableTheory]
    [InlineData(PalindromeRule.AssumeForward)]
    [InlineData(PalindromeRule.ByFrequency)]
    [InlineData(PalindromeRule.Refuse)]
    public void Each_action_of_TwoSampleMR_is_reproduced(PalindromeRule rule)
    {
        var expected = ReferenceCases.Rows($"{Folder}expected_action{(int)rule}.tsv").ToDictionary(row => row["SNP"]);
        Assert.All(ReferenceCases.Rows(Folder + "input.tsv"), row =>
        {
            var actual = HarmonisedAlleles.Of(Stated(row, 1), Stated(row, 2), rule);
            var found = expected[row["SNP"]];
            Assert.Equal(found["remove"] == "FALSE", actual.Fits);
            Assert.Equal(found["palindromic"] == "TRUE", actual.Palindromic);
            Assert.Equal(found["ambiguous"] == "TRUE", actual.Ambiguous);
            Assert.Equal(found["mr_keep"] == "TRUE", actual.Kept && row["b2"] != "NA");
            Assert.Equal(found.Number("beta.exposure"), actual.FirstTurned ? -row.Number("b1") : row.Number("b1"));
            Assert.Equal(found.Number("beta.outcome"), actual.Turned ? -row.Number("b2") : row.Number("b2"));
            Assert.Equal(found.Number("eaf.exposure"), actual.FirstTurned ? 1 - row.Number("f1") : row.Number("f1"), 1e-15);
            Assert.Equal(found.Number("eaf.outcome"), actual.Turned ? 1 - row.Number("f2") : row.Number("f2"), 1e-15);
            if (actual.Fits)
            {
                Assert.Equal((found["effect_allele.outcome"], found["other_allele.outcome"]), (actual.Alt, actual.Ref ?? "NA"));
                Assert.Equal((found["effect_allele.exposure"], found["other_allele.exposure"]), (actual.Alt, actual.Ref ?? "NA"));
            }
        });
    }

    [Theory]
    [InlineData("A", "G", 0.2, "A", "G", 0.3, HarmonisationCode.Forward)]
    [InlineData("A", "G", 0.2, "G", "A", 0.7, HarmonisationCode.ForwardTurned)]
    [InlineData("A", "G", 0.2, "T", "C", 0.3, HarmonisationCode.Reverse)]
    [InlineData("A", "G", 0.2, "C", "T", 0.7, HarmonisationCode.ReverseTurned)]
    [InlineData("A", "T", 0.2, "A", "T", 0.3, HarmonisationCode.PalindromicForward)]
    [InlineData("A", "T", 0.2, "T", "A", 0.7, HarmonisationCode.PalindromicForwardTurned)]
    [InlineData("A", "T", 0.2, "T", "A", 0.3, HarmonisationCode.PalindromicReverse)]
    [InlineData("A", "T", 0.2, "A", "T", 0.7, HarmonisationCode.PalindromicReverseTurned)]
    [InlineData("A", "T", 0.2, "A", "T", 0.45, HarmonisationCode.PalindromicFrequencyNearHalf)]
    [InlineData("A", "T", 0.2, "A", "T", null, HarmonisationCode.PalindromicFrequencyUnknown)]
    [InlineData("A", "G", 0.2, "A", "T", 0.2, HarmonisationCode.OtherAlleles)]
    [InlineData("A", "AT", 0.2, "AT", "A", 0.8, HarmonisationCode.ForwardTurned)]
    [InlineData("A", "AT", 0.2, "D", "I", 0.2, HarmonisationCode.InsertionDeletion)]
    [InlineData("A", "AT", 0.2, "I", "D", 0.8, HarmonisationCode.InsertionDeletionTurned)]
    [InlineData("AC", "GT", 0.2, "I", "D", 0.2, HarmonisationCode.OtherAlleles)]
    [InlineData("A", "AT", 0.2, "T", "TA", 0.2, HarmonisationCode.SeveralBasesReverse)]
    [InlineData("A", "AT", 0.2, "T", "AT", 0.2, HarmonisationCode.OtherAlleles)]
    [InlineData("A", "G", 0.2, null, "A", 0.8, HarmonisationCode.OneAlleleTurned)]
    [InlineData("A", "T", 0.2, null, "A", 0.8, HarmonisationCode.OneAllelePalindromic)]
    [InlineData("A", null, 0.2, "A", "G", 0.8, HarmonisationCode.AlleleMissing)]
    [InlineData(null, "A", 0.2, null, "A", 0.2, HarmonisationCode.NeitherHasOther)]
    public void The_code_says_how_the_alleles_fit(string? otherAllele, string? effectAllele, double frequency, string? theirOther, string? theirEffect, double? theirs, HarmonisationCode code) =>
        Assert.Equal(code, HarmonisedAlleles.Of(new(otherAllele, effectAllele, frequency), new(theirOther, theirEffect, theirs)).Code);

    [Fact]
    public void Where_both_name_the_reference_allele_a_palindrome_needs_no_frequency()
    {
        var same = HarmonisedAlleles.Of(new("A", "T"), new("A", "T"), PalindromeRule.Refuse, sameReference: true);
        Assert.Equal((HarmonisationCode.PalindromicSameReference, false, true), (same.Code, same.Turned, same.Kept));
        Assert.Equal(HarmonisationCode.PalindromicFrequencyUnknown, HarmonisedAlleles.Of(new("A", "T"), new("T", "A"), sameReference: true).Code);
    }

    // The other strand spells an indel backwards with its anchor at the other end, which needs the reference sequence.
    [Fact]
    public void An_indel_on_the_other_strand_is_not_guessed() =>
        Assert.Equal(HarmonisationCode.OtherAlleles, HarmonisedAlleles.Of(new("A", "AG"), new("C", "CT")).Code);

    [Fact]
    public void Turning_twice_changes_nothing() => Check(pair =>
        Assert.Equal(HarmonisedAlleles.Of(pair.First, pair.Second), HarmonisedAlleles.Of(pair.First.Turned.Turned, pair.Second.Turned.Turned)));

    [Fact]
    public void Counting_the_other_allele_changes_no_aligned_effect() => Check(pair =>
    {
        var (asIs, turned) = (HarmonisedAlleles.Of(pair.First, pair.Second), HarmonisedAlleles.Of(pair.First, pair.Second.Turned));
        Assert.Equal((asIs.Fits, asIs.Kept, asIs.Palindromic, asIs.Ref, asIs.Alt), (turned.Fits, turned.Kept, turned.Palindromic, turned.Ref, turned.Alt));
        if (asIs.Kept)
            Assert.NotEqual(asIs.Turned, turned.Turned);
    });

    [Fact]
    public void The_other_strand_changes_no_effect_of_single_bases() => Check(pair =>
    {
        if (pair.Second is not { Ref: "A" or "C" or "G" or "T", Alt: "A" or "C" or "G" or "T" })
            return;
        var (asIs, flipped) = (HarmonisedAlleles.Of(pair.First, pair.Second), HarmonisedAlleles.Of(pair.First, pair.Second with { Ref = Complement(pair.Second.Ref), Alt = Complement(pair.Second.Alt) }));
        Assert.Equal((asIs.Fits, asIs.Kept), (flipped.Fits, flipped.Kept));
        if (asIs.Kept)
            Assert.Equal(asIs.Turned, flipped.Turned);
    });

    [Fact]
    public void Which_side_is_first_changes_nothing_but_names() => Check(pair =>
    {
        var (one, other) = (HarmonisedAlleles.Of(pair.First, pair.Second), HarmonisedAlleles.Of(pair.Second, pair.First));
        Assert.Equal((one.Fits, one.Kept), (other.Fits, other.Kept));
        if (one.Kept)
            Assert.Equal(one.Turned, other.Turned);
    });

    [Fact]
    public void What_was_harmonised_is_the_same_when_harmonised_again() => Check(pair =>
    {
        var once = HarmonisedAlleles.Of(pair.First, pair.Second);
        if (!once.Kept)
            return;
        var frequency = once.Turned ? 1 - pair.Second.Frequency : pair.Second.Frequency;
        var again = HarmonisedAlleles.Of(new(once.Ref, once.Alt, pair.First.Frequency), new(once.Ref, once.Alt, frequency));
        Assert.Equal((true, false, false), (again.Kept, again.Turned, again.OtherStrand));
    });

    static StatedAlleles Stated(Dictionary<string, string> row, int side) =>
        new(row[$"oa{side}"] is "NA" ? null : row[$"oa{side}"], row[$"ea{side}"] is "NA" ? null : row[$"ea{side}"], row[$"f{side}"] is "NA" ? null : row.Number($"f{side}"));

    static string Complement(string? allele) => allele switch { "A" => "T", "C" => "G", "G" => "C", _ => "A" };

    static void Check(Action<(StatedAlleles First, StatedAlleles Second)> property) =>
        Prop.ForAll(Pairs.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(1, 1));
}

using QtlQuery.Core.Harmonisation;
using QtlQuery.Engine;
using QtlQuery.Tests.Core.Harmonisation;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Views;

/// <summary><c>harmonised_alleles</c>, held to <see cref="HarmonisedAlleles"/> on every combination of alleles, and to TwoSampleMR (gold/10).</summary>
public sealed class HarmonisationMacroTests : IDisposable
{
    const string Result = "verdict.hm_code, verdict.ref as common_ref, verdict.alt as common_alt, verdict.turned, verdict.own_turned, verdict.other_strand, verdict.palindromic, verdict.ambiguous, verdict.fits, verdict.kept";

    readonly TestStore _folder = new();
    readonly QtlStore _store;

    public HarmonisationMacroTests()
    {
        _store = _folder.Open();
    }

    // 12^4 combinations of alleles, and those of palindromes twenty times; frequency, rule and tolerance by a hash of the combination.
    [Fact]
    public void The_macro_is_the_same_as_CSharp_on_all_alleles()
    {
        var rows = _store.Query<Row>(
            $"""
            with alleles as (
                select unnest([null, 'A', 'c', 'G', 'T', 'AT', 'TA', 'ATT', 'GC', 'I', 'D', '*']) as allele
            ),
            frequencies as (
                select [null, 0, 0.1, 0.2, 0.42, 0.4199, 0.47, 0.5, 0.55, 0.58, 0.5801, 0.8, 0.9, 1]::double[] as list
            ),
            cases as (
                select
                    a.allele as ref, b.allele as alt, c.allele as other_ref, d.allele as other_alt,
                    list[1 + (hash(a.allele, b.allele, c.allele, d.allele, turn, 1) % 14)::integer] as frequency,
                    list[1 + (hash(a.allele, b.allele, c.allele, d.allele, turn, 2) % 14)::integer] as other_frequency,
                    1 + (hash(a.allele, b.allele, c.allele, d.allele, turn, 3) % 3)::integer as action,
                    ([0.08, 0, 0.2]::double[])[1 + (hash(a.allele, b.allele, c.allele, d.allele, turn, 4) % 3)::integer] as tolerance,
                    hash(a.allele, b.allele, c.allele, d.allele, turn, 5) % 4 = 0 as same_reference,
                from alleles as a, alleles as b, alleles as c, alleles as d, range(20) as turns(turn), frequencies
                where turn = 0 or (is_palindromic(a.allele, b.allele) and is_palindromic(c.allele, d.allele))
            )
            select cases.* exclude (verdict), {Result}
            from (select *, harmonised_alleles(ref, alt, frequency, other_ref, other_alt, other_frequency, action := action, tolerance := tolerance, same_reference := same_reference) as verdict from cases) as cases
            """);
        Assert.Equal(12 * 12 * 12 * 12 + 19 * 2 * 2, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            HarmonisedAlleles.Of(new(row.Ref, row.Alt, row.Frequency), new(row.OtherRef, row.OtherAlt, row.OtherFrequency), (PalindromeRule)row.Action, row.Tolerance, row.SameReference),
            row.Verdict));
        // Every code that alleles alone can lead to was met: 7 and 8 are nobody's, 15 and 16 are for joins.
        Assert.Equal(Enum.GetValues<HarmonisationCode>().Except([(HarmonisationCode)7, (HarmonisationCode)8, (HarmonisationCode)15, (HarmonisationCode)16]), rows.Select(row => row.Verdict.Code).Distinct().Order());
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_action_of_TwoSampleMR_is_reproduced(int action)
    {
        var differences = _store.Query<string>(
            """
            select input.SNP
            from (select *, harmonised_alleles(oa1, ea1, f1, oa2, ea2, f2, action := $action) as verdict from read_csv($input, delim = '\t', nullstr = 'NA', types = {f1: 'double', f2: 'double', b1: 'double', b2: 'double'}))  as input
            join read_csv($expected, delim = '\t', nullstr = 'NA') as expected using (SNP)
            where (not remove, palindromic, ambiguous, mr_keep, "beta.exposure", "beta.outcome", round("eaf.outcome", 15))
                is distinct from (
                    verdict.fits, verdict.palindromic, verdict.ambiguous, verdict.kept and b2 is not null,
                    case when verdict.own_turned then -b1 else b1 end, case when verdict.turned then -b2 else b2 end, round(case when verdict.turned then 1 - f2 else f2 end, 15)
                )
                or (verdict.fits and ("effect_allele.outcome", "other_allele.outcome") is distinct from (verdict.alt, verdict.ref))
            """,
            new { action, input = ReferenceCases.FullPath(HarmonisedAllelesTests.Folder + "input.tsv"), expected = ReferenceCases.FullPath($"{HarmonisedAllelesTests.Folder}expected_action{action}.tsv") });
        Assert.Empty(differences);
    }

    [Fact]
    public void Every_code_has_words() =>
        Assert.Equal(Enum.GetValues<HarmonisationCode>().Length, _store.Query<string>("select distinct hm_code_words(code) from range(1, 31) as codes(code) where hm_code_words(code) is not null").Count);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    sealed record Row
    {
        public string? Ref { get; init; }

        public string? Alt { get; init; }

        public string? OtherRef { get; init; }

        public string? OtherAlt { get; init; }

        public double? Frequency { get; init; }

        public double? OtherFrequency { get; init; }

        public int Action { get; init; }

        public double Tolerance { get; init; }

        public bool SameReference { get; init; }

        public int HmCode { get; init; }

        public string? CommonRef { get; init; }

        public string? CommonAlt { get; init; }

        public bool Turned { get; init; }

        public bool OwnTurned { get; init; }

        public bool OtherStrand { get; init; }

        public bool Palindromic { get; init; }

        public bool Ambiguous { get; init; }

        public bool Fits { get; init; }

        public bool Kept { get; init; }

        public HarmonisedAlleles Verdict => new((HarmonisationCode)HmCode, CommonRef, CommonAlt, Turned, OwnTurned, OtherStrand, Palindromic, Ambiguous, Fits, Kept);
    }
}

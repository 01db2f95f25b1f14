using QtlQuery.Core;
using QtlQuery.Mapping.GenotypeChecks;
using QtlQuery.Mapping.Samples;
using QtlQuery.Statistics.Genotypes;
using QtlQuery.Statistics.LinkageDisequilibrium;

namespace QtlQuery.Tests.Mapping.GenotypeChecks;

/// <summary>What is counted of variants; expected values by hand.</summary>
public sealed class VariantCheckTests
{
    static readonly Sex[] FourWomenAndThreeMen = [Sex.Female, Sex.Female, Sex.Female, Sex.Female, Sex.Male, Sex.Male, Sex.Male];

    // The first three women have 0, 1 and 2 copies, the fourth none called; men have alt, ref, and an impossible heterozygous call.
    static readonly sbyte[] Calls = [0, 1, 2, -1, 2, 0, 1];

    [Fact]
    public void An_autosomal_variant_has_two_alleles_of_everyone()
    {
        var variant = Of("7", 100);
        Assert.Equal((7, 6, 12, 6, 0.5), (variant.Samples, variant.Called, variant.Alleles, variant.AltCopies, variant.MinorFrequency));
        Assert.Equal(HardyWeinberg.LogP(2, 2, 2), variant.LogHardyWeinbergP);
    }

    [Fact]
    public void On_X_men_have_one_allele_and_no_heterozygous_call()
    {
        var variant = Of("X", 50_000_000);
        Assert.Equal((7, 5, 8, 4), (variant.Samples, variant.Called, variant.Alleles, variant.AltCopies));
        Assert.Equal((1, 1, 1, 1, 1), (variant.RefHomozygotes, variant.Heterozygotes, variant.AltHomozygotes, variant.RefHaploid, variant.AltHaploid));
        Assert.Equal(HardyWeinbergX.LogP(1, 1, 1, 1, 1), variant.LogHardyWeinbergP);
    }

    [Fact]
    public void The_pseudoautosomal_regions_are_counted_as_autosomes() => Assert.Equal(12, Of("X", 100_000).Alleles);

    [Fact]
    public void Without_a_build_the_proportions_of_X_are_not_tested()
    {
        var check = new VariantCheck(new(), FourWomenAndThreeMen, build: null);
        Assert.Null(check.Of(new("X", 50_000_000, "x", "G", "A"), Calls).LogHardyWeinbergP);
        Assert.Equal(1, check.UntestedOfX);
    }

    [Fact]
    public void On_Y_men_alone_can_be_called()
    {
        var variant = Of("Y", 5_000_000);
        Assert.Equal((3, 2, 2, 1), (variant.Samples, variant.Called, variant.Alleles, variant.AltCopies));
        Assert.Null(variant.LogHardyWeinbergP);
    }

    [Fact]
    public void Each_limit_that_is_not_reached_is_named()
    {
        var check = new VariantCheck(new() { LeastFrequency = 0.2, FewestCopies = 3, LeastHardyWeinbergP = 0.5 }, FourWomenAndThreeMen, GenomeBuild.GRCh38);
        Assert.Equal(["call_rate", "maf", "mac"], check.Of(new("1", 100, "a", "G", "A"), [0, 0, 0, -1, -1, 0, 1]).Failed);
        Assert.Equal(["hwe"], check.Of(new("1", 100, "b", "G", "T"), [0, 0, 0, 2, 2, 2, 2]).Failed);
        Assert.Empty(check.Of(new("1", 200, "c", "G", "T"), [0, 1, 1, 1, 1, 2, 0]).Failed);
    }

    [Fact]
    public void A_variant_of_the_same_place_and_alleles_is_a_duplicate_either_way_round()
    {
        var check = new VariantCheck(new() { LeastFrequency = 0, LeastCallRate = 0 }, FourWomenAndThreeMen, GenomeBuild.GRCh38);
        Assert.False(check.Of(new("1", 100, "a", "G", "A"), Calls).IsDuplicate);
        Assert.False(check.Of(new("1", 100, "b", "G", "T"), Calls).IsDuplicate);
        Assert.True(check.Of(new("1", 100, "c", "A", "G"), Calls).IsDuplicate);
        Assert.False(check.Of(new("1", 101, "d", "G", "A"), Calls).IsDuplicate);
    }

    // Copies of a neighbour with a call in ten changed: LD within and beyond the stretches in which variants are held.
    [Fact]
    public void Variants_that_come_one_after_the_other_are_pruned_as_a_whole_chromosome_is()
    {
        const int Samples = 25;
        var random = new Random(5);
        var copies = new List<double[]> { Enumerable.Range(0, Samples).Select(_ => (double)random.Next(3)).ToArray() };
        while (copies.Count < 6_050)
            copies.Add([.. copies[^1].Select(call => random.Next(10) == 0 ? random.Next(3) : call)]);
        List<int> positions = [.. Enumerable.Range(1, copies.Count)];
        var kept = new List<double[]>();
        var pruned = new PrunedVariants(0.2, kept.AddRange);
        for (var chromosome = 1; chromosome <= 2; chromosome++)
        {
            foreach (var (place, variant) in copies.Index())
                pruned.Add(new(chromosome == 1 ? "1" : "2", positions[place], "v", "G", "A"), variant);
        }

        pruned.End();
        double[][] whole = [.. new LdPruning(0.2, Step: 100, Variants: 200).Kept(positions, copies).Select(place => copies[place])];
        Assert.InRange(whole.Length, 300, 5_000);
        Assert.Equal([.. whole, .. whole], kept);
    }

    static VariantQuality Of(string chromosome, int position) => new VariantCheck(new(), FourWomenAndThreeMen, GenomeBuild.GRCh38).Of(new(chromosome, position, "v", "G", "A"), Calls);
}

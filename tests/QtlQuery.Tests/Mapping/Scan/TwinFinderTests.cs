using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Mapping.Scan;

/// <summary>Variants of the same genotypes are multiplied once a window, whichever variants were read before it.</summary>
public sealed class TwinFinderTests
{
    const int Samples = 16;
    const int ApartBp = 100;

    static readonly ModelBasis Basis = new(CovariateBasis.Of(Samples, []));

    // 60,000 variants of 25,000 kinds, so that most have twins near and far, and more than a scan remembers lie before the window.
    [Theory]
    [InlineData(1_000_000)]
    [InlineData(2_400_000)]
    public void What_is_distinct_in_a_window_does_not_depend_on_where_the_scan_began(int windowBp)
    {
        var calls = new Random(1);
        var kinds = Enumerable.Range(0, 25_000).Select(_ => Enumerable.Range(0, Samples).Select(_ => (sbyte)calls.Next(3)).ToArray()).ToList();
        var all = Enumerable.Range(0, 60_000).Select(_ => kinds[calls.Next(kinds.Count)]).ToList();
        var (first, last) = (3_500_000 / ApartBp, (3_500_000 + windowBp) / ApartBp);
        var fromTheStart = Distinct(all, 0, first, last);
        Assert.Equal(fromTheStart, Distinct(all, first, first, last));
        Assert.Equal(fromTheStart, Distinct(all, first - 4321, first, last));
        Assert.InRange(fromTheStart.Count, 1000, last - first - 1000);
    }

    [Fact]
    public void Opposite_genotypes_are_twins_and_those_of_another_chromosome_are_not()
    {
        sbyte[] calls = [0, 1, 2, 2, 0, 1, 0, 0, 2, 1, 1, 0, 2, 0, 0, 1], opposite = [.. calls.Select(call => (sbyte)(2 - call))];
        var finder = new TwinFinder();
        var variants = new[] { Variant("1", 100, calls, 0), Variant("1", 2_000_100, opposite, 1), Variant("1", 6_000_000, calls, 2), Variant("2", 100, calls, 3) };
        foreach (var variant in variants)
            finder.Find(variant);
        Assert.Equal([-1, 0, -1, -1], variants.Select(variant => variant.Twin));
    }

    // The places of those that are multiplied: their twins, if any, are not in the window.
    static List<int> Distinct(List<sbyte[]> all, int begin, int first, int last)
    {
        var finder = new TwinFinder();
        var variants = Enumerable.Range(begin, last - begin).Select(place => Variant("1", place * ApartBp, all[place], place - begin)).ToList();
        variants.ForEach(finder.Find);
        return [.. variants.Skip(first - begin).Where(variant => variant.Twin < first - begin).Select(variant => variant.Ordinal + begin)];
    }

    static TestedVariant Variant(string chromosome, int position, sbyte[] calls, int ordinal)
    {
        var block = new GenotypeBlock(1);
        block.Begin(Samples, hasDosages: false);
        calls.CopyTo(block.NextCalls);
        block.Add(new(chromosome, position, ".", "A", "G"));
        var variant = TestedVariant.Of(block, 0, Basis, new double[Samples]);
        variant.Ordinal = ordinal;
        return variant;
    }
}

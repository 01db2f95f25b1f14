using System.Globalization;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Permutations;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping.Scan;

/// <summary>Traits in groups of three, by the largest correlations that plain least squares finds for each gene and permutation.</summary>
public sealed class GroupedTraitsTests
{
    [SkippableFact]
    public void A_group_is_as_strong_as_its_strongest_trait_in_every_permutation()
    {
        var genes = Cohort.Answers("reference.perm.tsv").ToDictionary(row => row["phenotype_id"]);
        var permuted = Cohort.Lines("gold/small/reference.perm_r2.tsv.gz").Select(line => line.Split('\t')).ToDictionary(row => row[0], row => row[1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray());
        var groups = Grouped(3).ToLookup(trait => trait.Group);
        var outcomes = Run(Grouped(3), new() { ByGroup = true });
        Assert.Equal(groups.Count, outcomes.Count);
        foreach (var group in groups)
        {
            var outcome = outcomes.Single(each => each.Trait.Group == group.Key);
            var best = group.MaxBy(trait => Square(genes[trait.Id]))!;
            var largest = Enumerable.Range(0, 1000).Select(permutation => group.Max(trait => permuted[trait.Id][permutation])).ToArray();
            Assert.Equal(best.Id, outcome.Trait.Id);
            Assert.Equal(largest.Count(square => square >= Square(genes[best.Id])), outcome.Permuted!.AsStrong);
            var expected = BetaApproximation.Of(largest, Cohort.Covariates.Df);
            Close.To(expected.TrueDf, outcome.Permuted!.Approximation.TrueDf, 2e-5);
            Close.To(expected.Beta.Shape2, outcome.Permuted!.Approximation.Beta.Shape2, 2e-4);
            Assert.InRange(outcome.VariantsTested, group.Max(trait => genes[trait.Id].Number("pairs")), group.Sum(trait => genes[trait.Id].Number("pairs")));
        }

        static double Square(Dictionary<string, string> row)
        {
            var t = row.Number("slope") / row.Number("slope_se");
            return t * t / (t * t + Cohort.Covariates.Df);
        }
    }

    [SkippableFact]
    public void Groups_of_one_are_traits()
    {
        var alone = Run([.. Cohort.Traits], new() { Permutations = 50 });
        Assert.Equal(alone.Select(Text), Run(Grouped(1), new() { Permutations = 50, ByGroup = true }).Select(Text));
        Assert.Equal(alone.Select(Text), Run(Grouped(3), new() { Permutations = 50 }).Select(Text));
    }

    [SkippableFact]
    public void Adaptive_permutations_of_a_group_end_with_the_last_that_was_needed_whatever_the_threads()
    {
        var all = Run(Grouped(3), new() { Permutations = 200, ByGroup = true, Threads = 3 });
        var adaptive = Run(Grouped(3), new() { Permutations = 200, ByGroup = true, StopAfter = 5, Threads = 1 });
        foreach (var (full, early) in all.Zip(adaptive))
        {
            Assert.Equal(Math.Min(5, full.Permuted!.AsStrong), early.Permuted!.AsStrong);
            Assert.Equal(full.Permuted!.AsStrong < 5 ? 200 : early.Permuted!.Count, early.Permuted!.Count);
        }

        Assert.Equal(adaptive.Select(Text), Run(Grouped(3), new() { Permutations = 200, ByGroup = true, StopAfter = 5, Threads = 3 }).Select(Text));
    }

    [SkippableFact]
    public void A_trait_that_cannot_be_tested_leaves_the_others_of_its_group()
    {
        var usual = Cohort.Traits[0] with { Group = "g" };
        var outcomes = Run(
            [
                usual with { Id = "elsewhere", Chromosome = "7" },
                usual,
                usual with { Id = "constant", Values = [.. usual.Values.Select(_ => 4.0)] },
                usual with { Id = "far", StartBp = 200_000_000, EndBp = 200_000_000, Group = "alone" },
            ],
            new() { Permutations = 10, ByGroup = true });
        Assert.Equal([(usual.Id, null), ("constant", UntestedReason.ConstantTrait), ("far", UntestedReason.NoVariantInWindow)], outcomes.Select(outcome => (outcome.Trait.Id, outcome.Reason)));
    }

    static List<ScannedTrait> Grouped(int size) => [.. Cohort.Traits.Index().Select(each => each.Item with { Group = $"group{each.Index / size}" })];

    static IReadOnlyList<TraitOutcome> Run(IReadOnlyList<ScannedTrait> traits, CisOptions options)
    {
        var orders = Cohort.Lines("gold/small/reference.perm_indices.txt.gz").Take(options.Permutations).Select(line => line.Split(' ').Select(int.Parse).ToArray());
        using var genotypes = Cohort.Genotypes();
        return new CisScan(traits, Cohort.Covariates, options, PermutationSet.Of(orders)).Run(genotypes, null, null, default);
    }

    static string Text(TraitOutcome outcome) => FormattableString.Invariant($"{outcome.Trait.Id} {outcome.VariantsTested} {outcome.Lead} {outcome.Permuted!.AsStrong} {outcome.Permuted!.Count} {outcome.Permuted!.Approximation}");
}

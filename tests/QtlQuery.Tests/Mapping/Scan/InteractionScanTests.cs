using QtlQuery.Core;
using QtlQuery.Mapping.Scan;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping.Scan;

/// <summary>Against plain least squares of the whole model in double precision.</summary>
public sealed class InteractionScanTests
{
    [SkippableFact]
    public void Every_pair_has_the_three_effects_of_least_squares()
    {
        var expected = Cohort.Answers("reference.interaction.tsv.gz").ToDictionary(row => (row["phenotype_id"], row["variant_id"]));
        var tests = Run(Cohort.Context, new());
        Assert.Equal(expected.Keys.Order(), tests.Select(each => (each.Trait.Id, each.Variant.Variant.Id)).Order());
        foreach (var (variant, trait, test) in tests)
        {
            var row = expected[(trait.Id, variant.Variant.Id)];
            Agrees("g", test.Genotype);
            Agrees("i", test.Context);
            Agrees("gi", test.Interaction);

            void Agrees(string effect, PairTest own)
            {
                var error = row.Number($"b_{effect}_se");
                Assert.Equal(row.Number($"b_{effect}"), own.Slope, 1e-8 * error); // the reference inverts a matrix and prints twelve digits
                Assert.Equal(error, own.StandardError, 1e-8 * error);
                Assert.Equal(-Math.Log10(row.Number($"pval_{effect}")), own.NegLog10P, 1e-8 * Math.Max(1, own.NegLog10P));
            }
        }
    }

    [SkippableFact]
    public void A_context_of_two_groups_and_any_number_of_threads_give_the_same()
    {
        double[] sex = [.. Enumerable.Range(0, Cohort.Samples.Count).Select(i => i % 2 == 0 ? 0.0 : 1.0)];
        var one = Run(sex, new() { Threads = 1 });
        Assert.NotEmpty(one);
        Assert.Equal(one.Select(each => each.Test), Run(sex, new() { Threads = 3 }).Select(each => each.Test));
    }

    // eigenMT's steps by scikit-learn 1.2.1 (ledoit_wolf) and numpy 1.24.2 (eigvalsh) on the genotypes that a gene was tested with, missing ones at their mean.
    [SkippableFact]
    public void Effective_tests_are_those_of_eigenMT()
    {
        int[] expected = [120, 166, 163, 167, 162, 163, 163, 151, 151, 146, 147, 141, 124, 127, 129, 128, 128, 119, 107, 111, 115, 115, 117, 101, 103, 100, 55, 55, 48, 48];
        foreach (var threads in (int[])[1, 3])
        {
            using var genotypes = Cohort.Genotypes();
            var scan = new InteractionScan(Cohort.Traits, Cohort.Covariates, "context", Cohort.Context, new() { CountEffectiveTests = true, Threads = threads });
            scan.Run(genotypes, (_, _) => { }, default);
            Assert.Equal(expected, scan.EffectiveTests.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value));
        }
    }

    [SkippableFact]
    public void A_context_that_follows_from_the_covariates_is_an_error() =>
        Assert.Contains("follows from the covariates", Assert.Throws<QtlQueryException>(() => Run([.. Cohort.Covariates.Columns[2].Select(value => 3 + 2 * value)], new())).Message, StringComparison.Ordinal);

    // All of a genotype's variance within the context's upper half: the closed form loses its digits, the exact model does not.
    [SkippableFact]
    public void A_perfect_fit_keeps_its_digits()
    {
        var trait = Cohort.Traits[0];
        double[]? copies = null;
        using (var genotypes = Cohort.Genotypes())
        {
            var block = new QtlQuery.Mapping.Genotypes.GenotypeBlock(40);
            genotypes.Read(block);
            copies = [.. block.CallsOf(7).ToArray().Select(call => (double)call)];
        }

        var noise = new Random(3);
        var values = copies.Zip(Cohort.Context, (g, i) => 2 + 0.5 * g - i + 1.5 * g * i + 1e-7 * noise.NextDouble()).ToArray();
        var best = Run(Cohort.Context, new(), [trait with { Values = values }]).MaxBy(each => each.Test.Interaction.NegLog10P);
        Assert.Equal(1.5, best.Test.Interaction.Slope, 1e-7);
        Assert.Equal(0.5, best.Test.Genotype.Slope, 1e-7);
        Assert.Equal(-1, best.Test.Context.Slope, 1e-7);
    }

    static List<(TestedVariant Variant, ScannedTrait Trait, InteractionTest Test)> Run(double[] context, InteractionOptions options, IReadOnlyList<ScannedTrait>? traits = null)
    {
        var all = new List<(TestedVariant, ScannedTrait, InteractionTest)>();
        using var genotypes = Cohort.Genotypes();
        new InteractionScan(traits ?? Cohort.Traits, Cohort.Covariates, "context", context, options).Run(genotypes, (variant, tests) => all.AddRange(tests.Select(each => (variant, each.Trait, each.Test))), default);
        return all;
    }
}

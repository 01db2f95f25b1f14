using QtlQuery.Core;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping.Scan;

/// <summary>Against plain least squares in double precision, run on the same cohort.</summary>
public sealed class CisScanTests
{
    [SkippableFact]
    public void Every_pair_has_the_effect_and_p_of_least_squares()
    {
        var pairs = Cohort.Answers("reference.nominal.tsv.gz").ToDictionary(row => (row["phenotype_id"], row["variant_id"]));
        var tests = Nominal(new() { Permutations = 0 }).ToList();
        Assert.Equal(pairs.Values.Count(row => row["slope"] != "NA"), tests.Count);
        foreach (var (trait, variant, test) in tests)
        {
            var row = pairs[(trait.Id, variant.Variant.Id)];
            var (slope, error) = (row.Number("slope"), row.Number("slope_se"));
            Assert.Equal(slope, test.Slope, 1e-9 * error);
            Assert.Equal(error, test.StandardError, 1e-10 * error);
            Assert.Equal(-Math.Log10(row.Number("pval_nominal")), test.NegLog10P, 1e-9 * Math.Max(1, test.NegLog10P)); // the reference prints twelve digits
            Assert.Equal(row.Number("tss_distance"), trait.DistanceOf(variant.Variant.Position));
            Assert.Equal(row.Number("n_called"), variant.Counts.Called);
            Assert.Equal(row.Number("af"), variant.Counts.AltFrequency, 1e-11);
            Assert.Equal(row.Number("ma_samples"), variant.Counts.MinorCarriers);
            Assert.Equal(row.Number("ma_count"), variant.Counts.MinorCopies);
        }
    }

    [SkippableFact]
    public void Given_the_same_permutations_every_one_has_the_largest_correlation_of_least_squares()
    {
        var orders = Cohort.Lines("gold/small/reference.perm_indices.txt.gz").Select(line => line.Split(' ').Select(int.Parse).ToArray()).ToList();
        var expected = Cohort.Lines("gold/small/reference.perm_r2.tsv.gz").Select(line => line.Split('\t')).ToDictionary(row => row[0], row => row[1..]);
        var outcomes = Run(new(), permutations: PermutationSet.Of(orders));
        foreach (var row in Cohort.Answers("reference.perm.tsv"))
        {
            var outcome = outcomes.Single(each => each.Trait.Id == row["phenotype_id"]);
            Assert.Equal(row.Number("pairs"), outcome.VariantsTested);
            Assert.Equal(row.Number("pval_perm"), (outcome.Permuted!.AsStrong + 1.0) / (outcome.Permuted!.Count + 1), 1e-12);
            Assert.Equal(row.Number("true_df"), outcome.Permuted!.Approximation.TrueDf, 2e-5 * row.Number("true_df"));
            Assert.Equal(row.Number("beta_shape1"), outcome.Permuted!.Approximation.Beta.Shape1, 2e-5 * row.Number("beta_shape1"));
            Assert.Equal(row.Number("beta_shape2"), outcome.Permuted!.Approximation.Beta.Shape2, 2e-4 * row.Number("beta_shape2"));
            Assert.Equal(row.Number("pval_beta"), Math.Exp(outcome.Permuted!.Approximation.LogPBeta(outcome.Lead!.T, Cohort.Covariates.Df)), 1e-4 * row.Number("pval_beta"));
            Assert.Equal(expected[outcome.Trait.Id].Length, outcome.Permuted!.Count);
        }
    }

    [SkippableFact]
    public void The_lead_is_the_one_of_least_squares_or_ties_with_it()
    {
        foreach (var row in Cohort.Answers("reference.perm.tsv"))
        {
            var lead = Run(new() { Permutations = 0 }).Single(each => each.Trait.Id == row["phenotype_id"]).Lead!;
            Assert.Equal(Math.Abs(row.Number("slope") / row.Number("slope_se")), Math.Abs(lead.T), 1e-8);
        }
    }

    [SkippableFact]
    public void The_outcomes_are_the_same_for_any_number_of_threads_and_any_other_traits()
    {
        var one = Run(new() { Permutations = 100, Threads = 1 });
        var many = Run(new() { Permutations = 100, Threads = 3 });
        Assert.Equal(one.Select(Text), many.Select(Text));
        Assert.Equal(one.Skip(7).Take(3).Select(Text), Run(new() { Permutations = 100, Threads = 2 }, Cohort.Traits.Skip(7).Take(3)).Select(Text));

        static string Text(TraitOutcome outcome) => FormattableString.Invariant($"{outcome.Trait.Id} {outcome.VariantsTested} {outcome.Lead} {outcome.Permuted!.AsStrong} {outcome.Permuted!.Approximation}");
    }

    [SkippableFact]
    public void Adaptive_permutations_end_with_the_last_that_was_needed()
    {
        var all = Run(new() { Permutations = 200 });
        var adaptive = Run(new() { Permutations = 200, StopAfter = 5 });
        foreach (var (full, early) in all.Zip(adaptive))
        {
            Assert.Equal(Math.Min(5, full.Permuted!.AsStrong), early.Permuted!.AsStrong);
            Assert.Equal(full.Permuted!.AsStrong < 5 ? 200 : early.Permuted!.Count, early.Permuted!.Count);
        }

        Assert.Contains(adaptive, outcome => outcome.Permuted!.Count < 50);
    }

    [SkippableFact]
    public void Filters_leave_variants_out_and_count_them()
    {
        var common = Run(new() { Permutations = 0, LeastFrequency = 0.1, FewestCopies = 25 });
        var pairs = Cohort.Answers("reference.nominal.tsv.gz").Where(row => row["slope"] != "NA" && Math.Min(row.Number("af"), 1 - row.Number("af")) >= 0.1 && row.Number("ma_count") >= 25);
        Assert.Equal(pairs.CountBy(row => row["phenotype_id"]).OrderBy(each => each.Key).Select(each => each.Value), common.OrderBy(each => each.Trait.Id).Select(each => each.VariantsTested));
    }

    [SkippableFact]
    public void A_trait_that_cannot_be_tested_says_why_and_ends_nothing()
    {
        var usual = Cohort.Traits[0];
        double[] missing = [.. usual.Values];
        missing[3] = double.NaN;
        var outcomes = Run(new() { Permutations = 10 }, [
            usual with { Id = "missing", Values = missing },
            usual with { Id = "constant", Values = [.. missing.Select(_ => 4.0)] },
            usual with { Id = "elsewhere", Chromosome = "7" },
            usual with { Id = "far", StartBp = 200_000_000, EndBp = 200_000_000 },
            usual,
        ]);
        Assert.Equal([UntestedReason.MissingValues, UntestedReason.ConstantTrait, UntestedReason.ChromosomeNotInGenotypes, UntestedReason.NoVariantInWindow, null], outcomes.Select(each => each.Reason));
    }

    [Fact]
    public void Too_few_samples_for_the_covariates_are_an_error() =>
        Assert.Contains("too few", Assert.Throws<QtlQueryException>(() => new CisScan([], QtlQuery.Statistics.Regression.CovariateBasis.Of(3, [[1, 0, 0], [0, 1, 0]]), new())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(3)]
    [InlineData(98)]
    [InlineData(424)]
    [InlineData(30_000)]
    public void The_table_of_tails_is_the_tail(int df)
    {
        var table = new StudentTailTable(df);
        foreach (var t in (double[])[1e-9, 1e-3, 0.1, 0.24999, 0.25, 1, 1.7320508, 3, 7.77, 25.1, 39.99, 40.01, 300])
        {
            var exact = StudentTail.NegLog10TwoSided(t, df);
            Assert.Equal(exact, table.NegLog10TwoSided(-t), 1e-11 * exact);
        }
    }

    static IReadOnlyList<TraitOutcome> Run(CisOptions options, IEnumerable<ScannedTrait>? traits = null, PermutationSet? permutations = null)
    {
        using var genotypes = Cohort.Genotypes();
        return new CisScan([.. traits ?? Cohort.Traits], Cohort.Covariates, options, permutations).Run(genotypes, null, null, default);
    }

    static List<(ScannedTrait Trait, TestedVariant Variant, PairTest Test)> Nominal(CisOptions options)
    {
        var all = new List<(ScannedTrait, TestedVariant, PairTest)>();
        using var genotypes = Cohort.Genotypes();
        new CisScan(Cohort.Traits, Cohort.Covariates, options).Run(
            genotypes,
            tests => all.AddRange(tests.Rows().SelectMany(row => tests.Traits.Zip(row.Tests, (trait, test) => (trait, row.Variant, test)).Where(each => each.test.IsTested))),
            null,
            default);
        return all;
    }
}

using QtlQuery.Coloc;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Coloc;

/// <summary>From stored associations to posteriors; the sums themselves are held to coloc elsewhere.</summary>
public sealed class ColocalisationTests
{
    // 2 N f (1 - f) V = 2 · 100 · 0.25 · 0.75 · 0.0625², the same for every variant.
    static readonly Lazy<TestStore> AllPublished = new(Published);

    const double LiverSd = 0.38273277230987157;

    [Fact]
    public void Posteriors_are_those_of_the_numbers_in_the_files()
    {
        var result = Run(ColocStudy.Request).Results.Single(each => each is { DatasetId: ColocStudy.Liver, MolecularTraitId: ColocStudy.Shared });
        int[] shared = [.. Enumerable.Range(0, ColocStudy.Variants).Where(variant => variant is not (3 or 50))];
        double[] trait = [.. shared.Select(variant => ApproximateBayesFactor.LogFromZ(ColocStudy.Z(ColocStudy.Shared, variant, 20, 8), 0.0625 * 0.0625, 0.15 * LiverSd))];
        double[] gwas = [.. shared.Select(variant => ApproximateBayesFactor.LogFromZ(ColocStudy.Z(ColocStudy.Gwas, variant, 20, 9), 1.0 / (64 * 64), 0.15))];
        var expected = ColocalisationSums.Of(trait, gwas);

        Assert.Equal((59, 59, 58, 0), (result.VariantsTrait, result.VariantsGwas, result.VariantsShared, result.VariantsLeftOut));
        Close.To(LiverSd, result.Trait.Sd!.Value, 1e-12);
        Assert.True(result.Trait.SdIsEstimated);
        // The files print more digits than the tables keep.
        Assert.Equal(expected.A1, result.Sums!.Value.A1, 1e-5);
        Assert.Equal(expected.A2, result.Sums.Value.A2, 1e-5);
        Assert.Equal(expected.A12, result.Sums.Value.A12, 1e-5);
        Assert.Equal(expected.A3, result.Sums.Value.A3, 1e-5);
        Assert.Equal((1_020_000, "A", "G"), (result.Likeliest!.Position, result.Likeliest.Ref, result.Likeliest.Alt));
        Assert.True(result.Likeliest.Posterior > 0.999);
    }

    [Theory]
    [InlineData(ColocStudy.Liver, ColocStudy.Shared, "shared_signal")]
    [InlineData(ColocStudy.Blood, ColocStudy.Shared, "decided_by_prior")]
    [InlineData(ColocStudy.Liver, ColocStudy.Distinct, "distinct_signals")]
    [InlineData(ColocStudy.Liver, ColocStudy.Nothing, "no_qtl_signal")]
    [InlineData(ColocStudy.Liver, ColocStudy.Elsewhere, "no_gwas_signal")]
    public void Each_pair_says_what_it_shows_or_why_not(string dataset, string trait, string reason)
    {
        Assert.Equal(reason, AllPublished.Value.Ask<string>("select reason from coloc_results where dataset_id = $dataset and molecular_trait_id = $trait", new { dataset, trait }));
    }

    [Fact]
    public void Bounds_skip_only_pairs_that_are_below_the_threshold()
    {
        var all = Run(ColocStudy.Request);
        foreach (var least in new[] { 1e-6, 0.01, 0.5, 0.8, 0.999999 })
        {
            var pruned = Run(ColocStudy.Request with { LeastH4 = least });
            Assert.Equal(all.Results.Where(result => result.Posteriors!.Value.H4 >= least), pruned.Results);
            Assert.Equal(all.Pairs, pruned.Results.Count + pruned.Skipped + pruned.Below);
        }

        Assert.True(Run(ColocStudy.Request with { LeastH4 = 0.8 }).Skipped >= 2);
    }

    [Fact]
    public void Which_allele_a_GWAS_reports_changes_nothing()
    {
        using var turned = ColocStudy.Make(turned: variant => variant % 3 == 0);
        using var store = turned.Open();
        Assert.Equal(Run(ColocStudy.Request).Results, Colocalisation.Run(store, ColocStudy.Request).Results);
    }

    [Fact]
    public void A_dataset_that_comes_later_gets_the_results_of_a_full_run()
    {
        using var parts = ColocStudy.Store.Copy();
        foreach (var dataset in new[] { ColocStudy.Blood, ColocStudy.Liver })
            Publish(parts, ColocStudy.Request with { Datasets = [dataset] });
        Assert.Equal(Rows(AllPublished.Value), Rows(parts));
        using var store = parts.Open();
        Assert.True(ColocResultTable.IsComputed(store, ColocStudy.Liver, ColocStudy.Request));
        Assert.False(ColocResultTable.IsComputed(store, ColocStudy.Liver, ColocStudy.Request with { TraitSd = 1 }));
    }

    [Fact]
    public void A_run_over_one_locus_or_gene_leaves_the_others()
    {
        using var store = AllPublished.Value.Copy();
        var before = Rows(store);
        Publish(store, ColocStudy.Request with { Datasets = [ColocStudy.Liver], Loci = [ColocStudy.First], Genes = [ColocStudy.Distinct] }, isWhole: false);
        Assert.Equal(before, Rows(store));
    }

    // All stores are opened before anything is published, as processes that start together do.
    [Fact]
    public void Chunks_published_at_once_give_the_results_of_a_full_run()
    {
        using var chunked = ColocStudy.Store.Copy();
        Publish(chunked, ColocStudy.Request with { Loci = [new("1", 1, 2_000_000)] });
        const int Count = 3;
        var stores = Enumerable.Range(0, Count).Select(_ => chunked.Open()).ToList();
        Parallel.ForEach(stores.Index(), new() { MaxDegreeOfParallelism = Count }, each =>
        {
            var request = ColocStudy.Request.Chunk(each.Index + 1, Count);
            ColocResultTable.Publish(each.Item, each.Item.Layout, request, Colocalisation.Run(each.Item, request).Results, isWhole: true);
        });
        stores.ForEach(store => store.Dispose());
        // Those of the other locus that was asked about before are gone.
        Assert.Equal(Rows(AllPublished.Value), Rows(chunked));
        using var store = chunked.Open();
        Assert.True(ColocResultTable.IsComputed(store, ColocStudy.Liver, ColocStudy.Request));
        Assert.Equal([1, 1, 0], Enumerable.Range(1, Count).Select(number => ColocStudy.Request.Chunk(number, Count).Loci.Count));
    }

    [Fact]
    public void Results_are_the_same_for_any_number_of_threads()
    {
        var request = ColocStudy.Request with { Loci = [.. Enumerable.Range(0, 12).Select(i => ColocStudy.First with { Start = ColocStudy.First.Start + 1000 * i })] };
        foreach (var threads in new[] { 1, 5 })
        {
            using var store = QtlStore.Open(ColocStudy.Store.Path, new() { Threads = threads });
            Assert.Equal(threads, store.Threads);
            Assert.Equal(Run(request).Results, Colocalisation.Run(store, request).Results);
        }
    }

    [Fact]
    public void A_run_that_is_cancelled_ends_and_the_store_answers_on()
    {
        using var store = ColocStudy.Store.Open();
        using var cancel = new CancellationTokenSource();
        var request = ColocStudy.Request with { Loci = [.. Enumerable.Repeat(ColocStudy.First, 1000)] };
        var done = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => Colocalisation.Run(store, request, new Told(value => { done = value; cancel.Cancel(); }), cancel.Token));
        Assert.InRange(done, 1, 100);
        Assert.Equal(5, Colocalisation.Run(store, ColocStudy.Request).Results.Count);
    }

    [Fact]
    public void What_is_computed_is_known_by_locus()
    {
        using var made = ColocStudy.Store.Copy();
        ColocRequest all = ColocStudy.Request with { Datasets = [ColocStudy.Liver] }, first = all with { Loci = [ColocStudy.First] }, second = all with { Loci = [ColocStudy.Second] };
        Assert.Equal([false, false, false], Known());
        Publish(made, first with { TraitSd = 1 }, isWhole: false);
        Assert.Equal([false, false, false], Known());
        Publish(made, first, isWhole: false);
        Assert.Equal([false, true, false], Known());
        Publish(made, second, isWhole: false);
        Assert.Equal([true, true, true], Known());
        // One gene computed in another way makes its locus one of neither way.
        Publish(made, first with { TraitSd = 1, Genes = [ColocStudy.Shared] }, isWhole: false);
        Assert.Equal([false, false, true], Known());
        Publish(made, all);
        Assert.Equal([true, true, true], Known());
        // In the same way it changes nothing.
        Publish(made, first with { Genes = [ColocStudy.Shared] }, isWhole: false);
        Assert.Equal([true, true, true], Known());
        Publish(made, all with { TraitSd = 1 });
        Assert.Equal([false, false, false], Known());

        bool[] Known()
        {
            using var store = made.Open();
            return [.. new[] { all, first, second }.Select(request => ColocResultTable.IsComputed(store, ColocStudy.Liver, request))];
        }
    }

    [Fact]
    public void A_dataset_that_was_removed_meanwhile_gets_no_results()
    {
        using var made = ColocStudy.Store.Copy();
        using var store = made.Open();
        var request = ColocStudy.Request with { Datasets = [ColocStudy.Blood] };
        var results = Colocalisation.Run(store, request).Results;
        Publication.Remove(made.Layout, ColocStudy.Blood, now: false);
        Assert.Equal("dataset 'S_ge_Blood' was removed from the store meanwhile", Assert.Throws<QtlQueryException>(() => ColocResultTable.Publish(store, store.Layout, request, results, isWhole: true)).Message);
        Assert.False(File.Exists(made.Layout.DescriptorFile(ColocStudy.Blood)));
    }

    [Fact]
    public void A_GWAS_that_does_not_say_what_its_effects_are_is_asked_about()
    {
        var error = Assert.Throws<QtlQueryException>(() => Run(ColocStudy.Request with { GwasSd = null }));
        Assert.Equal("S_height does not say whether its effects are log odds or units of a quantitative trait", error.Message);
        Assert.Equal("Say which with --gwas-type quant or --gwas-type cc.", error.Hint);
    }

    // The GWAS has no sample size, so that a standard deviation cannot be estimated either.
    [Fact]
    public void A_side_without_a_standard_deviation_gives_a_refusal_and_no_numbers()
    {
        var results = Run(ColocStudy.Request with { GwasSd = null, GwasKind = TraitKind.Quantitative }).Results;
        Assert.All(results, result => Assert.Equal(("no_trait_sd", null), (result.Refusal, (double?)result.Posteriors?.H4)));
        Assert.Equal(5, results.Count);
    }

    [Fact]
    public void A_dataset_without_associations_and_one_that_is_no_GWAS_are_named()
    {
        Assert.Equal("S_height has no associations", Assert.Throws<QtlQueryException>(() => Run(ColocStudy.Request with { Datasets = [ColocStudy.Gwas] })).Message);
        Assert.Equal("S_ge_Liver is no GWAS", Assert.Throws<QtlQueryException>(() => Run(ColocStudy.Request with { Gwas = ColocStudy.Liver })).Message);
    }

    [Fact]
    public void Other_priors_need_no_variants()
    {
        var priors = new ColocalisationPriors(2e-4, 1e-5, 1e-6);
        using var opened = AllPublished.Value.Open();
        var expected = Colocalisation.Run(opened, ColocStudy.Request with { Priors = priors }).Results.Where(result => result.DatasetId == ColocStudy.Liver).ToList();
        var actual = opened.Query<(string Trait, double H3, double H4, double LogOdds, double Critical)>(
            "select molecular_trait_id as trait, moved.posterior_h3 as h3, moved.posterior_h4 as h4, moved.log_odds_h4, critical_p12 from coloc_with_priors(2e-4, 1e-5, 1e-6) as moved join coloc_results using (dataset_id, molecular_trait_id, locus) where dataset_id = 'S_ge_Liver' order by locus, trait");
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (result, row) in expected.Zip(actual))
        {
            Close.To(result.Posteriors!.Value.H3, row.H3, 1e-10);
            Close.To(result.Posteriors.Value.H4, row.H4, 1e-10);
            Close.To(result.LogOddsH4!.Value, row.LogOdds, 1e-10);
            Close.To(result.Sums!.Value.CriticalP12(1e-4, 1e-4, 0.8), row.Critical, 1e-10);
        }
    }

    [Theory]
    [InlineData(3, 4, 5, 6, 100, 1e-4)]
    [InlineData(500_000, 400_000, 900_000, 800_000, 3000, 1e-4)]
    [InlineData(500_000, 2, 400_000, 500_001, 3000, 1e-100)]
    [InlineData(-3, -4, -9, -8, 3000, 1e-150)]
    [InlineData(7, 8, 15, double.NegativeInfinity, 1, 1e-4)]
    [InlineData(12, 9, 14, 20, 1_000_000, 1e-4)]
    public void Log_odds_in_SQL_hold_for_any_sums_and_priors(double a1, double a2, double a12, double a3, int variants, double p1)
    {
        var priors = new ColocalisationPriors(p1, 1e-4, 1e-5);
        var expected = new ColocalisationSums(a1, a2, a12, a3, variants).LogOddsH4(priors.For(variants + 2, variants + 1, variants));
        var actual = AllPublished.Value.Ask<double>(
            "select coloc_log_odds(pair, $p1, 1e-4, 1e-5) from (select $a1 as ln_sum_trait, $a2 as ln_sum_gwas, $a12 as ln_sum_shared, $a3 as ln_sum_distinct, $variants + 2 as variants_trait, $variants + 1 as variants_gwas, $variants as variants_shared) as pair",
            new { p1, a1, a2, a12, a3, variants });
        Close.To(expected, actual, 1e-13);
    }

    // Of trait 1 (e^1, e^2) both at shared variants, (e^3, e^0.5) at two that trait 2 lacks; the largest of trait 2 is e^2.
    [Fact]
    public void Missing_variants_bound_the_posterior_as_worked_out_by_hand()
    {
        var priors = new ColocalisationPriors(0.01, 0.02, 0.005);
        double[] trait1 = [Math.Exp(1), Math.Exp(2)], trait2 = [Math.Exp(2), 1], only = [Math.Exp(3), Math.Exp(0.5)];
        var sums = ColocalisationSums.Of([.. trait1.Select(x => Math.Log(x))], [.. trait2.Select(x => Math.Log(x))]);
        var (lower, upper) = MissingVariants.Bounds(sums, [.. only.Select(x => Math.Log(x))], [], 3, 2, priors);

        double H4(double x, double y)
        {
            double[] first = [.. trait1, .. only], second = [.. trait2, x, y];
            var same = first.Zip(second, (a, b) => a * b).Sum();
            var h3 = 0.01 * 0.02 * (first.Sum() * second.Sum() - same);
            return 0.005 * same / (1 + 0.01 * first.Sum() + 0.02 * second.Sum() + h3 + 0.005 * same);
        }

        var largest = Math.Exp(2);
        double[] ends = [H4(0, 0), H4(largest, 0), H4(0, largest), sums.Posteriors(priors).H4];
        Close.To(ends.Min(), lower, 1e-12);
        Close.To(ends.Max(), upper, 1e-12);
        // Between the ends, nothing is outside.
        Assert.All(Enumerable.Range(0, 11), step => Assert.InRange(H4(step * largest / 10, 0), lower - 1e-15, upper + 1e-15));
        Assert.All(Enumerable.Range(0, 11), step => Assert.InRange(H4(0, step * largest / 10), lower - 1e-15, upper + 1e-15));
    }

    static ColocRun Run(ColocRequest request)
    {
        using var store = ColocStudy.Store.Open();
        return Colocalisation.Run(store, request);
    }

    static TestStore Published()
    {
        var store = ColocStudy.Store.Copy();
        Publish(store, ColocStudy.Request);
        return store;
    }

    static void Publish(TestStore made, ColocRequest request, bool isWhole = true)
    {
        using var store = made.Open();
        ColocResultTable.Publish(store, store.Layout, request, Colocalisation.Run(store, request).Results, isWhole);
    }

    static IReadOnlyList<string> Rows(TestStore made)
    {
        using var store = made.Open();
        return store.Query<string>("select cast(results as varchar) from coloc_results as results order by all");
    }

    sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}

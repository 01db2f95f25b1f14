using QtlQuery.Statistics.LinkageDisequilibrium;

namespace QtlQuery.Tests.Statistics.LinkageDisequilibrium;

public sealed class LinkageDisequilibriumTests
{
    const string Folder = "13-ld";

    [Fact]
    public void Correlations_are_over_samples_with_both_calls()
    {
        // complete: (0,0), (1,2), (2,2): n Σxy - ΣxΣy = 3·6 - 3·4 = 6, spreads 3·5 - 9 = 6 and 3·8 - 16 = 8
        var sums = PairwiseSums.Of([0, 1, double.NaN, 2, 2], [0, 2, 1, double.NaN, 2]);
        Assert.Equal(new(3, 3, 4, 5, 8, 6), sums);
        Close.To(6 / Math.Sqrt(48), sums.R, 1e-15);
        Assert.Equal(1, PairwiseSums.Of([0, 1, 1, 2, 0], [0, 1, 1, 2, 0]).R);
        Assert.Equal(-1, PairwiseSums.Of([0, 1, 1, 2, 0], [2, 1, 1, 0, 2]).R);
        Assert.Equal(double.NaN, PairwiseSums.Of([0, 1, 2], [1, 1, 1]).R2);
    }

    [SkippableFact]
    public void R_and_r2_of_all_pairs_agree_with_PLINKs_and_are_undefined_where_its_are()
    {
        var variants = Variants();
        var (r, r2, n) = (Matrix("plink19_r.tsv"), Matrix("plink19_r2.tsv"), Matrix("n_pairwise.tsv"));
        for (var i = 0; i < variants.Count; i++)
        {
            for (var j = 0; j < variants.Count; j++)
            {
                var sums = PairwiseSums.Of(variants[i].Values, variants[j].Values);
                Assert.Equal(n[i][j], sums.Samples);
                Assert.Equal(r[i][j], sums.R, 1e-13);
                Assert.Equal(r2[i][j], sums.R2, 1e-13);
            }
        }

        static double[][] Matrix(string file) => [.. ReferenceTable.Read($"{Folder}/{file}").Select(row => row.Values)];
    }

    [SkippableFact]
    public void Haplotypes_r2_and_d_prime_agree_with_PLINKs()
    {
        var variants = Variants().ToDictionary(variant => variant.Id, variant => variant.Values);
        var rows = ReferenceCases.Rows($"{Folder}/plink19_r2_dprime_em.tsv");
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var haplotypes = HaplotypeFrequencies.Of(variants[row["SNP_A"]], variants[row["SNP_B"]]);
            Assert.Equal(row.Number("R2"), haplotypes.R2, 1e-4);
            Assert.Equal(row.Number("DP"), Math.Abs(haplotypes.DPrime), 1e-4);
        }
    }

    // Four haplotypes are seen alone, and two double heterozygotes: by symmetry half of them are of each phase.
    [Fact]
    public void By_hand_double_heterozygotes_are_split_as_the_others_say()
    {
        var even = HaplotypeFrequencies.Of([0, 0, 2, 2, 1, 1], [0, 2, 0, 2, 1, 1]);
        Assert.Equal((0.25, 0.0, 0.0), (Math.Round(even.AltAlt, 12), Math.Round(even.D, 12), Math.Round(even.R2, 12)));
        var together = HaplotypeFrequencies.Of([0, 2, 1, 1], [0, 2, 1, 1]);
        Assert.Equal((0.5, 1.0, 1.0), (Math.Round(together.AltAlt, 9), Math.Round(together.R2, 9), Math.Round(together.DPrime, 9)));
        Assert.Equal(-1, HaplotypeFrequencies.Of([0, 2, 1, 1], [2, 0, 1, 1]).DPrime, 1e-9);
        Assert.Equal(double.NaN, HaplotypeFrequencies.Of([0, 0], [1, 2]).DPrime);
    }

    [Fact]
    public void Haplotypes_of_dosages_are_refused() => Assert.Throws<ArgumentException>(() => HaplotypeFrequencies.Of([0.5, 1], [1, 2]));

    [SkippableFact]
    public void The_pairs_of_a_window_are_PLINKs()
    {
        var variants = Variants();
        var pairs = new LdWindow(Bp: 8_000, Variants: 9, LeastR2: 0.2).Pairs(Positions(), [.. variants.Select(variant => variant.Values)]).ToList();
        var rows = ReferenceCases.Rows($"{Folder}/plink19_r2_windowed.tsv");
        Assert.Equal(rows.Select(row => (row["SNP_A"], row["SNP_B"])), pairs.Select(pair => (variants[pair.First].Id, variants[pair.Second].Id)));
        Assert.All(rows.Zip(pairs), pair => Assert.Equal(pair.First.Number("R2"), pair.Second.R * pair.Second.R, 1e-6));
    }

    [SkippableFact]
    public void Pruning_keeps_what_PLINK_keeps()
    {
        Keeps("plink19_indep_pairwise_20_5_0.3.in.txt", new(0.3, Step: 5, Variants: 20));
        Keeps("plink19_indep_pairwise_20kb_1_0.5.in.txt", new(0.5, Step: 1, Bp: 20_000));

        static void Keeps(string file, LdPruning pruning)
        {
            var variants = Variants();
            Assert.Equal(
                File.ReadLines(ReferenceCases.FullPath($"{Folder}/{file}")).Where(line => line.Length > 0),
                pruning.Kept(Positions(), [.. variants.Select(variant => variant.Values)]).Select(i => variants[i].Id));
        }
    }

    [Fact]
    public void A_window_holds_pairs_up_to_its_width_and_number_with_both_included()
    {
        double[] x = [0, 1, 2, 1];
        int[] positions = [100, 200, 300, 400];
        Assert.Equal([(0, 1), (1, 2), (2, 3)], Pairs(new(Bp: 100)));
        Assert.Equal([(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)], Pairs(new(Bp: 1000, Variants: 2)));

        IEnumerable<(int, int)> Pairs(LdWindow window) => window.Pairs(positions, [x, x, x, x]).Select(pair => (pair.First, pair.Second));
    }

    // The middle two are twins; a window of two that moves by two never holds both.
    [Theory]
    [InlineData(1, new[] { 0, 1, 3 })]
    [InlineData(2, new[] { 0, 1, 2, 3 })]
    public void Pruning_compares_what_stands_together_in_a_window(int step, int[] kept)
    {
        double[] a = [0, 0, 1, 1], b = [0, 1, 0, 1], c = [0, 1, 1, 0];
        Assert.Equal(kept, new LdPruning(0.5, step, Variants: 2).Kept([1, 2, 3, 4], [a, b, b, c]));
    }

    [Fact]
    public void A_window_has_one_width() => Assert.Throws<ArgumentException>(() => new LdPruning(0.2, Variants: 5, Bp: 100).Kept([], []));

    static List<(string Id, double[] Values)> Variants() => ReferenceTable.Read($"{Folder}/genotypes.tsv");

    static int[] Positions() => [.. ReferenceCases.Rows($"{Folder}/variants.tsv").Select(row => (int)row.Number("bp"))];
}

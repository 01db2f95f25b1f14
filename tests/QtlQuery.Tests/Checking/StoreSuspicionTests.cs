using QtlQuery.Core;
using QtlQuery.Engine.Checking;

namespace QtlQuery.Tests.Checking;

/// <summary>Each suspicion is raised by a store that was bent in one way, and no other is; a clean store raises none.</summary>
public sealed class StoreSuspicionTests(StoreSuspicionTests.CleanStudies clean) : IClassFixture<StoreSuspicionTests.CleanStudies>, IDisposable
{
    const string Liver = "Exemplar_ge_liver";

    // What is done to one dataset of the first store. The two clean ones of the second, of the same variants, stand beside it where the comparison needs them.
    static readonly Dictionary<string, Action<TestStore, TestStore>> Bent = new()
    {
        ["alleles_at_known_positions"] = (store, clean) => Third(store, clean, test => test with { Ref = Complement(test.Ref), Alt = Complement(test.Alt) }),
        ["alleles_turned"] = (store, clean) => Third(store, clean, test => test.Position / 10_000 % 5 == 0 ? test.Turned : test),
        ["effect_scale"] = (store, _) => Qtl(store, Liver, test => test with { Beta = 1000 * test.Beta, StandardError = 1000 * test.StandardError }),
        ["frequencies_against_errors"] = (store, _) => Qtl(store, Liver, test => test with { Frequency = MadeUpVariant.At("2", test.Position).Frequency }),
        ["frequencies_folded"] = (store, _) => Qtl(store, Liver, test => test with { Frequency = Math.Min(test.Frequency, 1 - test.Frequency) }),
        ["frequencies_of_the_other_allele"] = (store, clean) => Third(store, clean, test => test with { Frequency = 1 - test.Frequency }),
        ["gaps_in_chromosomes"] = (store, _) => Gwas(store, MadeUpStudy.Gwas(1, MadeUpStudy.Along("22", 18, 30, 720).Concat(MadeUpStudy.Along("22", 40, 50.5, 630)))),
        ["genes_elsewhere"] = (store, _) =>
        {
            Qtl(store, Liver);
            Genes(store, mb: 150);
        },
        ["inflation"] = (store, _) => Qtl(store, Liver, test => MadeUpTest.Create(test.Trait, MadeUpVariant.At(test.Chromosome, test.Position), test.People, 0.5 * test.T, test.People - 2)),
        ["log_odds_against_errors"] = (store, _) => Gwas(store, CaseControl(0.3), "odds_ratio"),
        ["missing_chromosomes"] = (store, _) => Gwas(store, WholeGenome(except: 7)),
        ["odds_ratios_as_effects"] = (store, _) => Gwas(store, Locus().Select(test => test with { Beta = Math.Exp(test.Beta) })),
        ["one_sided_effects"] = (store, _) => Qtl(store, Liver, test => test with { Beta = Math.Abs(test.Beta) }),
        ["p_value_floor"] = (store, _) => Qtl(store, Liver, test => test with { NegLog10P = Math.Min(test.NegLog10P, 2.3) }),
        ["p_values_against_effects"] = (store, _) => Qtl(store, Liver, test => test with { NegLog10P = test.NegLog10P + Math.Log10(2) }),
        ["palindromic_share"] = (store, _) => Gwas(store, Locus().Where(test => test.Ref != Complement(test.Alt))),
        ["reference_share"] = (store, _) => Gwas(store, Locus(), referenceOfHalf: true),
        ["repeated_variants"] = (store, _) => Qtl(store, Liver, MadeUpStudy.Qtl(1).SelectMany((test, i) => i % 50 == 0 ? new[] { test, test.Turned } : [test])),
        ["rsids_elsewhere"] = (store, clean) => Third(store, clean, test => test with { Position = test.Position + 503_331 }),
        ["sample_size_against_errors"] = (store, _) => Qtl(store, Liver, test => test with { People = 4 * test.People }),
    };

    readonly TestStore _store = new();

    public static TheoryData<string> Cases => [.. Names];

    public static IEnumerable<string> Names => Bent.Keys;

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_store_bent_in_one_way_raises_that_suspicion_and_no_other(string suspicion)
    {
        Bent[suspicion](_store, clean.Store);
        var raised = Findings().Where(finding => finding.Suspicious).ToList();
        Assert.All(raised, finding => Assert.True(finding.Suspicion == suspicion, $"{finding.Suspicion}: {finding.Sentence}"));
        var found = Assert.Single(raised);
        Assert.True(found.RowsLookedAt > 0);
        Assert.DoesNotContain("unknown", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clean_store_raises_none_and_every_suspicion_was_measured()
    {
        Third(_store, clean.Store, test => test);
        Genes(_store, mb: 51);
        Gwas(_store, WholeGenome(except: 0).Concat(MadeUpStudy.Gwas(3, MadeUpStudy.Along("22", 18.005, 50.5, 2000))));
        Gwas(_store, CaseControl(1 / Math.Sqrt(0.3 * 0.7)), "odds_ratio", name: "GCST99000002");

        var findings = Findings();
        Assert.Empty(findings.Where(finding => finding.Suspicious).Select(finding => $"{finding.DatasetId} {finding.Suspicion}: {finding.Sentence}"));
        Assert.Equal(SuspicionDefinition.All.Select(suspicion => suspicion.Name), findings.Select(finding => finding.Suspicion).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void P_values_printed_as_zero_while_a_double_could_hold_them_are_a_floor()
    {
        var rows = MadeUpStudy.Qtl(1).Select((test, i) => i == 0 ? MadeUpTest.Create(test.Trait, MadeUpVariant.At("1", test.Position), test.People, 9, 398).Row with { PValue = "0" } : test.Row);
        _store.Ingest(_store.Write($"{Liver}.all.tsv", NominalRow.File(rows)));
        Assert.Equal("p_value_floor", Assert.Single(Findings(), finding => finding.Suspicious).Suspicion);
    }

    [Fact]
    public void Only_the_datasets_that_are_named_are_looked_at()
    {
        Third(_store, clean.Store, test => test with { Frequency = 1 - test.Frequency });
        using var store = _store.Open();
        Assert.DoesNotContain(StoreSuspicions.Run(store, [Liver]), finding => finding.Suspicious || finding.DatasetId != Liver);
        Assert.Throws<QtlQueryException>(() => StoreSuspicions.Run(store, ["Exemplar_ge_livr"]));
    }

    [Fact]
    public void A_run_can_be_cancelled()
    {
        Qtl(_store, Liver);
        using var store = _store.Open();
        Assert.Throws<OperationCanceledException>(() => StoreSuspicions.Run(store, cancellation: new(canceled: true)));
    }

    public void Dispose() => _store.Dispose();

    /// <summary>Two studies that others are compared with, ingested once.</summary>
    public sealed class CleanStudies : IDisposable
    {
        public CleanStudies()
        {
            Qtl(Store, Liver);
            Qtl(Store, "Exemplar_ge_blood", MadeUpStudy.Qtl(2));
        }

        internal TestStore Store { get; } = new();

        public void Dispose() => Store.Dispose();
    }

    IReadOnlyList<Finding> Findings()
    {
        using var store = _store.Open();
        return StoreSuspicions.Run(store);
    }

    static void Third(TestStore store, TestStore clean, Func<MadeUpTest, MadeUpTest> bend)
    {
        clean.CopyTo(store);
        Qtl(store, "Exemplar_ge_skin", MadeUpStudy.Qtl(3).Select(bend));
    }

    static void Qtl(TestStore store, string dataset, Func<MadeUpTest, MadeUpTest>? bend = null) => Qtl(store, dataset, MadeUpStudy.Qtl(1).Select(bend ?? (test => test)));

    static void Qtl(TestStore store, string dataset, IEnumerable<MadeUpTest> tests) =>
        store.Ingest(store.Write($"{dataset}.all.tsv", MadeUpStudy.NominalFile(tests)), maximumRefused: 0);

    static void Gwas(TestStore store, IEnumerable<MadeUpTest> tests, string effect = "beta", bool referenceOfHalf = false, string name = "GCST99000001") =>
        store.Ingest(store.Write($"{name}.tsv", MadeUpStudy.SsfFile(tests, effect, referenceOfHalf)), 0, null, null, null, ("trait", "made-up trait"), ("genome_build", "GRCh38"));

    static void Genes(TestStore store, int mb)
    {
        var header = File.ReadLines(Repository.Path("tests", "fixtures", "sources", "gtex_egenes", "Liver.v8.egenes.txt")).First().Split('\t');
        var lines = Enumerable.Range(0, 60).Select(gene => string.Join('\t', header.Select(column => column switch
        {
            "gene_id" => $"{MadeUpStudy.Gene(gene)}.1",
            "gene_name" => $"MADEUP{gene}",
            "gene_chr" => "chr1",
            "gene_start" => $"{mb}000000",
            "gene_end" => $"{mb}020000",
            "strand" => "+",
            "variant_id" => $"chr1_{mb}000100_A_G_b38",
            "tss_distance" => "100",
            "pval_nominal" or "pval_beta" or "qval" => "0.5",
            _ => "NA",
        })));
        store.Ingest(store.Write("Pancreas.v8.egenes.txt", string.Join('\n', lines.Prepend(string.Join('\t', header))) + "\n"), maximumRefused: 0);
    }

    static List<MadeUpTest> Locus() => MadeUpStudy.Gwas(1, MadeUpStudy.Along("3", 10, 70, 1500));

    /// <param name="deviation">Of the trait: 1 / sqrt(s (1 - s)) for log odds with a share s of cases, far less for linear effects.</param>
    static List<MadeUpTest> CaseControl(double deviation) => MadeUpStudy.Gwas(2, MadeUpStudy.Along("3", 10, 70, 1500), deviation);

    static List<MadeUpTest> WholeGenome(int except) =>
        MadeUpStudy.Gwas(1, Enumerable.Range(1, 22).Where(chromosome => chromosome != except).SelectMany(chromosome => MadeUpStudy.Along($"{chromosome}", 26, 46, 300)));

    static string Complement(string allele) => allele switch
    {
        "A" => "T",
        "C" => "G",
        "G" => "C",
        _ => "A",
    };
}

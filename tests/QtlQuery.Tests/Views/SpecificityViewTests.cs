using QtlQuery.Tests.RealData;

namespace QtlQuery.Tests.Views;

/// <summary>Summaries and specificity of eGenes and of expression, worked out by hand on <see cref="ThreeTissues"/> and on a table of medians.</summary>
public sealed class SpecificityViewTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();

    [Fact]
    public void A_dataset_is_summed_up_by_its_genes_and_the_distance_of_their_leads()
    {
        using var store = _folder.Open();
        var (tested, egenes, share, distance, near) = Assert.Single(store.Query<(long, long, double, double, double)>(
            "select tested_genes, egenes, egene_share, median_tss_distance, leads_within_100_kb from egene_summary where dataset_id = 'S_ge_Liver'"));
        Assert.Equal((4, 3, 0.75), (tested, egenes, share));
        Assert.Equal((2000.0, 1.0), (distance, near)); // 1000, 2000 and 3000 bp
        Assert.Equal(0, Assert.Single(store.Query<long>("select egenes from egene_summary where dataset_id = 'S_ge_Brain'")));
    }

    [Fact]
    public void Every_trait_that_was_tested_is_there_with_the_verdict_of_its_dataset()
    {
        using var store = _folder.Open();
        var traits = store.Query<(string Dataset, string Gene, bool IsSignificant)>("select dataset_id, gene, is_significant from tested_traits order by all");
        Assert.Equal(
            [
                ("S_ge_Blood", ThreeTissues.G1, true), ("S_ge_Blood", ThreeTissues.G2, false), ("S_ge_Blood", ThreeTissues.G3, false), ("S_ge_Blood", ThreeTissues.G4, true),
                ("S_ge_Brain", ThreeTissues.G1, false), ("S_ge_Brain", ThreeTissues.G2, false), ("S_ge_Brain", ThreeTissues.G4, false),
                ("S_ge_Liver", ThreeTissues.G1, true), ("S_ge_Liver", ThreeTissues.G2, true), ("S_ge_Liver", ThreeTissues.G3, true), ("S_ge_Liver", ThreeTissues.G4, false),
            ],
            traits);
    }

    [Fact]
    public void The_pair_that_leads_an_eGene_somewhere_has_its_effect_wherever_it_was_tested()
    {
        using var store = _folder.Open();
        var effects = store.Query<(string Gene, string Context, double Beta, bool IsLead)>("select gene, context, round(beta, 3), is_lead from pair_effects order by all");
        Assert.Equal(
            [
                (ThreeTissues.G1, "Blood", 0.45, true), (ThreeTissues.G1, "Brain", 0.02, false), (ThreeTissues.G1, "Liver", 0.5, true),
                (ThreeTissues.G2, "Blood", 0.4, false), (ThreeTissues.G2, "Brain", -0.3, false), (ThreeTissues.G2, "Liver", -0.4, true),
                (ThreeTissues.G3, "Blood", 0.05, false), (ThreeTissues.G3, "Liver", 0.2, true),
                (ThreeTissues.G4, "Blood", 0.3, true), (ThreeTissues.G4, "Brain", 0.1, false), (ThreeTissues.G4, "Liver", 0.1, false),
            ],
            effects.Select(effect => (effect.Gene, effect.Context, Math.Round(effect.Beta, 3), effect.IsLead)));
    }

    // INDEX.md of the published files: 16,265 rows, 9,697 genes, at most rank 11; no gene has more than 10 rows, as the backward search drops some.
    [SkippableFact]
    public void The_published_signals_of_whole_blood_are_counted()
    {
        _folder.Ingest(PublishedFile.At("gtex-v8", "Whole_Blood.v8.independent_eqtls.annotated_Peters_celltype_eQTLs.txt.gz"));
        using var store = _folder.Open();
        Assert.Equal((16265, 9697, 10), Assert.Single(store.Query<(long, long, long)>("select signals, genes_with_signals, largest_number_of_signals from egene_summary where signals is not null")));
    }

    [Fact]
    public void A_gene_is_specific_by_its_contexts_or_by_the_size_of_its_effects()
    {
        using var store = _folder.Open();
        var genes = store.Query<GeneRow>("select * from tissue_specificity order by gene");
        Assert.Equal([3, 3, 2, 3], genes.Select(gene => gene.ContextsTested));
        Assert.Equal([["Blood", "Liver"], ["Liver"], ["Liver"], ["Blood"]], genes.Select(gene => gene.Contexts));
        Assert.Equal([false, true, true, true], genes.Select(gene => gene.IsEgeneInOneContext));
        Assert.Equal((0 + 0.1 + 0.96) / 2, genes[0].TauOfEffects, 1e-6);
        Assert.Equal((0 + 0 + 0.25) / 2, genes[1].TauOfEffects, 1e-6);
    }

    [Fact]
    public void A_pair_is_followed_through_all_contexts_in_which_it_was_tested()
    {
        using var store = _folder.Open();
        var pairs = store.Query<PairRow>("select *, m_values[1] as first_m_value from pair_specificity order by gene");
        Assert.Equal([3, 3, 2, 3], pairs.Select(pair => pair.ContextsTested));
        Assert.Equal([2, 1, 1, 1], pairs.Select(pair => pair.ContextsWithEffect));
        Assert.Equal(["Blood", "Brain", "Liver"], pairs[0].AllContexts);
        var expected = QtlQuery.Statistics.MetaAnalysis.MValues.Of([0.45f, 0.02f, 0.5f], [0.1f, 0.1f, 0.1f]);
        Assert.Equal(expected[0], pairs[0].FirstMValue, 1e-10);
    }

    [Fact]
    public void Expression_is_summed_up_by_gene_and_found_by_symbol()
    {
        // Medians: G1 8, 0, 0; G2 2, 2, 2. Totals of the contexts 10, 2, 2.
        Ingest("#1.2\n2\t3\nName\tDescription\tLiver\tBrain - Cortex\tWhole Blood\nENSG09900000001.1\tMADEUP1\t8\t0\t0\nENSG09900000002.1\tMADEUP2\t2\t2\t2\n");
        using var store = _folder.Open();
        var genes = store.Query<(string Gene, string Highest, double Tau, double Ee, double Entropy)>("select gene_id, highest_context, tau, ee, entropy from expression_specificity order by gene_id");
        Assert.Equal(("ENSG09900000001", "Liver", 1.0, 0.0), (genes[0].Gene, genes[0].Highest, genes[0].Tau, genes[0].Entropy));
        Assert.Equal(8 / (8 * 10.0 / 14), genes[0].Ee, 1e-12);
        Assert.Equal(0, genes[1].Tau);
        Assert.Equal(2 / (6 * 2.0 / 14), genes[1].Ee, 1e-12);
        Assert.Equal(Math.Log2(3), genes[1].Entropy, 1e-12);

        Assert.Equal("Liver", store.Query<string>("select context from median_expression('madeup1')")[0]);
        Assert.Equal(3, store.Query<string>("select context from median_expression('ENSG09900000002.7')").Count);
        Assert.Equal(["ENSG09900000001", "ENSG09900000002"], store.Query<string>("select gene_id from top_expressed('Liver')"));
        Assert.Equal([8.0], store.Query<double>("select median_tpm from expression_beside_qtl where dataset_id = 'S_ge_Liver' and gene = 'ENSG09900000001'"));
    }

    public void Dispose() => _folder.Dispose();

    void Ingest(string gct) =>
        _folder.Ingest(_folder.Write("gene_median_tpm.gct", gct), format: "gtex_gct_median", dataset: "Medians", set: [("study", "Medians"), ("genome_build", "GRCh38"), ("unit", "tpm")]);

    sealed record GeneRow
    {
        public string Gene { get; init; } = "";

        public long ContextsTested { get; init; }

        public List<string> Contexts { get; init; } = [];

        public bool IsEgeneInOneContext { get; init; }

        public double TauOfEffects { get; init; }
    }

    sealed record PairRow
    {
        public string Gene { get; init; } = "";

        public long ContextsTested { get; init; }

        public long ContextsWithEffect { get; init; }

        public List<string> AllContexts { get; init; } = [];

        public double FirstMValue { get; init; }
    }
}

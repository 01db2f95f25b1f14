using System.IO.Compression;
using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.RealData;

/// <summary>Published files against what their papers and other programs say of them. Skipped where the files are not.</summary>
[Collection(nameof(PublishedStores))]
public sealed class PublishedDataTests(PublishedStores stores) : IDisposable
{
    readonly List<TestStore> _stores = [];

    [SkippableFact]
    public void SORT1_in_liver_has_the_published_lead_and_a_credible_set_of_one_variant()
    {
        var store = Store();
        var published = stores.Of("fivex/eqtlcatalogue_nominal/GTEx_ge_liver.all.tsv.gz");
        published.Store.CopyTo(store);
        var result = Assert.Single(published.Results);
        Assert.Equal(new RowAccount(113_612, 110_032, 3_580, new Dictionary<string, long>(), new Dictionary<string, long>()), result.Rows with { Refused = new Dictionary<string, long>(result.Rows.Refused) }, Accounts);
        store.Ingest(Data("fivex", "credible_sets", "GTEx.liver_ge.purity_filtered.sorted.txt.gz"), dataset: "GTEx_ge_liver");

        using var open = store.Open();
        var lead = Assert.Single(open.Query<Association>("select * from lead_associations where gene_id = 'ENSG00000134243'"));
        Assert.Equal(("chr1_109274968_G_T", "rs12740374", 1.62428f, 0.0813317f, 5.01847e-39), (lead.VariantId, lead.Rsid, lead.Beta, lead.StandardError, lead.PValue));
        Close.To(38.29942868222, lead.NegLog10P, 1e-9);
        Assert.Equal(44, open.Query<long>("select count(*) from lead_associations")[0]);
        Assert.Equal(3204, open.Query<long>("select count(distinct variant_id) from associations")[0]);
        Assert.Equal(128, open.Query<long>("select max(sample_size) from associations")[0]);

        var set = Assert.Single(open.Query<CredibleVariant>("select variant_id, pip, z, log10_bayes_factor from credible_sets where credible_set_id = 'ENSG00000134243_L1'"));
        Assert.Equal("chr1_109274968_G_T", set.VariantId);
        Close.To(0.9999276, set.Pip, 1e-7);
        Close.To(17.61019, set.Z, 1e-6);
        Close.To(68.93892, set.Log10BayesFactor, 1e-6);
        Assert.Equal(0, open.Query<long>("select count(*) from (select credible_set_id from credible_sets group by all having count(*) <> any_value(credible_set_size))")[0]);
        Close.To(0.9633, open.Query<double>("select min(s) from (select sum(pip) as s from credible_sets group by credible_set_id)")[0], 1e-4);
        Assert.Empty(StoreCheck.Run(store.Layout));
    }

    [SkippableFact]
    public void Splicing_pairs_of_kidney_cortex_are_45566_of_545_introns()
    {
        var (store, results) = stores.Of("biocypher-kg/Kidney_Cortex.v8.sqtl_signifpairs.txt.gz");
        var result = Assert.Single(results);
        Assert.Equal((45_566, 42_401, 3_165, 0), (result.Rows.Read, result.Rows.Stored, result.Rows.Folded, result.Rows.RefusedTotal));
        using var open = store.Open();
        Assert.Equal(545, open.Query<long>("select count(distinct molecular_trait_id) from associations")[0]);
        Assert.Equal(45_566, Lines(Data("biocypher-kg", "Kidney_Cortex.v8.sqtl_signifpairs.txt.gz")).Skip(1).Count());
        Assert.Equal(42_401, Lines(Data("biocypher-kg", "Kidney_Cortex.v8.sqtl_signifpairs.txt.gz")).Skip(1).Distinct().Count());
    }

    [SkippableFact]
    public void Where_eQTLGen_prints_its_floor_p_comes_from_z()
    {
        var store = Store(GenomeBuild.GRCh37);
        var path = store.Write("cis-eQTLs.txt", File.ReadAllText(Data("excerpts-from-source-comments", "eqtlgen_cis.excerpt.txt")));
        Assert.Equal(3, store.Ingest(path, 0).Rows.Stored);
        using var open = store.Open();
        // 60-digit arithmetic of the normal tail.
        var rows = open.Query<(double NegLog10P, bool Derived, string Alt)>("select neg_log10_p, p_value_derived, alt from associations order by neg_log10_p desc");
        Close.To(8753.85311950558585, rows[0].NegLog10P);
        Close.To(4900.90339805204037, rows[1].NegLog10P);
        Close.To(4881.10582160219397, rows[2].NegLog10P);
        Assert.All(rows, row => Assert.True(row.Derived));
        Assert.Equal(["T", "A", "A"], rows.Select(row => row.Alt));
    }

    [SkippableFact]
    public void The_example_of_the_GWAS_SSF_standard_is_read_with_its_side_car()
    {
        var store = Store(GenomeBuild.GRCh37);
        Assert.Equal((5, 0), store.Ingest(Data("gwas-ssf", "0000123.tsv"), 0).Rows is var rows ? (rows.Stored, rows.RefusedTotal) : default);
        Assert.Equal(12_345, store.Ask<long>("select sample_size from datasets where trait = 'breast carcinoma' and genome_build = 'GRCh37'"));
        // effect A is the reference allele (EA), so alt is G: the sign turns and the frequency is the other one.
        var turned = Only<GwasRow>(store, "select * from gwas where position = 869388");
        Assert.Equal(("A", "G", 0.016619f), (turned.Ref, turned.Alt, turned.Beta));
        Close.To(1 - 0.997221, turned.EffectAlleleFrequency, 1e-4);
        Assert.Equal(1, store.Ask<long>("select count(*) from gwas where chromosome = 'X'"));
    }

    public void Dispose() => _stores.ForEach(store => store.Dispose());

    static readonly IEqualityComparer<RowAccount> Accounts = EqualityComparer<RowAccount>.Create(
        (a, b) => (a!.Read, a.Stored, a.Folded, a.RefusedTotal) == (b!.Read, b.Stored, b.Folded, b.RefusedTotal));

    static string Data(params string[] parts)
    {
        var path = Repository.Shared is { } shared ? Path.Combine([shared, "data", .. parts]) : null;
        Skip.IfNot(File.Exists(path), $"the published file {parts[^1]} is not here; QTLQUERY_SHARED names its folder");
        return path!;
    }

    static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    static T Only<T>(TestStore store, string sql) => store.Ask<T>(sql);

    TestStore Store(GenomeBuild? build = null)
    {
        _stores.Add(new(build));
        return _stores[^1];
    }

    sealed record Association
    {
        public string VariantId { get; init; } = "";

        public string Rsid { get; init; } = "";

        public float Beta { get; init; }

        public float StandardError { get; init; }

        public double PValue { get; init; }

        public double NegLog10P { get; init; }
    }

    sealed record CredibleVariant
    {
        public string VariantId { get; init; } = "";

        public double Pip { get; init; }

        public double Z { get; init; }

        public double Log10BayesFactor { get; init; }
    }

    sealed record GwasRow
    {
        public string Ref { get; init; } = "";

        public string Alt { get; init; } = "";

        public float Beta { get; init; }

        public float StandardError { get; init; }

        public float EffectAlleleFrequency { get; init; }

        public double NegLog10P { get; init; }

        public long SampleSize { get; init; }
    }
}

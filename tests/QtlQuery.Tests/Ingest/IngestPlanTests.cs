using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Ingest;

public sealed class IngestPlanTests : IDisposable
{
    readonly TestStore _store = new();

    [Fact]
    public void A_file_that_is_named_must_be_usable_and_one_that_is_found_is_told_of()
    {
        var before = _store.Listing();
        string[] files = [Nominal("liver"), ResultFolder.Gwas(_store["in"], "height.tsv"), _store.Write("notes.txt", "to do\nmuch\n"), _store["none.tsv"]];
        var plan = Ingestion.Plan(new(_store.Path, [files[0]]) { Found = files });
        Assert.Equal(files, plan.Files.Select(file => file.Path));
        Assert.Equal(["Exemplar_ge_liver", null, null, null], plan.Files.Select(file => file.DatasetId));
        Assert.Equal(["eqtl_catalogue_nominal", "gwas_ssf", null, null], plan.Files.Select(file => file.Source?.Definition.Name));
        Assert.Equal(
            [null, "Give them with --set trait=… --set genome_build=GRCh38", "'qtlquery sources' lists the formats", "Look at the spelling; the path is taken from the current directory."],
            plan.Files.Select(file => file.Problem?.Hint?.Split(',')[0]));
        foreach (var problem in plan.Problems)
            Assert.Equal(problem.Problem!.Message, Assert.Throws<QtlQueryException>(() => Ingestion.Run(new(_store.Path, [files[0], problem.Path]))).Message);
        Assert.Equal(before, _store.Listing());
    }

    [Fact]
    public void Variant_labels_that_are_not_there_are_told_of_before_the_first_row()
    {
        var error = Assert.Throws<QtlQueryException>(() => Ingestion.Plan(new(_store.Path, []) { Found = [Nominal("liver")], Variants = "nowhere.bim" }));
        Assert.Equal("'nowhere.bim' is neither a dataset of the store nor a file", error.Message);
    }

    [Fact]
    public void A_release_that_no_file_name_says_is_asked_for_and_may_be_said()
    {
        var path = _store.Write("pairs.txt", File.ReadAllText(Pairs("Liver")));
        var unsaid = Assert.Single(Ingestion.Plan(new(_store.Path, []) { Found = [path] }).Files);
        Assert.Equal("Give them with --set study=GTEx_v8 --set context=Whole_Blood", unsaid.Problem!.Hint);
        var said = Assert.Single(Ingestion.Plan(new(_store.Path, [path]) { Set = new Dictionary<string, string> { ["release"] = "v8", ["context"] = "Liver" } }).Files);
        Assert.Equal("GTEx_v8_ge_Liver", said.DatasetId);
    }

    // A part of a name, such as the GTEx_ of GTEx_{release}, is no name.
    [Fact]
    public void No_format_makes_a_study_of_a_release_that_is_not_known()
    {
        var named = Schemas.Sources.Values.Where(source => source.Dataset?.GetValueOrDefault("study")?.Contains('{', StringComparison.Ordinal) is true).ToList();
        Assert.True(named.Count > 15);
        Assert.Empty(named.Where(source => source.AskUserFor?.Contains("study") is not true && source.SplitBy?.ContainsKey("study") is not true).Select(source => source.Name));
    }

    [Fact]
    public void A_plan_writes_nothing()
    {
        var before = _store.Listing();
        Ingestion.Plan(new(_store.Path, [Nominal("liver")]));
        Assert.Equal(before, _store.Listing());
    }

    [Fact]
    public void Chunks_part_the_datasets_among_them_and_keep_each_whole()
    {
        var credible = _store["Exemplar_ge_a.credible_sets.tsv"];
        File.WriteAllText(credible, "molecular_trait_id\tgene_id\tcs_id\tvariant\trsid\tcs_size\tpip\tpvalue\tbeta\tse\tz\tcs_min_r2\tregion\nENSG09900000001\tENSG09900000001\tc1\tchr1_100_A_G\trs1\t1\t1\t0.5\t0.1\t0.1\t1\t1\tchr1:1-1000\n");
        string[] files = [Nominal("a"), Nominal("b"), _store.Write("notes.txt", "to do\n"), Nominal("c"), credible, Nominal("d")];
        foreach (var order in new[] { files, [.. files.Reverse()] })
        {
            var plan = Ingestion.Plan(new(_store.Path, []) { Found = order });
            var chunks = Enumerable.Range(1, 3).Select(number => plan.Chunk(number, 3)).ToList();
            Assert.Equal(
                [["Exemplar_ge_a", "Exemplar_ge_d"], ["Exemplar_ge_b"], ["Exemplar_ge_c"]],
                chunks.Select(chunk => chunk.Datasets.Select(dataset => dataset.DatasetId!).Order().ToArray()));
            Assert.Equal(new[] { files[0], credible }.Order(), chunks[0].Datasets.Single(dataset => dataset.DatasetId == "Exemplar_ge_a").Files.Select(file => file.Path).Order());
            Assert.Equal(files[2], Assert.Single(chunks[1].Problems).Path);
            Assert.All(chunks, chunk => Assert.True(chunk.HasSeveral));
            Assert.Throws<ArgumentOutOfRangeException>(() => plan.Chunk(4, 3));
        }
    }

    [Fact]
    public void Two_formats_that_would_fill_one_table_of_one_dataset_are_refused()
    {
        var plan = Ingestion.Plan(new(_store.Path, []) { Found = [Nominal("a"), Pairs("Liver"), Nominal("b")], Dataset = "mine" });
        Assert.Equal(
            "would get its associations from eqtl_catalogue_nominal on GRCh38 and gtex_signif_pairs, and only one can stay",
            plan.Files[1].Problem!.Message.Split("mine ")[1]);
        Assert.Empty(plan.Datasets);
    }

    [Fact]
    public void A_file_of_several_datasets_says_by_what_it_is_parted_and_is_not_read()
    {
        var format = Schemas.Source("gwas_ssf") with { SplitBy = new Dictionary<string, string> { ["trait"] = "TRAIT" }, GenomeBuild = "GRCh38" };
        var file = Assert.Single(Ingestion.Plan(new(_store.Path, [ResultFolder.Gwas(_store["in"], "many.tsv")]) { Format = format }).Files);
        Assert.Equal((null, null, "trait", "GRCh38"), (file.Problem, file.DatasetId, Assert.Single(file.SplitBy), file.Build?.Name));
    }

    [Fact]
    public void Files_on_another_build_need_a_chain_and_files_of_two_builds_are_not_one_dataset()
    {
        string[] files = [ResultFolder.Gwas(_store["in"], "GCST99000001_buildGRCh37.tsv"), ResultFolder.Gwas(_store["in"], "GCST99000001_buildGRCh38.tsv")];
        var set = new Dictionary<string, string> { ["trait"] = "height" };
        var plan = Ingestion.Plan(new(_store.Path, []) { Found = files, Set = set });
        Assert.Equal([$"'{files[0]}' is on GRCh37, and the store is on GRCh38", null], plan.Files.Select(file => file.Problem?.Message));

        var chain = _store.Write("made_up.chain", "chain 1 chr1 249250621 + 0 1000 chr1 248956422 + 0 1000 1\n1000\n\n");
        plan = Ingestion.Plan(new(_store.Path, []) { Found = files, Set = set, LiftOver = chain });
        Assert.All(plan.Files, file => Assert.EndsWith("GCST99000001 would get its gwas from gwas_ssf on GRCh37 and gwas_ssf on GRCh38, and only one can stay", file.Problem?.Message, StringComparison.Ordinal));
    }

    public void Dispose() => _store.Dispose();

    string Nominal(string tissue) => ResultFolder.Nominal(_store["in"], tissue, 30);

    string Pairs(string tissue)
    {
        var path = _store[$"{tissue}.v8.signif_variant_gene_pairs.txt"];
        File.WriteAllText(path, "variant_id\tgene_id\ttss_distance\tma_samples\tma_count\tmaf\tpval_nominal\tslope\tslope_se\tpval_nominal_threshold\tmin_pval_nominal\tpval_beta\nchr1_100_A_G_b38\tENSG09900000001.1\t10\t20\t20\t0.1\t1e-6\t0.5\t0.1\t1e-4\t1e-6\t1e-5\n");
        return path;
    }
}

using System.Text.Json.Nodes;
using QtlQuery.Engine.Sql;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.IndependentReaders;

namespace QtlQuery.Tests.Views;

/// <summary><c>export --sql duckdb</c>, run in the DuckDB of npm, which has nothing of ours but the script.</summary>
public sealed class StoreScriptTests : IDisposable
{
    static readonly string[] Questions =
    [
        "select dataset_id, study, sample_size from datasets order by all",
        "select dataset_id, molecular_trait_id, round(neg_log10_p, 9) from lead_associations order by all",
        "select * exclude (median_tss_distance) from egene_summary order by dataset_id",
        "select gene, contexts, round(tau_of_effects, 9) from tissue_specificity order by all",
        "select gene, list_transform(m_values, lambda value: round(value, 9)) from pair_specificity order by all",
        "select gene, round(q, 9), round(neg_log10_p_of_q, 9), round(random_beta, 9) from heterogeneity order by all",
        "select discovery, target, round(sign_concordance, 9), round(spearman, 9) from tissue_sharing order by all",
        "select * from tissue_sharing_order order by all",
        "select * from pi1_intervals(replicates := 20) order by all",
        "select dataset_id, from_bp, leads, tested_pairs from tss_distance_profile() order by all",
        "select round(mantel_haenszel([8, 1], [2, 2], [3, 3], [9, 4]).upper, 9), round(smr(0.5, 0.1, 0.4, 0.05).neg_log10_p, 9)",
        "select leads_tested, replicated from replication('S_ge_Liver', 'S_ge_Blood')",
        "select molecular_trait_id, class, round(difference_neg_log10_p, 9), round(a_m_value, 9) from effect_contrasts('S_ge_Liver', 'S_ge_Blood', correlation := 0.5) order by all",
        "select rank, round(neg_log10_p, 9) from qq_points('S_ge_Blood')",
        "select tests, round(inflation, 9) from genomic_inflation('S_ge_Blood')",
        "select position, tests from manhattan_points('S_ge_Liver') order by all",
        "select name, strand from genes_between('1', 1, 2000000)",
        "select dataset_id, gene, tss_distance from lead_distances order by all",
        "select context, beta from effects_by_context('S', 'ge', 'ENSG09900000003', 'chr1_3000300_A_G')",
        "select unnest(harmonised_alleles('A', 'T', 0.2, 'T', 'A', 0.3)), hm_code_words(harmonised_alleles('AT', 'A', 0.2, 'D', 'I', 0.8).hm_code)",
        "select locus, gene_symbol, direction, context from gwas_lookup('T') order by all",
        "select variant_id, round(gwas_beta, 6), hm_code, kept from harmonised('T', 'S_ge_Liver') order by all",
        "select locus, first_bp, last_bp from gwas_loci_by_breaker('T') order by all",
        "select check_name, looked_at, trusted from join_evidence('T', 'S_ge_Liver')",
        "select round(z_of_p(400), 9), round(neg_log10_p_of_z(50), 9), tau([1, 2]), round(han_eskin([1, 0.5, 0], [0.1, 0.1, 0.1]).neg_log10_p, 9)",
    ];

    readonly TestStore _folder = ThreeTissues.Create();

    [Fact]
    public void A_bare_DuckDB_gives_the_answers_of_the_program()
    {
        Directory.CreateDirectory(_folder.Layout.SqlFolder);
        File.WriteAllText(Path.Combine(_folder.Layout.SqlFolder, "mine.sql"), "-- about: Mine, it's quoted.\n-- grain: one row\ncreate or replace view mine as select count(*) as genes, 'it''s' as word from tissue_specificity;\n");
        _folder.Ingest(
            _folder.Write("T.tsv", "chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\n1\t1000100\tA\tG\t0.1\t0.01\t0.5\t1e-20\n1\t2000200\tG\tA\t0.1\t0.02\t0.5\t1e-6\n"),
            format: "gwas_ssf",
            dataset: "T",
            set: [("trait", "made up"), ("genome_build", "GRCh38")]);
        string[] questions = [.. Questions.Append("select * from mine").Select(question => $"select cast(to_json(asked) as varchar) from ({question}) as asked")];
        var answers = IndependentReader.Run("duckdb.mjs", [Export("--store", _folder.Path), .. questions]).TrimEnd().Split('\n');
        Assert.Equal(questions.Length, answers.Length);
        using var store = _folder.Open();
        Assert.All(questions.Zip(answers), pair =>
            Assert.Equal(store.Query<string>(pair.First), JsonNode.Parse(pair.Second)!.AsArray().Select(row => row![0]!.GetValue<string>())));
    }

    [Fact]
    public void Every_view_and_macro_is_in_the_script()
    {
        var script = File.ReadAllText(Export("--store", _folder.Path));
        Assert.All(SqlFile.In("views").Concat(SqlFile.In("macros")), file => Assert.Contains(file.Text.TrimEnd(), script, StringComparison.Ordinal));
    }

    [Fact]
    public void The_script_names_files_by_the_path_that_the_user_gave()
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.Path);
        var script = File.ReadAllText(Export("--store", relative));
        Assert.Contains($"'{relative}/associations/dataset_id=S_ge_Blood", script, StringComparison.Ordinal);
        Assert.DoesNotContain($"'{_folder.Path}/", script, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    string Export(params string[] store)
    {
        var run = CommandLine.Run(["export", "--sql", "duckdb", "--output", _folder["store.sql"], .. store]);
        Assert.True(run.ExitCode == 0, run.Error);
        return _folder["store.sql"];
    }
}

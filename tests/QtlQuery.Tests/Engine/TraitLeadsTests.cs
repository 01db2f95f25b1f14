using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using QtlQuery.Engine.Scripts;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Tests.Engine;

/// <summary>Leads over all chromosomes lie in a table of their own; of a dataset that was written before there was one they are worked out, and the answers are the same.</summary>
public sealed class TraitLeadsTests(TraitLeadsTests.TwoContexts two) : IClassFixture<TraitLeadsTests.TwoContexts>, IDisposable
{
    const string Question = """
        select 'lead ' || coalesce(string_agg(a::varchar, '; ' order by a.dataset_id, a.molecular_trait_id), 'none') from lead_associations as a
        union all select 'eGenes ' || coalesce(string_agg(a::varchar, '; ' order by a.dataset_id, a.molecular_trait_id), 'none') from egenes as a
        union all select 'tested ' || coalesce(string_agg(a::varchar, '; ' order by a.dataset_id, a.molecular_trait_id), 'none') from tested_traits as a
        """;

    readonly TestStore _store = two.Store.Copy();

    /// <summary>Two datasets with that table, of which each test changes a copy.</summary>
    public sealed class TwoContexts : IDisposable
    {
        // A trait of one chromosome, and one of three: by p, by |z| where p is the same, by place where that is the same as well. p below the range of a double is the least.
        public TwoContexts()
        {
            foreach (var context in new[] { "liver", "lung" })
            {
                Store.Ingest(Store.Write($"Exemplar_ge_{context}.all.tsv", NominalRow.File([
                    new("ENSG09900000001", "1", 5_000, PValue: "1e-5"),
                    new("ENSG09900000001", "1", 6_000, PValue: "1e-6"),
                    new("ENSG09900000002", "2", 7_000, PValue: "1e-8", Beta: "0.5"),
                    new("ENSG09900000002", "3", 8_000, PValue: "1e-8", Beta: "-0.75"),
                    new("ENSG09900000002", "4", 9_000, PValue: "1e-7", Beta: "0.9"),
                    new("ENSG09900000003", "5", 3_000, PValue: "1e-9"),
                    new("ENSG09900000003", "6", 2_000, PValue: "1e-9"),
                    new("ENSG09900000004", "7", 3_000, PValue: "1e-400"),
                    new("ENSG09900000004", "8", 2_000, PValue: "1e-500"),
                ])));
            }
        }

        internal TestStore Store { get; } = new();

        public void Dispose() => Store.Dispose();
    }

    [Fact]
    public void A_trait_of_several_chromosomes_has_one_lead() =>
        Assert.Equal(
            "1 1 6000 2, 2 3 8000 1, 3 6 2000 1, 4 8 2000 1",
            _store.Ask<string>("select string_agg(molecular_trait_id[-1:] || ' ' || chromosome || ' ' || position || ' ' || variants_tested, ', ' order by molecular_trait_id) from lead_associations where dataset_id = 'Exemplar_ge_liver'"));

    [Fact]
    public void Answers_are_the_same_of_datasets_that_have_none()
    {
        var with = Answer();
        foreach (var dataset in new[] { "Exemplar_ge_liver", "Exemplar_ge_lung" })
        {
            TakeAway(dataset);
            Assert.Equal(with, Answer());
            Assert.Equal(with, AnswerOfScript());
        }
    }

    // What Spark and Trino get is said by names of datasets, since their tables are whole folders.
    [Fact]
    public void Scripts_for_clusters_work_out_what_is_missing()
    {
        Assert.DoesNotContain("row_number() over (\n            partition by dataset_id, molecular_trait_id", Script(), StringComparison.Ordinal);
        TakeAway("Exemplar_ge_lung");
        Assert.Contains("from stored_association_leads where dataset_id in ('Exemplar_ge_lung')", Script(), StringComparison.Ordinal);

        string Script()
        {
            using var store = _store.Open();
            using var script = new StringWriter();
            ClusterScript.Write(store, new TrinoDialect(), "s3://lab/store", "qtl", script);
            return script.ToString();
        }
    }

    public void Dispose() => _store.Dispose();

    List<string> Answer()
    {
        using var store = _store.Open();
        return [.. store.Query<string>(Question)];
    }

    List<string> AnswerOfScript()
    {
        using var store = _store.Open();
        using var script = new StringWriter();
        StoreScript.Write(store, _store.Path, script);
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        Statements.Execute(database, script.ToString());
        return Statements.Read(database, Question, row => row.GetString(0));
    }

    void TakeAway(string dataset)
    {
        var file = _store.Layout.DescriptorFile(dataset);
        var descriptor = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.True(descriptor["tables"]!.AsObject().Remove(TraitLeads.Table));
        File.WriteAllText(file, descriptor.ToJsonString());
    }
}

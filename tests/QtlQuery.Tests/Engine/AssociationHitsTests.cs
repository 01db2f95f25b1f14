using QtlQuery.Engine;
using QtlQuery.Engine.Significance;
using QtlQuery.Engine.Store;

namespace QtlQuery.Tests.Engine;

/// <summary>Strong associations lie beside the others where they are few, and questions of significant pairs answer by them as by all pairs.</summary>
public sealed class AssociationHitsTests(AssociationHitsTests.Ingested ingested) : IClassFixture<AssociationHitsTests.Ingested>, IDisposable
{
    const string Dataset = "Exemplar_ge_liver";

    readonly TestStore _store = ingested.Store.Copy();

    /// <summary>A dataset of which each test changes a copy.</summary>
    public sealed class Ingested : IDisposable
    {
        // Of 100,000 pairs those of every 50th variant are below the cut of 0.001, a twentieth of them far below.
        public Ingested() => Ingest(Store, 100_000);

        internal TestStore Store { get; } = new();

        public void Dispose() => Store.Dispose();
    }

    [Fact]
    public void They_are_the_pairs_below_their_cut()
    {
        Assert.Equal(0, _store.Ask<long>("select count(*) from (select * exclude (bin) from associations where p_value < 0.001 except all select * exclude (bin) from association_hits)"));
        Assert.Equal(2_000, _store.Ask<long>("select count(*) from association_hits"));
    }

    // A question of these alone reads no row group of the others. Of each, every 50th variant has one pair at 1e-9 and 19 at 0.0009.
    [Fact]
    public void Those_of_genome_wide_significance_come_first_and_each_in_their_order()
    {
        using var database = WorkDatabase.Open(new());
        var rows = database.Query<(double P, int Position, string Trait)>("select p_value, position, molecular_trait_id from read_parquet($path)", new { path = Assert.Single(_store.Files(Dataset, "association_hits")) });
        Assert.Equal(100, rows.TakeWhile(row => row.P < 5e-8).Count());
        Assert.All(rows.Skip(100), row => Assert.Equal(0.0009, row.P, 1e-9));
        foreach (var part in new[] { rows.Take(100), rows.Skip(100) })
            Assert.Equal(part.OrderBy(row => row.Position).ThenBy(row => row.Trait, StringComparer.Ordinal), part);
    }

    [Fact]
    public void Significant_pairs_are_the_same_without_them()
    {
        using (var store = _store.Open())
            DatasetSignificance.Run(store, Dataset, SignificanceMethod.BonferroniBh, 0.05);
        const string pairs = "select count(*) || ' ' || sum(hash(molecular_trait_id, position)) || ' ' || max(p_value) from significant_pairs";
        Assert.NotEqual(0, _store.Ask<long>("select count(*) from significant_pairs"));
        var with = _store.Ask<string>(pairs);
        var file = _store.Layout.DescriptorFile(Dataset);
        var descriptor = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!;
        Assert.True(descriptor["tables"]!.AsObject().Remove("association_hits"));
        File.WriteAllText(file, descriptor.ToJsonString());
        Assert.Equal(with, _store.Ask<string>(pairs));
    }

    [Fact]
    public void They_end_with_the_rows_that_they_were_taken_from()
    {
        Assert.Contains("association_hits", Tables());
        Ingest(_store, 1_000);
        Assert.DoesNotContain("association_hits", Tables());
        Assert.Equal(0, _store.Ask<long>("select count(*) from association_hits"));
        Assert.Empty(StoreCheck.Run(_store.Layout));
    }

    public void Dispose() => _store.Dispose();

    IEnumerable<string> Tables() => StoreCatalogue.Read(_store.Layout).Dataset(Dataset).Tables.Keys;

    static void Ingest(TestStore store, int rows) =>
        store.Ingest(store.Write($"{Dataset}.all.tsv", NominalRow.File(Enumerable.Range(0, rows).Select(i => new NominalRow(
            $"ENSG099000000{i % 20:00}",
            "1",
            1000 + (i / 20),
            PValue: i / 20 % 50 != 0 ? $"0.{(i % 997) + 2:000}" : i % 20 == 0 ? "1e-9" : "0.0009")))));
}

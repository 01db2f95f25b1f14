using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Ingest;

/// <summary>Files that carry only a dataset's id are described by the catalogue's table in the store.</summary>
public sealed class PublishedDatasetTests : IDisposable
{
    readonly TestStore _store = new();

    static SourceDefinition Catalogue { get; } = new(
        "catalogue", "A catalogue", "here", SourceReader.Text, new(["id", "release", "study", "quantity", "context", "n"]),
        new Dictionary<string, SourceTable>
        {
            ["published_datasets"] = new(new Dictionary<string, string> { ["published_id"] = "id", ["release"] = "release", ["study"] = "study", ["quantity"] = "quantity", ["context"] = "context", ["sample_size"] = "n" }),
        },
        GenomeBuild: "GRCh38");

    [Fact]
    public void The_catalogue_says_study_quantity_context_and_people()
    {
        Ingest("QTD099001\tr7\tExemplar\tge\tliver\t84\n");
        var result = _store.Ingest(Nominal());
        Assert.Equal("QTD099001", result.DatasetId);
        Assert.Equal("Exemplar ge liver 84", _store.Ask<string>("select concat_ws(' ', study, quantity, context, sample_size) from datasets where dataset_id = 'QTD099001'"));
    }

    [Fact]
    public void Without_it_they_are_asked_for() =>
        Assert.Contains("does not say its study, quantity, context", Assert.Throws<QtlQueryException>(() => _store.Ingest(Nominal())).Message, StringComparison.Ordinal);

    [Fact]
    public void An_id_that_was_used_again_asks_for_the_release()
    {
        Ingest("QTD099001\tr7\tExemplar\tge\tliver\t84\nQTD099001\tr8\tOther\tge\tspleen\t85\n");
        var error = Assert.Throws<QtlQueryException>(() => _store.Ingest(Nominal()));
        Assert.Contains("QTD099001 is Exemplar ge liver in release r7 and Other ge spleen in release r8", error.Message, StringComparison.Ordinal);
        Assert.Equal("Say which with --set release=r8", error.Hint);
        _store.Ingest(Nominal(), set: ("release", "r7"));
        Assert.Equal("liver", _store.Ask<string>("select context from datasets where dataset_id = 'QTD099001'"));
    }

    public void Dispose() => _store.Dispose();

    string Nominal() => _store.Write("QTD099001.all.tsv", NominalRow.File([new("ENSG09900000001", "1", 1000)]));

    void Ingest(string rows) =>
        Ingestion.Run(new(_store.Path, [_store.Write("catalogue.tsv", "id\trelease\tstudy\tquantity\tcontext\tn\n" + rows)]) { Format = Catalogue, Dataset = "catalogue" });
}

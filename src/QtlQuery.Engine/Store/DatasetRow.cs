using System.Globalization;
using System.Text.Json;
using QtlQuery.Core.Definitions;

namespace QtlQuery.Engine.Store;

/// <summary>One row of the <c>datasets</c> table as a JSON object, from a descriptor.</summary>
static class DatasetRow
{
    public static void Write(Utf8JsonWriter json, DatasetDescriptor dataset, string genomeBuild)
    {
        var tables = dataset.Tables.Where(table => !Schemas.Table(table.Key).Companion).ToList();
        if (tables.Count == 0)
            tables = [.. dataset.Tables]; // a table of labels is a dataset of its own
        json.WriteStartObject();
        json.WriteString("dataset_id", dataset.DatasetId);
        json.WriteString("study", dataset.Fields.Study);
        json.WriteString("quantity", dataset.Fields.Quantity);
        json.WriteString("context", dataset.Fields.Context);
        json.WriteString("trait", dataset.Fields.Trait);
        json.WriteString("genome_build", genomeBuild);
        if (dataset.Fields.SampleSize is { } sampleSize)
            json.WriteNumber("sample_size", sampleSize);
        WriteList(json, "tables", tables.Select(table => table.Key));
        json.WriteNumber("rows", tables.Sum(table => table.Value.Rows));
        json.WriteNumber("bytes", dataset.Tables.Values.Sum(table => table.AllFiles.Sum(file => file.Bytes)));
        WriteList(json, "formats", dataset.Ingests.Select(ingest => ingest.Source));
        json.WriteString("ingested_at", dataset.Ingests.Max(ingest => ingest.IngestedAt).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items.Distinct().Order(StringComparer.Ordinal))
            json.WriteStringValue(item);
        json.WriteEndArray();
    }
}

using QtlQuery.Core;

namespace QtlQuery.Engine.Store;

/// <summary>Reads the store's own files. They are written by <see cref="StoreJson"/>.</summary>
static class DescriptorJson
{
    public static StoreFile ReadStore(string path) =>
        Read(path, store => new StoreFile((int)store.Number("format_version"), store.Text("genome_build")));

    public static DatasetDescriptor ReadDataset(string path) => Read(path, dataset => new DatasetDescriptor(
        dataset.Text("dataset_id"),
        dataset.Member("fields", Fields),
        dataset.Map("tables", Table),
        dataset.Objects("ingests", Ingest)));

    static T Read<T>(string path, Func<StrictObject, T> read) => StrictObject.Read(File.ReadAllBytes(path), path, read);

    static DatasetFields Fields(StrictObject fields) => new(
        fields.TextOrNull("study"),
        fields.TextOrNull("quantity"),
        fields.TextOrNull("context"),
        fields.TextOrNull("trait"),
        fields.NumberOrNull("sample_size"));

    static StoredTable Table(StrictObject table) => new(
        table.Text("ingest_id"),
        table.Number("rows"),
        table.Number("bytes"),
        table.Objects("files", StoredFile),
        table.NumberOrNull("bin_width"),
        table.ObjectsOrNull("source_cells", StoredFile),
        table.MemberOrNull("index", StoredFile));

    static StoredFile StoredFile(StrictObject file) => new(
        file.Text("path"),
        file.Number("rows"),
        file.Number("bytes"),
        file.TextOrNull("chromosome"),
        file.NumberOrNull("bin"),
        file.NumberOrNull("first_position"),
        file.NumberOrNull("last_position"),
        file.TextOrNull("sha256"));

    static IngestRecord Ingest(StrictObject ingest) => new(
        ingest.Text("id"),
        ingest.Text("source"),
        ingest.Time("ingested_at"),
        ingest.TextMap("settings"),
        ingest.Objects("inputs", input => new IngestInput(input.Text("name"), input.Number("bytes"), input.Text("sha256"))),
        ingest.Member("rows", rows => new RowAccount(rows.Number("read"), rows.Number("stored"), rows.Number("folded"), rows.LongMap("left_out"), rows.LongMap("refused"))),
        ingest.LongMap("remarks"),
        ingest.MemberOrNull("lines", lines => new SourceLines(lines.TextOrNull("header"), lines.Texts("columns"), lines.Text("delimiter"), lines.Texts("missing"), lines.TextMap("back"))));
}

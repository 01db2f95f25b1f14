using System.Globalization;
using QtlQuery.Engine;
using QtlQuery.Ingest;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Tests.Engine;

/// <summary>
/// Two contexts whose files have two row groups each: a variant every 60 bp, tested for six genes. A gene is tested in six windows of 100 kb:
/// gene 5 up to 600 kb, gene 6 from 100 to 700 kb, gene 12 from 700 kb to 1.3 Mb.
/// <code>
///         bin 0: up to 1 Mb                     bin 1: from 1 to 2 Mb
/// liver   61,440 rows (to 614,400), 38,556      61,440 rows (to 1,614,360), 38,562
/// blood   61,440 rows (to 614,400), 38,556
/// </code>
/// Ids of genes are dealt so that least and largest of a row group tell nothing. One test is strong: 1e-30 at 1,200,000 in liver.
/// </summary>
public sealed class RowGroupStore : IDisposable
{
    const int SpacingBp = 60;
    const int WindowBp = 100_000;
    const int GenesOfAVariant = 6;
    const int StrongPosition = 1_200_000;

    readonly TestStore _store = new();

    public RowGroupStore()
    {
        Ingest("Exemplar_ge_liver", 2_000_000);
        Ingest("Exemplar_ge_blood", 999_999);
    }

    internal TestStore Store => _store;

    public static string Gene(int number) => string.Create(CultureInfo.InvariantCulture, $"ENSG{9_900_000_000 + number * 11 % 25:00000000000}");

    /// <summary>What a question makes DuckDB read of the files of associations, by the log of its file system.</summary>
    /// <returns>Files opened, and row groups of which something was read; <c>-</c> between them.</returns>
    /// <remarks>A read belongs to where it begins: headers of pages are read 256 bytes at once, over the end of a row group too.</remarks>
    public string Reads(Action<QtlStore> ask)
    {
        using var store = _store.Open();
        store.Execute("set global enable_external_file_cache = false");
        var chunks = store.Query<(string File, long RowGroup, long From, long To)>(
            """
            select file_name, row_group_id, min(coalesce(dictionary_page_offset, data_page_offset)), max(coalesce(dictionary_page_offset, data_page_offset) + total_compressed_size)
            from parquet_metadata(getvariable('associations_files'))
            group by all
            """);
        ask(store); // views are made, each by a look at its first file
        store.Execute("call enable_logging('FileSystem', level = 'trace')");
        ask(store);
        store.Execute("call disable_logging()");
        var operations = store.Query<(string File, string Operation, long? Position)>("select path, op, pos from duckdb_logs_parsed('FileSystem') where path like '%/associations/dataset_id=%'");
        var opened = operations.Where(each => each.Operation == "OPEN").Select(each => each.File).Distinct().Count();
        var read = chunks.Count(chunk => operations.Any(each => each.Operation == "READ" && each.File == chunk.File && each.Position >= chunk.From && each.Position < chunk.To));
        return string.Create(CultureInfo.InvariantCulture, $"{opened}-{read}");
    }

    public void Dispose() => _store.Dispose();

    void Ingest(string dataset, int lastPosition)
    {
        var variants = Enumerable.Range(1, lastPosition / SpacingBp).Select(number => number * SpacingBp);
        var rows = variants.SelectMany(position => Enumerable.Range(position / WindowBp, GenesOfAVariant).Select(gene => new NominalRow(
            Gene(gene),
            "1",
            position,
            Rsid: $"rs{position}",
            PValue: position == StrongPosition && gene == 12 ? "1e-30" : string.Create(CultureInfo.InvariantCulture, $"0.{1 + (position / SpacingBp + gene) % 97:00}1"),
            Beta: string.Create(CultureInfo.InvariantCulture, $"0.{(position / SpacingBp * 7919 + gene * 104729) % 1000003:000000}"))));
        var path = _store.Write($"{dataset}.all.tsv", NominalRow.File(rows));
        var result = Assert.Single(Ingestion.Run(new(_store.Path, [path]) { MaximumRefusedShare = 0, KeepExtra = KeepExtra.No, Sizes = new(RowsAFile: 101_000), Engine = new() { Threads = 2 } }));
        Assert.Equal(lastPosition / SpacingBp * GenesOfAVariant, result.Rows.Stored);
    }
}

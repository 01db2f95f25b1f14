using System.Globalization;
using System.Security.Cryptography;
using QtlQuery.Core;
using QtlQuery.Engine.Significance;

namespace QtlQuery.Engine.Store;

/// <summary>Compares a store with what its descriptors say of it.</summary>
public static class StoreCheck
{
    /// <summary>What is wrong, one sentence each; empty for a sound store. Every file is read whole and compared with the checksum of what was written.</summary>
    /// <exception cref="QtlQueryException">The directory is not a store, or a descriptor is damaged.</exception>
    public static IReadOnlyList<string> Run(StoreLayout layout, CancellationToken cancellation = default)
    {
        StoreFile.Read(layout);
        var problems = new List<string>();
        using var database = WorkDatabase.Open(new(), cancellation);
        foreach (var dataset in StoreCatalogue.Read(layout).Datasets.Values.OrderBy(dataset => dataset.DatasetId, StringComparer.Ordinal))
        {
            foreach (var table in dataset.Tables.Values)
            {
                foreach (var file in table.AllFiles)
                    problems.AddRange(Problems(layout, database, file));
            }

            problems.AddRange(dataset.Ingests.Where(ingest => !ingest.Rows.Balances).Select(ingest => $"{dataset.DatasetId}: the rows of ingest {ingest.Id} do not add up"));
            if (DatasetSignificance.IsOutdated(dataset))
                problems.Add($"{dataset.DatasetId}: its traits were judged before its associations were ingested; 'qtlquery significance' judges them again");
        }

        problems.AddRange(StoreSweep.Unlisted(layout)
            .Where(file => DateTime.UtcNow - File.GetLastWriteTimeUtc(file) >= Publication.Grace)
            .Select(file => $"{Path.GetRelativePath(layout.Root, file)}: listed by no dataset; the next write deletes it"));
        return problems;
    }

    /// <summary>How a file differs from what was written, by its size and checksum; null where it does not.</summary>
    internal static string? Difference(StoreLayout layout, StoredFile file)
    {
        var path = layout.FullPath(file.Path);
        if (!File.Exists(path))
            return $"{file.Path}: missing";
        using var bytes = File.OpenRead(path);
        if (bytes.Length != file.Bytes)
            return string.Create(CultureInfo.InvariantCulture, $"{file.Path}: {bytes.Length:N0} bytes, and {file.Bytes:N0} were written");
        return file.Sha256 is not null && Convert.ToHexStringLower(SHA256.HashData(bytes)) != file.Sha256 ? $"{file.Path}: its bytes are not the ones that were written" : null;
    }

    static IEnumerable<string> Problems(StoreLayout layout, WorkDatabase database, StoredFile file)
    {
        if (Difference(layout, file) is { } difference)
            return [difference];
        try
        {
            if (Path.GetExtension(file.Path) == ".index")
                return [];
            var rows = database.Query<long>("select count(*) from read_parquet($path, hive_partitioning = false)", new { path = layout.FullPath(file.Path) })[0];
            return rows == file.Rows ? [] : [string.Create(CultureInfo.InvariantCulture, $"{file.Path}: {rows:N0} rows, and {file.Rows:N0} were written")];
        }
        catch (QtlQueryException e)
        {
            return [$"{file.Path}: {e.Message.Split('\n')[0]}"];
        }
    }
}

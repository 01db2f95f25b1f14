namespace QtlQuery.Engine.Store;

/// <summary>Files that no descriptor lists: replaced, removed, or moved in by a writer that was killed before it could commit.</summary>
public static class StoreSweep
{
    static readonly Lock Sweeping = new();

    /// <summary>Marks files as no longer listed from now on: their grace begins.</summary>
    internal static void Retire(StoreLayout layout, IEnumerable<StoredFile> files)
    {
        foreach (var path in files.Select(file => layout.FullPath(file.Path)).Where(File.Exists))
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
    }

    /// <summary>Deletes unlisted files that were last touched longer than <paramref name="grace"/> ago, and the folders they leave empty.</summary>
    internal static void DeleteUnlisted(StoreLayout layout, TimeSpan grace)
    {
        lock (Sweeping)
        {
            foreach (var file in Unlisted(layout).Where(file => DateTime.UtcNow - File.GetLastWriteTimeUtc(file) >= grace))
                Delete(layout, file);
        }
    }

    /// <summary>Full paths of Parquet files and indexes that no descriptor lists, leaving out datasets that are being written now.</summary>
    public static IReadOnlyList<string> Unlisted(StoreLayout layout)
    {
        var found = new List<string>();
        foreach (var table in Directory.EnumerateDirectories(layout.Root).Where(IsTable))
        {
            foreach (var folder in Directory.EnumerateDirectories(table, "dataset_id=*"))
            {
                if (!WriterLock.IsHeld(layout.LockFile(Path.GetFileName(folder)["dataset_id=".Length..])))
                    found.AddRange(FilesIn(folder));
            }
        }

        var listed = StoreCatalogue.Read(layout).Datasets.Values
            .SelectMany(dataset => dataset.Tables.Values)
            .SelectMany(table => table.AllFiles)
            .Select(file => layout.FullPath(file.Path))
            .ToHashSet(StringComparer.Ordinal);
        return [.. found.Where(file => !listed.Contains(file))];

        static bool IsTable(string folder) => Path.GetFileName(folder) is not "datasets" && !Path.GetFileName(folder).StartsWith('_');
    }

    static void Delete(StoreLayout layout, string file)
    {
        try
        {
            File.Delete(file);
            for (var folder = Path.GetDirectoryName(file)!; folder != layout.Root && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
                Directory.Delete(folder);
        }
        catch (DirectoryNotFoundException)
        {
            // another process sweeps at the same time
        }
    }

    static string[] FilesIn(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".parquet" or ".index")];
        }
        catch (DirectoryNotFoundException)
        {
            return []; // another process sweeps at the same time
        }
    }
}

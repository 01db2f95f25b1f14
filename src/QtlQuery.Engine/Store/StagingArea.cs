namespace QtlQuery.Engine.Store;

/// <summary>A folder below <c>_staging</c> that goes with its owner, whether that closes it or dies.</summary>
public sealed class StagingArea : IDisposable
{
    readonly FileStream _owner;

    StagingArea(string path)
    {
        Path = path;
        // It gets its name when it is held: a sweeper that saw it free would take the folder for abandoned.
        var unnamed = OwnerFile(path) + ".new";
        _owner = new FileStream(unnamed, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        File.Move(unnamed, OwnerFile(path));
    }

    public string Path { get; }

    public static StagingArea Create(StoreLayout layout)
    {
        var path = System.IO.Path.Combine(layout.StagingFolder, Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(path);
        return new(path);
    }

    /// <summary>Deletes what killed writers left. A living one holds its owner file open, and a folder just made is given time to get one.</summary>
    internal static void SweepAbandoned(StoreLayout layout)
    {
        if (!Directory.Exists(layout.StagingFolder))
            return;
        foreach (var folder in Directory.EnumerateDirectories(layout.StagingFolder))
            DeleteIfAbandoned(folder);
    }

    public void Dispose()
    {
        try
        {
            Delete(Path);
        }
        catch (DirectoryNotFoundException)
        {
            // a sweeper met it between the last two steps
        }

        _owner.Dispose();
    }

    static string OwnerFile(string folder) => System.IO.Path.Combine(folder, "_owner");

    // The owner file is held while the folder goes, so that of two sweepers one lets it be.
    static void DeleteIfAbandoned(string folder)
    {
        try
        {
            if (!File.Exists(OwnerFile(folder)) && DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) <= TimeSpan.FromMinutes(1))
                return;
            using var owner = File.Exists(OwnerFile(folder)) ? new FileStream(OwnerFile(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None) : null;
            Delete(folder);
        }
        catch (IOException)
        {
            // held open by its owner, or swept by another writer just now
        }
    }

    // The owner file goes last: without it a folder is anybody's.
    static void Delete(string folder)
    {
        foreach (var inside in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(inside => inside.FullName != OwnerFile(folder)).ToList())
        {
            if (inside is DirectoryInfo below)
                below.Delete(recursive: true);
            else
                inside.Delete();
        }

        Directory.Delete(folder, recursive: true);
    }
}

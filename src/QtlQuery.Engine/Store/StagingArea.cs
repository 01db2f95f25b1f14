namespace QtlQuery.Engine.Store;

/// <summary>A folder below <c>_staging</c> that goes with its owner, whether that closes it or dies.</summary>
public sealed class StagingArea : IDisposable
{
    readonly FileStream _owner;

    StagingArea(string path)
    {
        Path = path;
        _owner = new FileStream(OwnerFile(path), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
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
        {
            if (IsAbandoned(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose()
    {
        _owner.Dispose();
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }

    static string OwnerFile(string folder) => System.IO.Path.Combine(folder, "_owner");

    static bool IsAbandoned(string folder)
    {
        try
        {
            if (!File.Exists(OwnerFile(folder)))
                return DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) > TimeSpan.FromMinutes(1);
            using var owner = new FileStream(OwnerFile(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false; // held open by its owner, or swept by another writer just now
        }
    }
}

using System.Globalization;
using System.Text.Json;
using QtlQuery.Core;

namespace QtlQuery.Engine.Store;

/// <summary>Makes sure that a dataset has one writer at a time.</summary>
/// <remarks>
/// The lock is the operating system's (it ends with the process, however that ends). Who holds it stands in a file beside it,
/// since nobody else can open a locked one. On network file systems without locks that owner and its heartbeat, the time of the
/// file's last change, stand in for the lock.
/// </remarks>
sealed class WriterLock : IDisposable
{
    static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly FileStream _file;
    readonly string _path;
    readonly Timer _timer;

    WriterLock(FileStream file, string path)
    {
        _file = file;
        _path = path;
        StoreJson.Write(OwnerFile(path), new Owner(Environment.MachineName, Environment.ProcessId, DateTime.UtcNow), StoreJson.Default.Owner);
        _timer = new Timer(_ => Beat(path), null, Heartbeat, Heartbeat);
    }

    /// <summary>Who holds a lock.</summary>
    public sealed record Owner(string Host, int Process, DateTime Since);

    /// <param name="patience">How long to wait for another writer to finish.</param>
    /// <exception cref="QtlQueryException">Another process is writing the dataset, and still is after that.</exception>
    public static WriterLock TakeWhenFree(string path, string datasetId, TimeSpan patience, CancellationToken cancellation)
    {
        for (var until = DateTime.UtcNow + patience; ; cancellation.WaitHandle.WaitOne(Pause))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return Take(path, datasetId);
            }
            catch (QtlQueryException) when (DateTime.UtcNow < until)
            {
                // The other one is at it yet.
            }
        }
    }

    /// <summary>As <see cref="Take"/>; null where another process holds it.</summary>
    public static WriterLock? TryTake(string path, string datasetId)
    {
        try
        {
            return Take(path, datasetId);
        }
        catch (QtlQueryException)
        {
            return null;
        }
    }

    /// <exception cref="QtlQueryException">Another process is writing the dataset.</exception>
    public static WriterLock Take(string path, string datasetId)
    {
        var file = Open(path, FileMode.OpenOrCreate) ?? throw Busy(datasetId, ReadOwner(path));
        try
        {
            if (ReadOwner(path) is { } previous && previous.Host != Environment.MachineName && DateTime.UtcNow - File.GetLastWriteTimeUtc(OwnerFile(path)) < 6 * Heartbeat)
                throw Busy(datasetId, previous);
            return new(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether somebody is writing the dataset now.</summary>
    public static bool IsHeld(string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using var file = Open(path, FileMode.Open);
            return file is null;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        File.Delete(OwnerFile(_path));
        File.Delete(_path);
        _file.Dispose();
    }

    static void Beat(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(OwnerFile(path), DateTime.UtcNow);
        }
        catch (IOException)
        {
            // The lock was let go of at this very moment; an exception on a timer would end the process.
        }
    }

    static string OwnerFile(string path) => Path.ChangeExtension(path, ".owner");

    // Null where another holds it. Only FileShare.None is an exclusive lock outside Windows. Who wants to write tries again, because somebody may just be looking.
    static FileStream? Open(string path, FileMode mode)
    {
        for (var triesLeft = mode == FileMode.Open ? 0 : 4; ; triesLeft--)
        {
            try
            {
                var file = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
                if (!IsDeleted(file))
                    return file;
                file.Dispose();
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && (triesLeft > -20 || File.Exists(path) || mode == FileMode.Open))
            {
                // What is gone by now was let go of, and can be had.
                if (triesLeft <= 0 && (File.Exists(path) || mode == FileMode.Open))
                    return null;
                Thread.Sleep(20);
            }
        }
    }

    // Who held it deletes the file before letting it go: one that was opened just before is locked now, and nobody else will ever look at it.
    static bool IsDeleted(FileStream file) =>
        OperatingSystem.IsLinux()
        && new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget is { } target
        && target.EndsWith(" (deleted)", StringComparison.Ordinal);

    static QtlQueryException Busy(string datasetId, Owner? owner) => new(
        owner is null
            ? $"dataset '{datasetId}' is being written by another process"
            : string.Create(CultureInfo.InvariantCulture, $"dataset '{datasetId}' is being written by process {owner.Process} on {owner.Host} since {owner.Since:yyyy-MM-dd HH:mm:ss} UTC"),
        "Wait for it to finish, or write another dataset: any number of datasets can be written at once.");

    static Owner? ReadOwner(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(OwnerFile(path)), StoreJson.Default.Owner);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null; // it has just been let go of: the owner is for the message
        }
    }
}

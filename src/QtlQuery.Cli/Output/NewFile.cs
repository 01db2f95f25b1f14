using QtlQuery.Core;

namespace QtlQuery.Cli.Output;

/// <summary>A file that is there whole or not at all: written beside its place, then renamed into it.</summary>
sealed class NewFile(string path) : IDisposable
{
    /// <summary>Where to write.</summary>
    public string Partial { get; } = $"{path}.{Guid.NewGuid().ToString("N")[..8]}.partial";

    /// <exception cref="QtlQueryException">The folder is not there or may not be written.</exception>
    public Stream Create()
    {
        try
        {
            return File.Create(Partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QtlQueryException($"'{path}' cannot be written: {e.Message.Replace(Partial, path, StringComparison.Ordinal)}", "Choose a file in a folder that is there and may be written.", e);
        }
    }

    public void Complete() => File.Move(Partial, path, overwrite: true);

    public void Dispose()
    {
        if (File.Exists(Partial))
            File.Delete(Partial);
    }
}

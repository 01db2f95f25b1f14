using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>A store that shares another one's Parquet files (hard links), and can be changed without that one's changing: files of a store are never written anew.</summary>
static class StoreCopy
{
    public static void Make(string store, string path)
    {
        foreach (var file in Directory.GetFiles(store, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(path, Path.GetRelativePath(store, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (file.EndsWith(".parquet", StringComparison.Ordinal))
                HardLink.Make(file, copy);
            else
                File.Copy(file, copy);
        }
    }
}

using QtlQuery.Core;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>The files of a PLINK data set that lie beside its genotypes and have the same name.</summary>
static class DataSetFile
{
    /// <param name="extensions">The first one that is there is taken.</param>
    public static string Beside(string path, params ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
        {
            var sibling = Path.ChangeExtension(path, extension);
            if (File.Exists(sibling))
                return sibling;
        }

        throw File.Exists(Path.ChangeExtension(path, ".pvar.zst"))
            ? new QtlQueryException($"{path} has its variants in a .pvar.zst file, which is not read", "Unpack it first: zstd -d, or plink2 --zst-decompress.")
            : new QtlQueryException($"{path} has no {string.Join(" or ", extensions.ToArray())} file beside it", $"A PLINK data set is three files; put {Path.ChangeExtension(path, extensions[0])} beside it.");
    }
}

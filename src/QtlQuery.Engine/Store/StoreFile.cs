using QtlQuery.Core;

namespace QtlQuery.Engine.Store;

/// <summary>What <c>store.json</c> says: which layout the directory has and which genome build all its positions are on.</summary>
public sealed record StoreFile(int FormatVersion, string GenomeBuild)
{
    /// <summary>The layout that this program writes. A store with a higher number was written by a newer program.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Reads the file and makes sure that this program understands the store.</summary>
    /// <exception cref="QtlQueryException">The directory is no store, or a newer program wrote it.</exception>
    public static StoreFile Read(StoreLayout layout)
    {
        if (!Directory.Exists(layout.Root))
            throw new QtlQueryException($"there is no store at '{layout.Root}'", "Make one with: qtlquery init --store DIR --build GRCh38");
        if (!File.Exists(layout.StoreFile))
            throw new QtlQueryException($"'{layout.Root}' is not a store: it has no store.json", "Give the directory that 'qtlquery init' made.");

        var file = DescriptorJson.ReadStore(layout.StoreFile);
        if (file.FormatVersion > CurrentFormat)
            throw new QtlQueryException($"the store at '{layout.Root}' has format {file.FormatVersion}, and this program knows formats up to {CurrentFormat}", "A newer qtlquery wrote it: update yours.");
        return file;
    }
}

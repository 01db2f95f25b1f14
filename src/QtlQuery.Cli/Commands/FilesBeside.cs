using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Cli.Commands;

/// <summary>Result files given where a dataset of the store belongs: they are read into a store of their own, which is asked beside the user's and gone afterwards.</summary>
/// <remarks>They pass every check of an ingest, and must be on the build of the user's store: nothing is guessed because the store is short-lived.</remarks>
sealed class FilesBeside : IDisposable
{
    readonly string _folder = Path.Combine(Path.GetTempPath(), $"qtlquery-{Guid.NewGuid():N}");
    readonly GenomeBuild _build;
    readonly Session _session;
    readonly bool _quiet;

    FilesBeside(GenomeBuild build, Session session, bool quiet)
    {
        (_build, _session, _quiet) = (build, session, quiet);
    }

    /// <summary>The store of the files; it exists once a file was read.</summary>
    public StoreLayout Layout => new(Path.Combine(_folder, "store"));

    /// <summary>The dataset that a word of the command line means: read now, if it is a file.</summary>
    /// <param name="stated">The build that the user says files without a word of their own are on.</param>
    /// <exception cref="QtlQueryException">The file cannot be read, or is on another build.</exception>
    public string DatasetOf(string word, bool isGwas, GenomeBuild? stated)
    {
        if (!IsFile(word))
            return word;
        if (!File.Exists(Layout.StoreFile))
            QtlStore.Create(Layout.Root, _build);
        var name = Name(word);
        // What the format would ask for are names, which no number depends on.
        var set = isGwas
            ? new Dictionary<string, string> { ["study"] = name, ["trait"] = name }
            : new Dictionary<string, string> { ["study"] = name, ["quantity"] = "unknown", ["context"] = name };
        if (stated is { } build)
            set["genome_build"] = build.Name;
        var results = Read(new(Layout.Root, [word]) { Dataset = DatasetId.From([name]), Set = set }, Layout, _session, _quiet);
        return results[0].DatasetId;
    }

    /// <summary>Reads files into a short-lived store and says what became of their rows.</summary>
    public static IReadOnlyList<IngestResult> Read(IngestRequest request, StoreLayout layout, Session session, bool quiet)
    {
        var results = Ingestion.Run(request with { KeepExtra = KeepExtra.No, RefusalReport = Path.Combine(Path.GetDirectoryName(layout.Root)!, "refused.tsv") }, cancellation: session.Cancellation);
        foreach (var result in quiet ? [] : results)
            session.Error.WriteLine(IngestSummary.Sentence(result));
        return results;
    }

    /// <summary>Whether a word of the command line names a file rather than a dataset.</summary>
    public static bool IsFile(string word) => File.Exists(word);

    public static FilesBeside On(GenomeBuild build, Session session, bool quiet) => new(build, session, quiet);

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    static string Name(string path)
    {
        var name = Path.GetFileName(path);
        return name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;
    }
}

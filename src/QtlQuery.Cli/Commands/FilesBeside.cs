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
    readonly EngineOptions _engine;
    readonly Session _session;
    readonly bool _quiet;

    FilesBeside(GenomeBuild build, EngineOptions engine, Session session, bool quiet)
    {
        (_build, _engine, _session, _quiet) = (build, engine, session, quiet);
    }

    /// <summary>The store of the files; it exists once a file was read.</summary>
    public StoreLayout Layout => new(Path.Combine(_folder, "store"));

    public static FilesBeside On(GenomeBuild build, EngineOptions engine, Session session, bool quiet) => new(build, engine, session, quiet);

    /// <summary>Whether a word of the command line names a file rather than a dataset.</summary>
    public static bool IsFile(string word) => File.Exists(word);

    /// <summary>The dataset that a word of the command line means: read now under the file's name, if it is a file of a GWAS.</summary>
    /// <param name="facts">What the user says of the file.</param>
    /// <param name="chain">A chain file that takes the file to the build of the store.</param>
    /// <exception cref="QtlQueryException">The file cannot be read, or is on another build.</exception>
    public string GwasOf(string word, IReadOnlyDictionary<string, string> facts, string? chain) => DatasetOf(word, ["study", "trait"], facts, chain);

    /// <summary>The same of molecular traits.</summary>
    /// <exception cref="QtlQueryException">The file cannot be read, or is on another build.</exception>
    public string TraitsOf(string word, IReadOnlyDictionary<string, string> facts) => DatasetOf(word, ["study", "context"], new Dictionary<string, string> { ["quantity"] = "unknown" }.Concat(facts).ToDictionary(), null);

    /// <summary>Reads a file and says what became of its rows.</summary>
    /// <exception cref="QtlQueryException">The file cannot be read, or is on another build.</exception>
    public IReadOnlyList<IngestResult> Read(string file, string? dataset, IReadOnlyDictionary<string, string> facts, string? chain)
    {
        if (!File.Exists(Layout.StoreFile))
            QtlStore.Create(Layout.Root, _build);
        var request = new IngestRequest(Layout.Root, [file])
        {
            Dataset = dataset,
            Set = facts,
            LiftOver = chain,
            Engine = _engine,
            KeepExtra = KeepExtra.No,
            RefusalReport = Path.Combine(_folder, "refused.tsv"),
        };
        var results = Ingestion.Run(request, cancellation: _session.Cancellation);
        foreach (var result in _quiet ? [] : results)
            _session.Error.WriteLine(IngestSummary.Sentence(result));
        return results;
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    // What the format would ask for are names, which no number depends on: the file's stands for them.
    string DatasetOf(string word, string[] named, IReadOnlyDictionary<string, string> facts, string? chain)
    {
        if (!IsFile(word))
            return word;
        var name = Name(word);
        var said = named.ToDictionary(field => field, _ => name);
        foreach (var (field, value) in facts)
            said[field] = value;
        return Read(word, DatasetId.From([name]), said, chain)[0].DatasetId;
    }

    static string Name(string path)
    {
        var name = Path.GetFileName(path);
        return name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;
    }
}

using System.CommandLine;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;

namespace QtlQuery.Cli.Commands.Coloc;

/// <summary>The store with the GWAS and the datasets that a command names: datasets of the store, or files, which stand beside them while the command runs.</summary>
sealed class OpenedSides : IDisposable
{
    readonly FilesBeside _files;

    OpenedSides(QtlStore store, FilesBeside files, string? gwas, string[] datasets, StoreLayout into)
    {
        (Store, _files, Gwas, Datasets, Into) = (store, files, gwas, datasets, into);
    }

    public QtlStore Store { get; }

    /// <summary>The GWAS's dataset; null where none is named.</summary>
    public string? Gwas { get; }

    /// <summary>Datasets and patterns of datasets, in the order of the command line.</summary>
    public IReadOnlyList<string> Datasets { get; }

    /// <summary>The store that keeps results: the user's, or that of the files.</summary>
    public StoreLayout Into { get; }

    /// <param name="datasetsAreGwas">Whether files that stand for datasets are results of GWAS, too.</param>
    /// <param name="takesAll">Whether no dataset stands for all of the store.</param>
    /// <param name="stated">The build that the user says files without a word of their own are on.</param>
    /// <param name="file">What the user says of the GWAS, where it is a file; null where the command does not ask.</param>
    /// <exception cref="QtlQueryException">A file cannot be read, is on another build, or has the name of a dataset.</exception>
    public static OpenedSides Open(ParseResult parsed, CommonOptions common, Session session, string? gwas, IReadOnlyList<string> datasets, bool takesAll, GenomeBuild? stated, bool datasetsAreGwas = false, GwasFileOptions? file = null)
    {
        string[] words = gwas is null ? [.. datasets] : [gwas, .. datasets];
        var needsStore = !Array.TrueForAll(words, FilesBeside.IsFile) || (takesAll && datasets.Count == 0);
        var path = needsStore || parsed.GetValue(common.Store) is not null ? common.StorePath(parsed, session) : null;
        var files = FilesBeside.On(path is null ? stated ?? throw NoBuild() : BuildOf(path), common.Engine(parsed), session, parsed.GetValue(common.Quiet));
        try
        {
            var said = stated is null ? [] : new Dictionary<string, string> { ["genome_build"] = stated.Name };
            string[] ids =
            [
                .. gwas is null ? [] : new[] { files.GwasOf(gwas, With(said, file?.Facts(parsed) ?? []), file is null ? null : parsed.GetValue(file.LiftOver)) },
                .. datasets.Select(word => datasetsAreGwas ? files.GwasOf(word, said, null) : files.TraitsOf(word, said)),
            ];
            if (path is not null && words.Zip(ids).FirstOrDefault(each => FilesBeside.IsFile(each.First) && File.Exists(new StoreLayout(path).DescriptorFile(each.Second))) is { Second: { } taken })
                throw new QtlQueryException($"the store has a dataset '{taken}' already", "Ask by that name, or give the file another.");
            var beside = Array.Exists(words, FilesBeside.IsFile) ? files.Layout.Root : null;
            var store = QtlStore.Open(path ?? beside!, common.Engine(parsed), path is null ? null : beside);
            return new(store, files, gwas is null ? null : ids[0], gwas is null ? ids : ids[1..], beside is null ? store.Layout : files.Layout);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Store.Dispose();
        _files.Dispose();
    }

    static Dictionary<string, string> With(Dictionary<string, string> said, Dictionary<string, string> more) =>
        said.Where(each => !more.ContainsKey(each.Key)).Concat(more).ToDictionary();

    static GenomeBuild BuildOf(string path) => GenomeBuild.Parse(StoreFile.Read(new StoreLayout(path)).GenomeBuild);

    static UsageException NoBuild() => new("the genome build of the files is not named", "Give --build GRCh38 or GRCh37; a file that says another one is refused.");
}

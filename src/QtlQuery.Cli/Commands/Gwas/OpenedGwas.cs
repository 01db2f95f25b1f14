using System.CommandLine;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;

namespace QtlQuery.Cli.Commands.Gwas;

/// <summary>The store with the GWAS that <c>--gwas</c> names: one of its datasets, or a file, which stands beside them while the command runs.</summary>
/// <remarks>
/// A file goes the way of an ingest, into a store of its own and of the same build: a file of another build, or one that does not say which it is of, is
/// refused there, or lifted over. What it says is then compared with the QTL datasets as any join is. Nothing is written into the user's store.
/// </remarks>
sealed class OpenedGwas : IDisposable
{
    readonly FilesBeside? _files;

    OpenedGwas(QtlStore store, string dataset, FilesBeside? files)
    {
        (Store, Dataset, _files) = (store, dataset, files);
    }

    public QtlStore Store { get; }

    /// <summary>The GWAS's dataset.</summary>
    public string Dataset { get; }

    /// <exception cref="QtlQueryException">The store has no such dataset and there is no such file, or the file cannot be used.</exception>
    public static OpenedGwas Open(ParseResult parsed, GwasOptions options, CommonOptions common, Session session)
    {
        var named = parsed.GetRequiredValue(options.Gwas);
        var store = common.Layout(parsed, session).Root;
        if (!File.Exists(named) || File.Exists(new StoreLayout(store).DescriptorFile(named)))
        {
            var opened = common.Open(parsed, session);
            try
            {
                return new(opened, opened.Catalogue.Dataset(named).DatasetId, null);
            }
            catch
            {
                opened.Dispose();
                throw;
            }
        }

        var files = FilesBeside.On(GenomeBuild.Parse(StoreFile.Read(new StoreLayout(store)).GenomeBuild), common.Engine(parsed), session, parsed.GetValue(common.Quiet));
        try
        {
            var dataset = Read(files, named, options.File.Facts(parsed), parsed.GetValue(options.LiftOver));
            if (File.Exists(new StoreLayout(store).DescriptorFile(dataset)))
                throw new QtlQueryException($"the store has a dataset '{dataset}' already", "Ask by that name, or give the file's another with --set study=NAME or --set trait=NAME.");
            return new(QtlStore.Open(store, common.Engine(parsed), files.Layout.Root), dataset, files);
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
        _files?.Dispose();
    }

    static string Read(FilesBeside files, string file, IReadOnlyDictionary<string, string> facts, string? chain)
    {
        var results = files.Read(file, null, facts, chain);
        return results is [var only] && only.Tables.ContainsKey("gwas")
            ? only.DatasetId
            : throw new QtlQueryException($"'{file}' is no one GWAS: it holds {string.Join(", ", results.SelectMany(result => result.Tables.Keys).Distinct())} of {results.Count} dataset(s)", "--gwas takes the results of one trait; ingest a file of several, and name one.");
    }
}

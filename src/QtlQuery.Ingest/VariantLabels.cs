using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Reading;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest;

/// <summary>A table of variant labels that places rows: one of the store's, or one made of a file for this ingest only.</summary>
/// <param name="Files">Its Parquet files.</param>
/// <param name="Build">The build of its positions.</param>
sealed record VariantLabels(IReadOnlyList<string> Files, GenomeBuild Build)
{
    const string Table = "variants";

    /// <summary>Fails where there are no such labels, as far as that can be known without reading a file.</summary>
    /// <returns>The dataset that has them; null where they are in a file.</returns>
    /// <exception cref="QtlQueryException">There is neither such a dataset nor such a file, or the dataset holds no labels.</exception>
    public static DatasetDescriptor? Demand(string named, StoreLayout layout)
    {
        if (StoreCatalogue.Read(layout).Datasets.TryGetValue(named, out var dataset))
        {
            return dataset.Tables.ContainsKey(Table)
                ? dataset
                : throw new QtlQueryException($"dataset '{named}' has no table of variant labels", "'qtlquery datasets' shows which tables a dataset has; a file does as well.");
        }

        return File.Exists(named)
            ? null
            : throw new QtlQueryException($"'{named}' is neither a dataset of the store nor a file", "Give --variants a dataset that has variants, or a file such as GENOTYPES.bim, a look-up table or an allele-frequency file.");
    }

    /// <param name="named">A dataset of the store that has labels, or a file of a format that becomes some.</param>
    /// <param name="folder">Makes a folder for work in progress.</param>
    /// <exception cref="QtlQueryException">There is neither such a dataset nor such a file, or it holds no labels.</exception>
    public static VariantLabels Open(string named, IngestRequest request, Func<string> folder, CancellationToken cancellation)
    {
        var layout = new StoreLayout(request.Store);
        if (Demand(named, layout) is { } dataset)
            return new([.. dataset.Tables[Table].Files.Select(file => layout.FullPath(file.Path))], GenomeBuild.Parse(StoreFile.Read(layout).GenomeBuild));
        var set = request.Set.Where(each => each.Key == "genome_build").ToDictionary();
        var source = SourceRecogniser.Recognise(SourceFile.At(named), null, set);
        if (!source.Definition.Tables.ContainsKey(Table))
            throw new QtlQueryException($"'{named}' is {source.Definition.Name}, which is no table of variant labels", "Give --variants a file such as GENOTYPES.bim, a look-up table or an allele-frequency file.");

        var build = DatasetFacts.Of(source, set).GenomeBuild ?? GenomeBuild.Parse(StoreFile.Read(layout).GenomeBuild);
        var store = folder();
        QtlStore.Create(store, build);
        Ingestion.Run(new(store, [named]) { Dataset = "labels", Set = set, Engine = request.Engine, RefusalReport = request.RefusalReport, MaximumRefusedShare = request.MaximumRefusedShare, Sizes = request.Sizes }, null, cancellation);
        var made = new StoreLayout(store);
        return new([.. StoreCatalogue.Read(made).Dataset("labels").Tables[Table].Files.Select(file => made.FullPath(file.Path))], build);
    }
}

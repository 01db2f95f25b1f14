using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.LiftingOver;
using QtlQuery.Ingest.Reading;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest;

/// <summary>Makes plans: everything that can be known to be wrong before the first row is read is found here.</summary>
sealed class IngestPlanner
{
    // Stands for what only rows say; a number, since it may stand for one.
    const string SaidByRows = "1";

    readonly IngestRequest _request;
    readonly SourceDefinition? _format;
    readonly GenomeBuild _build;
    readonly ChainFile? _chain;
    readonly PublishedDatasets _published;

    IngestPlanner(IngestRequest request)
    {
        var layout = new StoreLayout(request.Store);
        _request = request;
        _build = GenomeBuild.Parse(StoreFile.Read(layout).GenomeBuild);
        _format = request.Format?.WithColumns(request.Columns);
        _chain = request.LiftOver is { } file ? ChainFile.Read(file) : null;
        if (_chain?.To is { } to && to != _build)
            throw new QtlQueryException($"'{_chain.Path}' leads to {to.Name}, and the store is on {_build.Name}", "Give the chain file of the other direction.");
        if (request.Variants is { } labels)
            VariantLabels.Demand(labels, layout);
        _published = new(layout);
    }

    public static IngestPlan Plan(IngestRequest request, CancellationToken cancellation)
    {
        var planner = new IngestPlanner(request);
        var paths = request.Files.Concat(request.Found).DistinctBy(path => Path.GetFullPath(path), StringComparer.Ordinal);
        var files = new List<PlannedFile>();
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(planner.Look(path));
        }

        RefuseRivals(files);
        var named = files.Take(request.Files.Count).FirstOrDefault(file => file.Problem is not null);
        return named is null ? new(request, planner._build, planner._chain, files) : throw named.Problem!;
    }

    PlannedFile Look(string path)
    {
        var file = new PlannedFile(path, null, null, null, null);
        try
        {
            var source = SourceRecogniser.Recognise(SourceFile.At(path), _format, _request.Set);
            file = file with { Source = source };
            source = _published.Describe(source, _request.Set.GetValueOrDefault("release"));
            file = file with { Source = source, Facts = DatasetFacts.Of(WithSplitFields(source), _request.Set) };
            if (file.SplitBy.Count == 0)
                file = file with { DatasetId = file.Facts.DatasetId(_request.Dataset) };
            if (!file.SplitBy.Contains("genome_build"))
                file = file with { Build = file.Facts.GenomeBuild };
            if (file.Build is { } build && build != _build)
                LiftOver.Demand(_chain, build, _build, Schemas.Table(file.Tables[0]), $"'{path}'");
            return file;
        }
        catch (QtlQueryException e)
        {
            return file with { DatasetId = null, Problem = e };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return file with { DatasetId = null, Problem = new(e.Message, "Look at the file's permissions and at its disk.", e) };
        }
    }

    static RecognisedSource WithSplitFields(RecognisedSource source)
    {
        var facts = new Dictionary<string, string>(source.Facts, StringComparer.Ordinal);
        foreach (var field in source.Definition.SplitBy?.Keys ?? [])
            facts.TryAdd(field, SaidByRows);
        return source with { Facts = facts };
    }

    // Two formats can fill different tables of a dataset. Of the same table only the one that came last would be left;
    // and files of one format are parts of the dataset, which those on different builds are not.
    static void RefuseRivals(List<PlannedFile> files)
    {
        var rivals = files.Where(file => file is { Problem: null, DatasetId: not null })
            .GroupBy(file => (file.DatasetId, Table: file.Tables[0]))
            .Where(each => each.Select(file => (file.Source!.Definition, file.Build)).Distinct().Count() > 1);
        foreach (var each in rivals.ToList())
        {
            var origins = string.Join(" and ", each.Select(file => $"{file.Source!.Definition.Name}{(file.Build is { } build ? $" on {build.Name}" : "")}").Distinct());
            foreach (var file in each)
            {
                files[files.IndexOf(file)] = file with
                {
                    Problem = new(
                        $"'{file.Path}': {each.Key.DatasetId} would get its {each.Key.Table} from {origins}, and only one can stay",
                        "Ingest the files of one of them alone, or under another name with --dataset NAME."),
                };
            }
        }
    }
}

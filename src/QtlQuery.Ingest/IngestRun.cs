using System.Runtime.ExceptionServices;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Reading;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest;

/// <summary>Carries out a plan: several datasets at once, within one budget of memory and threads.</summary>
sealed class IngestRun(IngestPlan plan, IProgress<IngestProgress>? progress, CancellationToken cancellation)
{
    const long UsualMemory = 512L << 20;

    static readonly string[] Confidences = ["possible", "likely", "certain"];

    readonly IngestRequest _request = plan.Request;
    readonly StoreLayout _layout = new(plan.Request.Store);
    readonly RefusalPlace _refusals = new(plan.Request.RefusalReport, plan.HasSeveral);

    public IReadOnlyList<IngestOutcome> Run()
    {
        _refusals.Make();
        Publication.Sweep(_layout);
        var spools = new List<StagingArea>();
        try
        {
            var labels = _request.Variants is { } named ? VariantLabels.Open(named, _request, () => NewSpool(spools), cancellation) : null;
            var outcomes = new Dictionary<PlannedDataset, IReadOnlyList<IngestOutcome>>();
            var whole = plan.Datasets.Where(dataset => dataset.DatasetId is not null).ToList();
            var units = whole.Select(dataset => dataset.ByFormat.Select(files => new Unit(dataset.DatasetId!, [.. files.Select(file => file.Source!)], files[0].Facts!)).ToList()).ToList();
            foreach (var (dataset, ended) in whole.Zip(InParallel(units, labels)))
                outcomes[dataset] = ended;
            // After the others, and one by one: a dataset that rows name may be one of those.
            foreach (var several in plan.Datasets.Where(dataset => dataset.DatasetId is null))
                outcomes[several] = Part(several, labels);
            return [.. plan.Datasets.SelectMany(dataset => outcomes[dataset])];
        }
        finally
        {
            spools.ForEach(spool => spool.Dispose());
        }
    }

    List<IngestOutcome> Part(PlannedDataset several, VariantLabels? labels)
    {
        var spools = new List<StagingArea>();
        try
        {
            var sources = new List<RecognisedSource>();
            var failure = Failure(() => sources.AddRange(several.Files.SelectMany(file => SourceSplit.Of(file.Source!, () => NewSpool(spools), _request.Engine, cancellation))));
            var units = new List<List<Unit>>();
            failure ??= Failure(() => units.AddRange(
                from source in sources
                let facts = DatasetFacts.Of(source, _request.Set)
                group (source, facts) by facts.DatasetId(_request.Dataset) into dataset
                select new List<Unit> { new(dataset.Key, [.. dataset.Select(each => each.source)], dataset.First().facts) }));
            return failure is null
                ? [.. InParallel(units, labels).SelectMany(ended => ended)]
                : [new(Path.GetFileName(several.Files[0].Path), several.Files[0].Source!.Definition.Name, several.Files[0].Source!.Confidence, null, failure)];
        }
        finally
        {
            spools.ForEach(spool => spool.Dispose());
        }
    }

    // Each unit is one dataset in its formats, one after the other. What is not a failure of a dataset but a bug, or a wish to stop, ends all.
    IngestOutcome[][] InParallel(List<List<Unit>> units, VariantLabels? labels)
    {
        var threads = _request.Engine.Threads ?? Environment.ProcessorCount;
        var atOnce = Math.Clamp(_request.Parallel ?? Math.Min(2, threads), 1, Math.Max(1, units.Count));
        var engine = _request.Engine with
        {
            MemoryLimitBytes = _request.Engine.MemoryLimitBytes is { } memory ? memory / atOnce : UsualMemory,
            Threads = Math.Max(1, threads / atOnce),
        };
        var outcomes = new IngestOutcome[units.Count][];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var next = -1;
        var workers = Enumerable.Range(0, atOnce).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions.FirstOrDefault(inner => inner is not OperationCanceledException) ?? e.InnerExceptions[0]);
        }

        return outcomes;

        void Work()
        {
            var ended = false;
            try
            {
                for (var i = Interlocked.Increment(ref next); i < units.Count; i = Interlocked.Increment(ref next))
                    outcomes[i] = [.. units[i].Select(unit => Ingest(unit, _request with { Engine = engine, RefusalReport = _refusals.Of(unit.DatasetId, units[i].Count > 1 ? unit.Definition.Name : null) }, labels, stop.Token))];
                ended = true;
            }
            finally
            {
                if (!ended)
                    stop.Cancel();
            }
        }
    }

    IngestOutcome Ingest(Unit unit, IngestRequest request, VariantLabels? labels, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        IngestResult? result = null;
        var failure = Failure(() => result = new DatasetIngest(request, unit.DatasetId, unit.Sources, unit.Facts, plan.Build, labels, plan.Chain).Run(progress, stop));
        var bytes = unit.Sources.Sum(source => source.File.Bytes);
        progress?.Report(new(unit.DatasetId, unit.Definition.Name, result is { Unchanged: false } ? result.Rows.Read : 0, bytes, bytes));
        return new(unit.DatasetId, unit.Definition.Name, unit.Sources.Select(source => source.Confidence).MinBy(word => Array.IndexOf(Confidences, word))!, result, failure);
    }

    // What the user can act on; anything else is thrown.
    static QtlQueryException? Failure(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (QtlQueryException e)
        {
            return e;
        }
        catch (IOException e)
        {
            return new(e.Message, "Look at the free space and the permissions of the disk. The dataset is as it was.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            return new(e.Message, "Look at the permissions of the store's directory. The dataset is as it was.", e);
        }
    }

    string NewSpool(List<StagingArea> spools)
    {
        spools.Add(StagingArea.Create(_layout));
        return Path.Combine(spools[^1].Path, "spool");
    }

    // Files of one format that become one dataset.
    sealed record Unit(string DatasetId, IReadOnlyList<RecognisedSource> Sources, DatasetFacts Facts)
    {
        public SourceDefinition Definition => Sources[0].Definition;
    }
}

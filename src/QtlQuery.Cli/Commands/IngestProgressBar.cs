using System.Collections.Concurrent;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Ingest;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace QtlQuery.Cli.Commands;

/// <summary>The bars that an ingest shows on a terminal: share of bytes, rows per second, time left; one for each dataset under way, and one for all where there are several.</summary>
static class IngestProgressBar
{
    public static T Show<T>(Session session, bool quiet, IngestPlan plan, Func<IProgress<IngestProgress>?, T> work)
    {
        if (quiet || !session.ErrorIsTerminal)
            return work(null);
        var rows = new Rows();
        return ErrorConsole.Of(session).Progress().AutoClear(true).HideCompleted(plan.HasSeveral)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), rows, new RemainingTimeColumn())
            .Start(context => work(new Bars(context, rows, plan)));
    }

    // Not Progress<T>: that one reports on the thread pool, in any order.
    sealed class Bars : IProgress<IngestProgress>
    {
        readonly ProgressContext _context;
        readonly Rows _rows;
        readonly ProgressTask? _all;
        readonly Dictionary<(string, string), (ProgressTask Bar, long Bytes, long Rows)> _bars = [];
        readonly Lock _gate = new();

        public Bars(ProgressContext context, Rows rows, IngestPlan plan)
        {
            _context = context;
            _rows = rows;
            if (plan.HasSeveral)
                _all = context.AddTask(IngestPlanReport.Plural(plan.Files.Count, "file"), maxValue: Math.Max(1, plan.Datasets.Sum(dataset => dataset.Bytes)));
        }

        void IProgress<IngestProgress>.Report(IngestProgress value)
        {
            lock (_gate)
            {
                var name = (value.DatasetId, value.Source);
                if (!_bars.TryGetValue(name, out var before))
                    before.Bar = _context.AddTask(Markup.Escape(value.DatasetId), maxValue: Math.Max(1, value.BytesTotal));
                _bars[name] = (before.Bar, value.BytesRead, value.Rows);
                before.Bar.Value = value.BytesRead;
                _rows.Set(before.Bar, value.Rows);
                if (_all is null)
                    return;
                // The parts of a file that holds several datasets each count it, so the sum may pass the whole.
                _all.Value = Math.Min(_all.MaxValue, _all.Value + value.BytesRead - before.Bytes);
                _rows.Set(_all, _rows.Of(_all) + value.Rows - before.Rows);
            }
        }
    }

    sealed class Rows : ProgressColumn
    {
        readonly ConcurrentDictionary<int, long> _read = new();

        public long Of(ProgressTask task) => _read.GetValueOrDefault(task.Id);

        public void Set(ProgressTask task, long rows) => _read[task.Id] = rows;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var seconds = task.ElapsedTime?.TotalSeconds ?? 0;
            var rate = seconds > 0 ? Of(task) / seconds : 0;
            return new Text(string.Create(CultureInfo.InvariantCulture, $"{Of(task):N0} rows, {rate:N0}/s"));
        }
    }
}

using System.Globalization;
using QtlQuery.Ingest;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace QtlQuery.Cli.Commands;

/// <summary>The bar that an ingest shows on a terminal: share of bytes, rows per second, time left.</summary>
static class IngestProgressBar
{
    public static T Show<T>(Session session, bool quiet, Func<IProgress<IngestProgress>?, T> work)
    {
        if (quiet || !session.ErrorIsTerminal)
            return work(null);
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(session.Error),
            ColorSystem = string.IsNullOrEmpty(session.Variable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        var rows = new Rows();
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), rows, new RemainingTimeColumn())
            .Start(context => work(new TaskProgress(context.AddTask("reading"), rows)));
    }

    // Not Progress<T>: that one reports on the thread pool, in any order.
    sealed class TaskProgress(ProgressTask task, Rows rows) : IProgress<IngestProgress>
    {
        void IProgress<IngestProgress>.Report(IngestProgress value)
        {
            task.Description = Markup.Escape(value.DatasetId);
            task.MaxValue = Math.Max(1, value.BytesTotal);
            task.Value = value.BytesRead;
            rows.Read = value.Rows;
        }
    }

    sealed class Rows : ProgressColumn
    {
        public long Read { get; set; }

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var seconds = task.ElapsedTime?.TotalSeconds ?? 0;
            var rate = seconds > 0 ? Read / seconds : 0;
            return new Text(string.Create(CultureInfo.InvariantCulture, $"{Read:N0} rows, {rate:N0}/s"));
        }
    }
}

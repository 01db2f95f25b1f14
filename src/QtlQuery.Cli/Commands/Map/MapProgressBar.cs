using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace QtlQuery.Cli.Commands.Map;

/// <summary>The bar that a mapping shows on a terminal: traits done, traits per second, time left.</summary>
static class MapProgressBar
{
    public static T Show<T>(Session session, bool quiet, int traits, Func<IProgress<int>?, T> work)
    {
        if (quiet || !session.ErrorIsTerminal)
            return work(null);
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(session.Error),
            ColorSystem = string.IsNullOrEmpty(session.Variable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new Rate(), new RemainingTimeColumn())
            .Start(context => work(new Bar(context.AddTask("traits", maxValue: Math.Max(1, traits)))));
    }

    sealed class Bar(ProgressTask task) : IProgress<int>
    {
        void IProgress<int>.Report(int value)
        {
            lock (task)
                task.Value = Math.Max(task.Value, value);
        }
    }

    sealed class Rate : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var seconds = task.ElapsedTime?.TotalSeconds ?? 0;
            return new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0} of {task.MaxValue:N0}, {(seconds > 0 ? task.Value / seconds : 0):N0}/s"));
        }
    }
}

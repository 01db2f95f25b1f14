using System.Globalization;
using QtlQuery.Cli.Output;
using Spectre.Console;

namespace QtlQuery.Cli.Commands.Coloc;

/// <summary>The bar that a run over loci shows on a terminal: how many are done, and the time left.</summary>
static class LocusProgressBar
{
    /// <param name="loci">How many there are; none has no bar.</param>
    public static T Show<T>(Session session, bool quiet, int loci, Func<IProgress<int>?, T> work)
    {
        if (quiet || !session.ErrorIsTerminal || loci == 0)
            return work(null);
        return ErrorConsole.Of(session).Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new Bar(context.AddTask(Done(0, loci), maxValue: loci), loci)));
    }

    static string Done(int done, int loci) => string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {loci:N0} loci");

    // Not Progress<T>: that one reports on the thread pool, in any order.
    sealed class Bar(ProgressTask task, int loci) : IProgress<int>
    {
        readonly Lock _gate = new();

        void IProgress<int>.Report(int value)
        {
            lock (_gate)
            {
                // Threads overtake each other on the way here.
                if (value <= task.Value)
                    return;
                task.Value = value;
                task.Description = Done(value, loci);
            }
        }
    }
}

using System.Globalization;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest;
using static QtlQuery.Cli.Commands.IngestPlanReport;

namespace QtlQuery.Cli.Commands;

/// <summary>What became of the rows: a sentence for one dataset, a table for several.</summary>
static class IngestSummary
{
    const string Gap = "  ";

    /// <summary>The account of a dataset's rows in one line, and a line for each remark.</summary>
    public static string Sentence(IngestResult result)
    {
        var subject = Subject(result);
        if (result.Unchanged)
            return $"{subject}: unchanged, the same bytes are there already{string.Concat(Index(result).Select(index => $"\n  {index}"))}";
        var rows = result.Rows;
        var refused = rows.RefusedTotal == 0 ? "0 refused" : Refused(result);
        var leftOut = rows.LeftOutTotal == 0 ? "" : $" + {LeftOut(rows)}";
        return $"{subject}: {Number(rows.Read)} rows read = {Number(rows.Stored)} stored + {Number(rows.Folded)} folded{leftOut} + {refused}{string.Concat(Remarks(result).Concat(Index(result)).Select(line => $"\n  {line}"))}";
    }

    /// <summary>What the table has no room for: why rows were refused or left out, and what others tell of.</summary>
    public static IEnumerable<string> Details(IReadOnlyList<IngestOutcome> outcomes) =>
        outcomes.Select(outcome => outcome.Result).OfType<IngestResult>().SelectMany(result => Details(result).Select(detail => $"{Subject(result)}: {detail}"));

    /// <summary>A line for each dataset and format, and one with the totals.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<IngestOutcome> outcomes)
    {
        string[] header = ["dataset_id", "format", "read", "stored", "folded", "left out", "refused", "status"];
        var rows = outcomes.Select(Cells).Prepend(header).ToList();
        var widths = header.Select((_, i) => rows.Max(row => row[i].Length)).ToArray();
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        foreach (var row in rows)
            yield return string.Join(Gap, row.Select((cell, i) => i is >= 2 and < 7 ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd();
        yield return Totals(outcomes);
    }

    static IEnumerable<string> Details(IngestResult result)
    {
        if (!result.Unchanged)
        {
            if (result.Rows.RefusedTotal > 0)
                yield return Refused(result);
            if (result.Rows.LeftOutTotal > 0)
                yield return LeftOut(result.Rows);
            foreach (var remark in Remarks(result))
                yield return remark;
        }

        foreach (var index in Index(result))
            yield return index;
    }

    static string[] Cells(IngestOutcome outcome)
    {
        // Recognition that is not certain is said where the result is.
        var format = outcome.Confidence == "certain" ? outcome.Source : $"{outcome.Source} ({outcome.Confidence})";
        return outcome.Result is { Unchanged: false, Rows: var rows }
            ? [outcome.DatasetId, format, Number(rows.Read), Number(rows.Stored), Number(rows.Folded), Number(rows.LeftOutTotal), Number(rows.RefusedTotal), "done"]
            : [outcome.DatasetId, format, "", "", "", "", "", outcome.Failure is null ? "unchanged" : "failed"];
    }

    static string Totals(IReadOnlyList<IngestOutcome> outcomes)
    {
        var done = outcomes.Select(outcome => outcome.Result).OfType<IngestResult>().Where(result => !result.Unchanged).Select(result => result.Rows).ToList();
        var (unchanged, failed) = (outcomes.Count(outcome => outcome.Result?.Unchanged is true), outcomes.Count(outcome => outcome.Failure is not null));
        var ends = $"{Number(done.Count)} done{(unchanged > 0 ? $", {Number(unchanged)} unchanged" : "")}{(failed > 0 ? $", {Number(failed)} failed" : "")}";
        var leftOut = done.Sum(rows => rows.LeftOutTotal);
        return $"{ends}: {Number(done.Sum(rows => rows.Read))} rows read = {Number(done.Sum(rows => rows.Stored))} stored + {Number(done.Sum(rows => rows.Folded))} folded"
            + $"{(leftOut > 0 ? $" + {Number(leftOut)} left out" : "")} + {Number(done.Sum(rows => rows.RefusedTotal))} refused";
    }

    static string Subject(IngestResult result) => $"{result.DatasetId} ({result.Source})";

    static string Refused(IngestResult result) => $"{Number(result.Rows.RefusedTotal)} refused ({Counted(result.Rows.Refused)}); they are in {result.RefusalReport}";

    static string LeftOut(RowAccount rows) => $"{Number(rows.LeftOutTotal)} left out ({Counted(rows.LeftOut)})";

    static IEnumerable<string> Remarks(IngestResult result) => result.Remarks.Select(remark => $"{Number(remark.Value)} rows: {remark.Key}");

    static IEnumerable<string> Index(IngestResult result) => result.Index is { } index ? [string.Create(CultureInfo.InvariantCulture, $"look-up index: {index.Rows:N0} associations in {index.Bytes / 1e6:N1} MB")] : [];

    static string Counted(IReadOnlyDictionary<string, long> rowsByReason) =>
        string.Join(", ", rowsByReason.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => $"{Number(reason.Value)} {reason.Key}"));
}

using System.Globalization;
using QtlQuery.Ingest;

namespace QtlQuery.Cli.Commands;

/// <summary>A plan in words: a row for each file, and the counts.</summary>
static class IngestPlanReport
{
    public static readonly IReadOnlyList<string> Columns = ["file", "format", "confidence", "dataset_id", "tables", "genome_build", "problem", "to_do", "reason"];

    public static IEnumerable<IReadOnlyList<object?>> Rows(IngestPlan plan) =>
        plan.Files.Select(file => new object?[]
        {
            file.Path,
            file.Source?.Definition.Name,
            file.Source?.Confidence,
            file is { Problem: null, SplitBy.Count: > 0 } ? $"several, by {string.Join(" and ", file.SplitBy)}" : file.DatasetId,
            file.Source is null ? null : string.Join(", ", file.Tables),
            file.Build?.Name,
            file.Problem?.Message,
            file.Problem?.Hint,
            file.Source?.Reason,
        });

    /// <summary>Such as <c>5 files in 4 datasets, 2 that cannot be ingested; 3 more passed over, which are no results by their names</c>.</summary>
    public static string Counts(IngestPlan plan, int passedOver)
    {
        var problems = plan.Problems.Count();
        var several = plan.Datasets.Where(dataset => dataset.DatasetId is null).Sum(dataset => dataset.Files.Count);
        var known = plan.Datasets.Where(dataset => dataset.DatasetId is not null).ToList();
        string?[] parts =
        [
            known.Count == 0 ? null : $"{Plural(known.Sum(dataset => dataset.Files.Count), "file")} in {Plural(known.Count, "dataset")}",
            several == 0 ? null : $"{Plural(several, "file")} of several datasets each",
            problems == 0 ? null : $"{Plural(problems, "file")} that cannot be ingested",
        ];
        var passed = passedOver == 0 ? "" : $"; {Number(passedOver)} more passed over, which {(passedOver == 1 ? "is no result by its name" : "are no results by their names")}";
        return $"{string.Join(", ", parts.Where(part => part is not null).DefaultIfEmpty("no files"))}{passed}";
    }

    public static string Plural(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Cli.Commands.Gwas;

/// <summary>Options that the commands under <c>gwas</c> share, each defined once.</summary>
sealed class GwasOptions(Session session)
{
    public Option<string> Gwas { get; } = new("--gwas") { HelpName = "DATASET|FILE", Required = true, Description = "The GWAS: a dataset of the store, or a result file, which is checked as an ingest does and not kept" };

    public GwasFileOptions File { get; } = new();

    public Option<string[]> Set => File.Set;

    public Option<string?> LiftOver => File.LiftOver;

    public Option<double> P { get; } = new("--p") { HelpName = "P", Description = "Largest p of a lead variant; 5e-8 where not given", DefaultValueFactory = _ => 5e-8 };

    public Option<int> Window { get; } = new("--window") { HelpName = "BP", Description = "Lead variants are further apart than this; 500000 where not given", DefaultValueFactory = _ => 500_000 };

    public Option<double> LeastR2 { get; } = new("--r2") { HelpName = "R2", Description = "Variants in LD with a lead stand for it from this r2 on, where the store has LD; 0.8 where not given", DefaultValueFactory = _ => 0.8 };

    public Option<string?> Dataset { get; } = new("--dataset") { HelpName = "DATASET", Description = "In this QTL dataset only" };

    public Option<string?> Context { get; } = new("--context") { HelpName = "CONTEXT", Description = "In this tissue, cell type or condition only" };

    public Option<bool> Force { get; } = new("--force") { Description = "Join the GWAS with datasets that do not fit it, too ('qtlquery gwas check' says why they do not)" };

    public Option<long?> Limit { get; } = new("--limit") { HelpName = "N", Description = "Print the first N rows only" };

    public OutputOptions Output { get; } = OutputOptions.ForQueries(session);

    /// <exception cref="UsageException">It is no probability above 0.</exception>
    public double LargestP(ParseResult parsed) => InRange(P, parsed.GetValue(P), value => value is > 0 and <= 1, "Give a number above 0 and at most 1, such as 5e-8.");

    /// <exception cref="UsageException">It is below 0.</exception>
    public int WindowBp(ParseResult parsed) => InRange(Window, parsed.GetValue(Window), value => value >= 0, "Give a number of base pairs, such as 500000.");

    /// <exception cref="UsageException">It is no share.</exception>
    public double R2(ParseResult parsed) => InRange(LeastR2, parsed.GetValue(LeastR2), value => value is > 0 and <= 1, "Give a number above 0 and at most 1, such as 0.8.");

    /// <summary>The QTL datasets that are asked for by name or context; null where neither is given.</summary>
    /// <exception cref="QtlQueryException">The store has no such dataset.</exception>
    public HashSet<string>? Datasets(ParseResult parsed, QtlStore store)
    {
        if (parsed.GetValue(Dataset) is { } named)
            return [store.Catalogue.Dataset(named).DatasetId];
        return parsed.GetValue(Context) is { } context
            ? store.Query<string>("select dataset_id from datasets where context = $context", new { context }, session.Cancellation).ToHashSet()
            : null;
    }

    /// <summary>What ends a select that prints the first rows only.</summary>
    public string LimitSql(ParseResult parsed) =>
        parsed.GetValue(Limit) is not { } most ? ""
        : most >= 0 ? string.Create(CultureInfo.InvariantCulture, $" limit {most}")
        : throw new UsageException($"--limit {most} is not a number of rows", "Give 0 or more.");

    static T InRange<T>(Option option, T value, Func<T, bool> isRight, string hint) =>
        isRight(value) ? value : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} {value} is out of range"), hint);
}

using System.CommandLine;
using QtlQuery.Cli.Output;
using QtlQuery.Cli.Plotting;
using QtlQuery.Engine;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands;

/// <summary>What the commands over a view have in common: the options that narrow it down, and the one select that they become.</summary>
/// <remarks>A condition names <c>$dataset</c>, <c>$context</c>, <c>$genes</c>, <c>$variants</c> or <c>$least</c>; an option without a condition is none of the command's.</remarks>
sealed class ViewQuestion
{
    readonly Session _session;
    readonly CommonOptions _common;
    readonly Option<string?> _dataset = new("--dataset") { HelpName = "DATASET", Description = "Of this dataset only" };
    readonly Option<string?> _context = new("--context") { HelpName = "CONTEXT", Description = "Of this tissue, cell type or condition only" };
    readonly Option<string?> _gene = new("--gene") { HelpName = "GENE", Description = "Of this gene only: a symbol, or an Ensembl id with or without its version" };
    readonly Option<string?> _variant = new("--variant") { HelpName = "VARIANT", Description = "Of this variant only: rsid, or chromosome, position and alleles" };
    readonly Option<double?> _least = new("--min-neglog10p") { HelpName = "X", Description = "With minus log10 of p at least X" };
    readonly Option<long?> _limit = new("--limit") { HelpName = "N", Description = "Print the first N rows only" };
    readonly OutputOptions _output;
    readonly PlotOption _plot;

    public ViewQuestion(Session session, CommonOptions common)
    {
        (_session, _common) = (session, common);
        _output = OutputOptions.ForQueries(session);
        _plot = new(session, common);
    }

    public string? DatasetCondition { get; init; }

    public string? ContextCondition { get; init; }

    public string? GeneCondition { get; init; }

    public string? VariantCondition { get; init; }

    public string? LeastCondition { get; init; }

    /// <summary>How the answer is drawn; without it the command has no <c>--plot</c>.</summary>
    public Func<PlotAnswer, ParseResult, string>? Plot { get; init; }

    /// <summary>Options of the plot alone.</summary>
    public IReadOnlyList<Option> PlotOptions { get; init; } = [];

    /// <summary>Options and arguments of the command's own, beside those of <see cref="Answer"/>.</summary>
    public IReadOnlyList<Symbol> Further { get; init; } = [];

    /// <summary>What further names in the select mean, from options of the command's own.</summary>
    public Func<ParseResult, IEnumerable<(string Name, object? Value)>> Parameters { get; init; } = _ => [];

    /// <summary>What is selected instead where one of these asks for it.</summary>
    public Func<ParseResult, ViewSelection?> Instead { get; init; } = _ => null;

    /// <summary>Gives a command the options that have conditions, and makes it print what the select gives.</summary>
    /// <param name="from">What follows <c>from</c>; it may name <c>$</c> and the name of each of the command's own arguments.</param>
    public ProgramCommand Answer(ProgramCommand command, string from, string order, string columns = "*", params Argument<string>[] arguments)
    {
        foreach (var argument in arguments.Concat(Further.OfType<Argument>()))
            command.Add(argument);
        command.Add(_common.Store);
        foreach (var option in Conditions().Where(each => each.Condition is not null).Select(each => each.Option))
            command.Add(option);
        foreach (var option in Further.OfType<Option>())
            command.Add(option);
        foreach (var option in new Option[] { _limit, _output.Format, _output.Output })
            command.Add(option);
        foreach (var option in Plot is null ? [_common.Memory, _common.Threads] : (Option[])[_plot.Option, .. PlotOptions, _common.Memory, _common.Threads])
            command.Add(option);
        command.SetAction(parsed =>
        {
            var file = Plot is null ? null : _plot.File(parsed, _output);
            var selection = Instead(parsed) ?? new(from, order, columns);
            if (!selection.HasP && parsed.GetValue(_least) is not null)
                throw new UsageException($"{_least.Name} is for rows with a p-value", "These have none: leave it away.");
            var further = Parameters(parsed).ToList();
            using var store = _common.Open(parsed, _session);
            var parameters = arguments.ToDictionary(argument => argument.Name.ToLowerInvariant(), argument => (object?)Dataset(store, parsed.GetRequiredValue(argument)));
            foreach (var (name, value) in further)
                parameters[name] = value;
            var conditions = new List<string>();
            foreach (var (option, condition, name, value) in Conditions())
            {
                if (condition is null || value(store, parsed) is not { } given)
                    continue;
                conditions.Add($"({condition})");
                parameters[name] = given;
            }

            var where = conditions.Count == 0 ? "" : $" where {string.Join(" and ", conditions)}";
            var sql = $"select {selection.Columns} from {selection.From}{where} order by {selection.Order}{Limit(parsed, parameters)}";
            if (file is not null)
                _plot.Write(parsed, file, Plot!(new(store, sql, selection.Order, parameters, _session.Cancellation), parsed));
            else
                _output.Write(parsed, store, sql, parameters);
            return ExitCode.Done;
        });
        return command;
    }

    IEnumerable<(Option Option, string? Condition, string Name, Func<QtlStore, ParseResult, object?> Value)> Conditions() =>
    [
        (_dataset, DatasetCondition, "dataset", (store, parsed) => parsed.GetValue(_dataset) is { } id ? Dataset(store, id) : null),
        (_context, ContextCondition, "context", (_, parsed) => parsed.GetValue(_context)),
        (_gene, GeneCondition, "genes", (store, parsed) => parsed.GetValue(_gene) is { } gene ? StoreLookup.GeneIds(store, gene) : null),
        (_variant, VariantCondition, "variants", (store, parsed) => parsed.GetValue(_variant) is { } variant ? StoreLookup.VariantIds(store, variant) : null),
        (_least, LeastCondition, "least", (_, parsed) => parsed.GetValue(_least)),
    ];

    static string Dataset(QtlStore store, string id) => store.Catalogue.Dataset(id).DatasetId;

    string Limit(ParseResult parsed, Dictionary<string, object?> parameters)
    {
        if (parsed.GetValue(_limit) is not { } most)
            return "";
        parameters["limit"] = most >= 0 ? most : throw new UsageException($"--limit {most} is not a number of rows", "Give 0 or more.");
        return " limit $limit";
    }
}

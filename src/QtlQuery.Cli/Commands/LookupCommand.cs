using System.CommandLine;
using QtlQuery.Cli.Output;
using QtlQuery.Cli.Plotting;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands;

/// <summary>What <c>gene</c>, <c>trait</c>, <c>variant</c> and <c>region</c> have in common: one thing or a list is looked up, and its associations are printed or drawn.</summary>
sealed class LookupCommand
{
    const string LimitParameter = "qtlquery_limit";

    readonly Option<string?> _list = new("--list") { HelpName = "FILE", Description = "Look up what the lines of this file name, one a line, - for standard input; empty lines and those that begin with # are left out" };
    readonly Option<string?> _dataset = new("--dataset") { HelpName = "DATASET", Description = "In this dataset only" };
    readonly Option<string?> _context = new("--context") { HelpName = "CONTEXT", Description = "In this tissue, cell type or condition only" };
    readonly Option<long?> _limit = new("--limit") { HelpName = "N", Description = "Print the first N rows only" };

    /// <summary>Answers for one text.</summary>
    public required Func<QtlStore, string, IReadOnlySet<string>?, LookupQuery> One { get; init; }

    /// <summary>Answers for the terms of a list.</summary>
    public required Func<QtlStore, IReadOnlyList<LookupTerm>, IReadOnlySet<string>?, LookupQuery> Many { get; init; }

    /// <summary>The region that a plot shows, null for that of the variants; without it nothing is drawn.</summary>
    public Func<string, GenomicRegion?>? Region { get; init; }

    public ProgramCommand Create(Session session, CommonOptions common, string name, string description, string example, string what)
    {
        var argument = new Argument<string?>(name.ToUpperInvariant()) { Description = what, Arity = ArgumentArity.ZeroOrOne };
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand(name, description, example) { argument, common.Store, _list, _dataset, _context, _limit, output.Format, output.Output };
        var plot = new PlotOption(session, common);
        if (Region is not null)
            command.Add(plot.Option);
        command.Add(common.Memory);
        command.Add(common.Threads);
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(argument);
            var terms = parsed.GetValue(_list) is { } list ? LookupList.Read(list, session) : null;
            if (asked is null == terms is null)
                throw new UsageException(asked is null ? "nothing is asked for" : $"'{asked}' and a list are asked for at once", $"Give one {argument.Name}, or --list FILE.");
            var file = Region is null ? null : plot.File(parsed, output);
            if (file is not null && parsed.GetValue(_limit) is not null)
                throw new UsageException("--limit is for rows, and --plot draws all of them", "Leave one of them away.");
            if (file is not null && terms is not null)
                throw new UsageException("--plot draws one gene or region, and a list is asked for", "Leave one of them away.");
            using var store = common.Open(parsed, session);
            var query = terms is null ? One(store, asked!, Datasets(store, parsed)) : Many(store, terms, Datasets(store, parsed));
            if (file is not null)
                plot.Write(parsed, file, new RegionalAssociations(store, query, session.Cancellation).Svg(asked!, Region!(asked!)));
            else
                output.Write(parsed, store, query.Sql + Limit(parsed, out var limit), limit is null ? query.Parameters : new Dictionary<string, object?>(query.Parameters) { [LimitParameter] = limit });
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(StoreLookup.Coverage(store, query));
            Say(query, session, parsed.GetValue(common.Quiet));
            return ExitCode.Done;
        });
        return command;
    }

    static void Say(LookupQuery query, Session session, bool quiet)
    {
        foreach (var note in quiet ? [] : query.Notes)
            session.Error.WriteLine(note);
        foreach (var (term, reason) in query.Unknown)
            Program.Say(new($"line {term.Line}: {reason.Message}", reason.Hint), session);
    }

    HashSet<string>? Datasets(QtlStore store, ParseResult parsed)
    {
        var dataset = parsed.GetValue(_dataset) is { } id ? store.Catalogue.Dataset(id).DatasetId : null;
        var context = parsed.GetValue(_context) is { } named ? StoreLookup.DatasetsOf(store, named) : null;
        if (dataset is null)
            return context?.ToHashSet();
        return context?.Contains(dataset) is not false ? [dataset] : [];
    }

    string Limit(ParseResult parsed, out long? most)
    {
        most = parsed.GetValue(_limit);
        if (most is null)
            return "";
        return most >= 0 ? $"\nlimit ${LimitParameter}" : throw new UsageException($"--limit {most} is not a number of rows", "Give 0 or more.");
    }
}

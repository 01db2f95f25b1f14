using System.CommandLine;
using QtlQuery.Cli.Output;
using QtlQuery.Cli.Plotting;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands;

/// <summary>What <c>gene</c>, <c>variant</c> and <c>region</c> have in common: one thing is looked up, and its associations are printed or drawn.</summary>
static class LookupCommand
{
    const string LimitParameter = "qtlquery_limit";

    /// <param name="region">The region that a plot shows, null for that of the variants; without it nothing is drawn.</param>
    public static ProgramCommand Create(
        Session session,
        CommonOptions common,
        string name,
        string description,
        string example,
        Argument<string> what,
        Func<QtlStore, string, IReadOnlySet<string>?, LookupQuery> lookUp,
        Func<string, GenomicRegion?>? region = null)
    {
        var dataset = new Option<string?>("--dataset") { HelpName = "DATASET", Description = "In this dataset only" };
        var context = new Option<string?>("--context") { HelpName = "CONTEXT", Description = "In this tissue, cell type or condition only" };
        var limit = new Option<long?>("--limit") { HelpName = "N", Description = "Print the first N rows only" };
        var output = OutputOptions.ForQueries(session);
        var plot = new PlotOption(session, common);
        var command = new ProgramCommand(name, description, example) { what, common.Store, dataset, context, limit, output.Format, output.Output };
        if (region is not null)
            command.Add(plot.Option);
        command.Add(common.Memory);
        command.Add(common.Threads);
        command.SetAction(parsed =>
        {
            var file = region is null ? null : plot.File(parsed, output);
            if (file is not null && parsed.GetValue(limit) is not null)
                throw new UsageException("--limit is for rows, and --plot draws all of them", "Leave one of them away.");
            using var store = common.Open(parsed, session);
            var asked = parsed.GetRequiredValue(what);
            var query = lookUp(store, asked, Datasets(store, parsed.GetValue(dataset), parsed.GetValue(context)));
            if (file is not null)
                plot.Write(parsed, file, new RegionalAssociations(store, query, session.Cancellation).Svg(asked, region!(asked)));
            else
                Print(parsed, store, query, parsed.GetValue(limit));
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(query.Coverage);
            return ExitCode.Done;
        });
        return command;

        void Print(ParseResult parsed, QtlStore store, LookupQuery query, long? most)
        {
            var parameters = new Dictionary<string, object?>(query.Parameters);
            var sql = query.Sql;
            if (most is not null)
            {
                sql += $"\nlimit ${LimitParameter}";
                parameters[LimitParameter] = most >= 0 ? most : throw new UsageException($"--limit {most} is not a number of rows", "Give 0 or more.");
            }

            output.Write(parsed, store, sql, parameters);
        }
    }

    /// <summary>The datasets that the options leave; null for all.</summary>
    static HashSet<string>? Datasets(QtlStore store, string? id, string? context)
    {
        if (id is null && context is null)
            return null;
        var named = id is null ? store.Catalogue.Datasets.Values : [store.Catalogue.Dataset(id)];
        return [.. named.Where(dataset => context is null || dataset.Fields.Context == context).Select(dataset => dataset.DatasetId)];
    }
}

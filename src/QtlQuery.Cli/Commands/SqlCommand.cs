using System.CommandLine;
using QtlQuery.Cli.Output;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery sql</c> asks a store a question in SQL.</summary>
static class SqlCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var sql = new Argument<string>("SQL") { Description = "DuckDB's SQL over the tables and views that 'qtlquery describe' lists; - reads it from standard input" };
        var parameter = new Option<string[]>("--param")
        {
            HelpName = "NAME=VALUE",
            Description = "Value of $NAME in the SQL: a number or true and false where it reads as one, text otherwise; may be repeated",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand(
            "sql",
            "Ask a store a question in SQL",
            "qtlquery sql --store gtex.store 'select * from lead_associations where neg_log10_p > $least' --param least=7.3")
        {
            sql, common.Store, parameter, output.Format, output.Output, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            var text = parsed.GetRequiredValue(sql);
            var values = NamedValues.Parse("--param", parsed.GetValue(parameter) ?? []).ToDictionary(pair => pair.Key, pair => (object?)NamedValues.Typed(pair.Value));
            using var store = common.Open(parsed, session);
            output.Write(parsed, store, text == "-" ? session.Input().ReadToEnd() : text, values);
            return ExitCode.Done;
        });
        return command;
    }
}

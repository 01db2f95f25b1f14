using System.CommandLine;
using System.Text;
using QtlQuery.Cli.Output;
using QtlQuery.Core.Definitions;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery sources</c> lists the formats that can be ingested, or tells about one.</summary>
static class SourcesCommand
{
    public static ProgramCommand Create(Session session)
    {
        var name = new Argument<string?>("NAME") { Description = "Tell about this format: its columns, what must be said with --set", Arity = ArgumentArity.ZeroOrOne };
        var output = OutputOptions.ForLists(session);
        var command = new ProgramCommand("sources", "List the formats that can be ingested, or tell about one", "qtlquery sources gtex_egenes") { name, output.Format, output.Output };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(name) is { } one)
            {
                session.Write(About(Schemas.Source(one)));
            }
            else
            {
                var all = Schemas.Sources.Values.OrderBy(source => source.Name, StringComparer.Ordinal);
                output.Write(parsed, ["name", "title", "recognised_by", "asked_for", "table"], all.Select(source => new object?[]
                {
                    source.Name,
                    source.Title,
                    string.Join(", ", source.RecognisedBy.Columns.Concat(source.Headerless is null ? [] : ["(or without a header)"])),
                    string.Join(", ", source.AskUserFor ?? []),
                    string.Join(", ", source.Tables.Keys),
                }));
            }

            return ExitCode.Done;
        });
        return command;
    }

    static string About(SourceDefinition source)
    {
        var text = new StringBuilder($"{source.Name}: {source.Title}\n\nDocumented at: {source.DocumentedAt}\n");
        if (source.RecognisedBy.Columns.Count > 0)
            text.Append($"Recognised by the columns: {string.Join(", ", source.RecognisedBy.Columns)}\n");
        foreach (var form in source.Headerless ?? [])
            text.Append($"Without a header, recognised by {form.Names.Count} cells: {string.Join(", ", form.Names)}\n");
        if (source.Optional is { Count: > 0 } optional)
            text.Append($"May also have: {string.Join(", ", optional)}\n");
        if (source.GenomeBuild is { } build)
            text.Append($"Genome build: {build}\n");
        else if (source.GenomeBuildOf is not null)
            text.Append("Genome build: said by the file\n");
        if (source.AskUserFor is { Count: > 0 } asked)
            text.Append($"\nMust be said with --set where the file does not say it: {string.Join(", ", asked)}\n");
        if (source.Settings is { Count: > 0 } settings)
        {
            text.Append("\nSettings (--set NAME=VALUE):\n");
            foreach (var (name, setting) in settings)
                text.Append($"  {name}: {setting.Meaning} {Choice(setting)}\n");
        }

        foreach (var (table, filled) in source.Tables)
        {
            text.Append($"\nFills {table}:\n");
            var width = filled.Columns.Keys.Max(column => column.Length);
            foreach (var (column, expression) in filled.Columns)
                text.Append($"  {column.PadRight(width)}  {expression}\n");
        }

        var set = string.Concat((source.AskUserFor ?? []).Select(field => $" --set {field}=..."));
        return text.Append($"\nExample:\n  qtlquery ingest --store my.store --format {source.Name}{set} FILE\n").ToString();
    }

    static string Choice(SourceSetting setting)
    {
        var values = setting.Values is { } some ? $"One of {string.Join(", ", some)}" : "Any value";
        return setting.Default is { } usual ? $"{values}; {usual} where not said." : $"{values}; must be said.";
    }
}

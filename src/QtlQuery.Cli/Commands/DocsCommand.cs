using System.CommandLine;
using System.Globalization;
using System.Text;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery docs</c> prints the reference of sources, tables or views as Markdown, from the files that define them.</summary>
static class DocsCommand
{
    static readonly Dictionary<string, Func<string>> Documents = new()
    {
        ["sources"] = Sources,
        ["tables"] = Tables,
        ["views"] = Views,
    };

    public static ProgramCommand Create(Session session)
    {
        var name = new Argument<string>("NAME") { Description = "sources, tables or views" };
        name.AcceptOnlyFromAmong([.. Documents.Keys]);
        var command = new ProgramCommand("docs", "Print the reference of sources, tables or views as Markdown", "qtlquery docs views") { name };
        command.SetAction(parsed =>
        {
            session.Write(Documents[parsed.GetValue(name)!]());
            return ExitCode.Done;
        });
        return command;
    }

    static string Sources()
    {
        var text = new StringBuilder("| format | files | becomes |\n| --- | --- | --- |\n");
        foreach (var source in Schemas.Sources.Values.OrderBy(source => source.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| `{source.Name}` | {Cell(source.Title)} | {string.Join(", ", source.Tables.Keys.Select(table => $"`{table}`"))} |\n");
        return text.ToString();
    }

    static string Tables()
    {
        var text = new StringBuilder();
        foreach (var table in Schemas.Tables.Values.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {table.Name}\n\n{table.Title}; {table.Grain}.");
            if (table.Partitions.Count > 0)
                text.Append(CultureInfo.InvariantCulture, $" Folders: {string.Join("/", table.Partitions)}.");
            text.Append("\n\n| column | type | unit | meaning |\n| --- | --- | --- | --- |\n");
            foreach (var column in table.Columns)
                text.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {column.Type}{(column.Nullable ? "" : ", never null")} | {column.Unit} | {Cell(column.Meaning)} |\n");
            foreach (var column in table.Derived ?? [])
                text.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` (computed) | {column.Type} | {column.Unit} | {Cell(column.Meaning)} |\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    static string Views()
    {
        var text = new StringBuilder();
        foreach (var (folder, title, last) in new[] { ("views", "Views and table macros", "a row is"), ("macros", "Macros", ""), ("checks", "Checks", "refuses with"), ("suspicions", "Suspicions", "says") })
        {
            text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n| name | about |{(last.Length > 0 ? $" {last} |" : "")}\n| --- | --- |{(last.Length > 0 ? " --- |" : "")}\n");
            foreach (var file in SqlFile.In(folder).OrderBy(file => file.Name, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"| [{file.Name}]({folder}/{file.Name}.sql) | {Cell(file.About)} |{(last.Length > 0 ? $" {Cell(file.Grain ?? file.Header.GetValueOrDefault("reason") ?? file.Header.GetValueOrDefault("says") ?? "")} |" : "")}\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}

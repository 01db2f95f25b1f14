using System.CommandLine;
using System.Text;

namespace QtlQuery.Cli;

/// <summary>What <c>--help</c> prints: what the command does, how it is called, its arguments and options, one example.</summary>
static class HelpText
{
    const int Width = 100;

    public static string OfProgram(IEnumerable<ProgramCommand> commands)
    {
        var text = new StringBuilder("Query QTL summary statistics with SQL: ingest result files into a store, then ask it\n");
        text.Append("\nUsage: qtlquery COMMAND [options]\n");
        Section(text, "Commands", [.. commands.Select(command => (command.Name, command.Description!))]);
        text.Append("\n'qtlquery COMMAND --help' says more. 'qtlquery --version' prints the version.\n");
        text.Append("The store is named with --store, or once and for all in the environment variable QTLQUERY_STORE.\n");
        text.Append("\nExample:\n  qtlquery demo\n");
        return text.ToString();
    }

    public static string OfCommand(ProgramCommand command)
    {
        var text = new StringBuilder($"{command.Description}\n\nUsage: qtlquery {command.FullName}{(command.Subcommands.Count > 0 ? " COMMAND" : "")}");
        foreach (var argument in command.Arguments)
            text.Append(' ').Append(Usage(argument));
        foreach (var option in command.Options.Where(option => option.Required))
            text.Append(' ').Append(Usage(option));
        text.Append(" [options]\n");
        Section(text, "Commands", [.. command.Subcommands.Select(each => (each.Name, each.Description!))]);
        Section(text, "Arguments", [.. command.Arguments.Select(argument => (argument.Name, argument.Description!))]);
        Section(text, "Options", [.. command.Options.Select(option => (Usage(option), option.Description!))]);
        if (command.Subcommands.Count > 0)
            text.Append($"\n'qtlquery {command.FullName} COMMAND --help' says more.\n");
        text.Append($"\nExample:\n  {command.Example}\n");
        return text.ToString();
    }

    static string Usage(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    static string Usage(Option option) => option.HelpName is null ? option.Name : $"{option.Name} {option.HelpName}";

    static void Section(StringBuilder text, string title, IReadOnlyList<(string Name, string Meaning)> rows)
    {
        if (rows.Count == 0)
            return;
        text.Append($"\n{title}:\n");
        var indent = rows.Max(row => row.Name.Length) + 4;
        foreach (var (name, meaning) in rows)
        {
            text.Append($"  {name}".PadRight(indent));
            var column = indent;
            foreach (var word in meaning.Split(' '))
            {
                if (column + word.Length > Width)
                {
                    text.Append('\n').Append(' ', indent);
                    column = indent;
                }

                text.Append(column == indent ? "" : " ").Append(word);
                column += word.Length + 1;
            }

            text.Append('\n');
        }
    }
}

using System.CommandLine.Parsing;
using QtlQuery.Cli;

namespace QtlQuery.Tests.Cli;

public sealed class HelpTests
{
    /// <summary>Each command, and after it those that it is made of, as they are typed.</summary>
    public static TheoryData<string> Commands => [.. Made().Select(command => command.FullName)];

    [Fact]
    public void The_program_says_what_it_does_and_which_commands_it_has() => Golden.Check("cli/help/qtlquery.txt", CommandLine.Run("--help").Output);

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_says_what_it_does_what_it_takes_and_gives_an_example(string name)
    {
        var run = CommandLine.Run([.. name.Split(' '), "--help"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Golden.Check($"cli/help/{name.Replace(' ', '-')}.txt", run.Output);
    }

    [Fact]
    public void Each_kept_help_is_that_of_a_command() =>
        Assert.Equal(
            Made().Select(command => command.FullName.Replace(' ', '-')).Append("qtlquery").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Repository.Path("tests", "golden", "cli", "help")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_example_of_a_command_can_be_typed(string name)
    {
        var command = Made().Single(each => each.FullName == name);
        // The splitter knows double quotes only.
        var words = CommandLineParser.SplitCommandLine(command.Example.Replace('\'', '"')).ToList();
        string[] beginning = ["qtlquery", .. name.Split(' ')];
        Assert.Equal(beginning, words.Take(beginning.Length));
        Assert.Empty(command.Parse([.. words.Skip(beginning.Length)]).Errors);
    }

    [Fact]
    public void The_version_is_printed() => Assert.Matches(@"^qtlquery \d+\.\d+\.\d+\n$", CommandLine.Run("--version").Output);

    static IEnumerable<ProgramCommand> Made() =>
        from name in Program.Commands
        let command = name.Create(new(Stream.Null, TextWriter.Null), new())
        from each in command.Subcommands.OfType<ProgramCommand>().Prepend(command)
        select each;

    [Fact]
    public void Without_a_command_the_help_is_printed_and_the_usage_is_wrong() => Assert.Equal(2, CommandLine.Run().ExitCode);
}

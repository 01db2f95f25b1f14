using System.CommandLine;

namespace QtlQuery.Cli;

/// <summary>A command whose help ends with an example.</summary>
sealed class ProgramCommand(string name, string description, string example) : Command(name, description)
{
    /// <summary>One line that a user could type, and that a test parses.</summary>
    public string Example { get; } = example;
}

using System.CommandLine;

namespace QtlQuery.Cli;

/// <summary>A command whose help ends with an example.</summary>
sealed class ProgramCommand(string name, string description, string example) : Command(name, description)
{
    /// <summary>One line that a user could type, and that a test parses.</summary>
    public string Example { get; } = example;

    /// <summary>The name with that of the command it is part of, as the user types it.</summary>
    public string FullName => Parents.OfType<ProgramCommand>().FirstOrDefault() is { } parent ? $"{parent.FullName} {Name}" : Name;
}

using System.CommandLine;

namespace QtlQuery.Cli;

/// <summary>A command whose help ends with an example.</summary>
/// <param name="title">One word, or two where several commands are about one thing, such as <c>coloc run</c>.</param>
sealed class ProgramCommand(string title, string description, string example) : Command(title.Replace(' ', '-'), description)
{
    /// <summary>What the user types.</summary>
    public string Title { get; } = title;

    /// <summary>One line that a user could type, and that a test parses.</summary>
    public string Example { get; } = example;
}

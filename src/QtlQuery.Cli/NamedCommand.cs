namespace QtlQuery.Cli;

/// <summary>A command's name, and how it is built.</summary>
sealed record NamedCommand(string Name, Func<Session, CommonOptions, ProgramCommand> Create);

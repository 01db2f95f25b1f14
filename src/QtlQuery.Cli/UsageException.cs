using QtlQuery.Core;

namespace QtlQuery.Cli;

/// <summary>A command line that cannot be meant: exit code 2.</summary>
sealed class UsageException(string message, string? hint = null) : QtlQueryException(message, hint);

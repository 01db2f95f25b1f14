namespace QtlQuery.Cli.Commands;

/// <summary>What a command over a view selects.</summary>
/// <param name="From">What follows <c>from</c>.</param>
sealed record ViewSelection(string From, string Order, string Columns = "*");

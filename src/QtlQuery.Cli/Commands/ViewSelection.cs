namespace QtlQuery.Cli.Commands;

/// <summary>What a command over a view selects.</summary>
/// <param name="From">What follows <c>from</c>.</param>
/// <param name="HasP">Whether its rows have p-values, which <c>--min-neglog10p</c> needs.</param>
sealed record ViewSelection(string From, string Order, string Columns = "*", bool HasP = true);

using QtlQuery.Core;

namespace QtlQuery.Plots;

/// <summary>A plot without data is refused: an empty picture looks like an answer.</summary>
public sealed class NothingToDraw(string what) : QtlQueryException($"there is nothing to draw: {what}");

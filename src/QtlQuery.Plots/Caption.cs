namespace QtlQuery.Plots;

/// <summary>What stands over and under a plot.</summary>
/// <param name="Title">What is shown, of what.</param>
/// <param name="Remarks">What a reader must know beside it, such as what could not be drawn; a sentence each.</param>
public sealed record Caption(string Title, params IReadOnlyList<string> Remarks);

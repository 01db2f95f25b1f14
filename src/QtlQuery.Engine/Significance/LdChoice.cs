namespace QtlQuery.Engine.Significance;

/// <summary>The LD from which eigenMT counts independent tests.</summary>
/// <param name="Dataset">The dataset that has it; null where the store has one only.</param>
/// <param name="AbsentIsZero">Whether a pair that it lacks stands as uncorrelated, since its source leaves out weak ones; otherwise the trait is not judged.</param>
public sealed record LdChoice(string? Dataset = null, bool AbsentIsZero = false);

namespace QtlQuery.Engine.Mash;

/// <summary>What a fit of mash takes.</summary>
/// <param name="RandomPairs">Tested pairs, drawn at random, on which the weights of the covariances are fitted.</param>
/// <param name="Seed">Of the draw: the same seed draws the same pairs of the same store.</param>
/// <param name="Threads">That may be used; as many as there are cores where null. The numbers do not depend on it.</param>
public sealed record MashOptions(int RandomPairs = 5000, long Seed = 1, int? Threads = null);

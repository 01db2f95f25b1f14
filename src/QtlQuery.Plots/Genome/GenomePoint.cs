namespace QtlQuery.Plots.Genome;

/// <summary>A test by its place in the genome.</summary>
/// <param name="Chromosome">1 to 22, X, Y or MT.</param>
/// <param name="Position">1-based.</param>
/// <param name="NegLog10P">Minus log10 of p, from 0 up.</param>
public readonly record struct GenomePoint(string Chromosome, int Position, double NegLog10P);

namespace QtlQuery.Cli.Demo;

/// <summary>A true effect on a gene's expression.</summary>
/// <param name="Offset">Distance in bp from the gene's start at which a common variant is made causal.</param>
/// <param name="Share">Part of the variance it explains, with the sign of its effect.</param>
sealed record DemoEffect(string Context, int Offset, double Share);

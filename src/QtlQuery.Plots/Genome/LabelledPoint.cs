namespace QtlQuery.Plots.Genome;

/// <summary>A point of a Manhattan plot that bears a name, such as its gene's.</summary>
public sealed record LabelledPoint(string Label, GenomePoint Point);

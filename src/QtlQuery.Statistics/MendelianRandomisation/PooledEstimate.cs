namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>An effect from several instruments, and how much they disagree.</summary>
public readonly record struct PooledEstimate(MrEstimate Effect, Heterogeneity Heterogeneity);

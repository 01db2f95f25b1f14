namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>A line through the effects of several instruments.</summary>
/// <param name="Effect">The slope.</param>
/// <param name="Intercept">The mean effect on the outcome that does not go through the exposure; away from 0 it is directional pleiotropy.</param>
public readonly record struct EggerEstimate(MrEstimate Effect, MrEstimate Intercept, Heterogeneity Heterogeneity);

namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>What heterogeneity does to the standard error of an inverse-variance weighted estimate.</summary>
public enum IvwErrors
{
    /// <summary>It widens it; less of it than chance gives does not narrow it (mr_ivw).</summary>
    RandomUnlessBelowChance,

    /// <summary>It widens or narrows it (mr_ivw_mre).</summary>
    MultiplicativeRandom,

    /// <summary>Nothing (mr_ivw_fe).</summary>
    Fixed,
}

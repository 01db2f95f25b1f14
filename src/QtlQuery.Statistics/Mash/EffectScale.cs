namespace QtlQuery.Statistics.Mash;

/// <summary>On what scale effects are taken to follow the prior.</summary>
public enum EffectScale
{
    /// <summary>The effects themselves (mashr's alpha = 0, "EE"): how large they are does not depend on the standard errors.</summary>
    Effect,

    /// <summary>Effects over their standard errors (alpha = 1, "EZ").</summary>
    ZScore,
}

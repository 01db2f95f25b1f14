namespace QtlQuery.Statistics.FineMapping;

/// <summary>Where the prior variance of each effect comes from.</summary>
public enum PriorVarianceMethod
{
    /// <summary>Maximum of the single effect's likelihood on the log scale, or 0 where no effect is as likely.</summary>
    Optimised,

    /// <summary>One step of expectation and maximisation in each round, or 0 where no effect is as likely.</summary>
    ExpectationMaximisation,

    /// <summary>It stays as it is given.</summary>
    Fixed,
}

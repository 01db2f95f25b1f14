namespace QtlQuery.Mapping.Preparing;

/// <summary>What a check says of a sample.</summary>
public enum SampleVerdict
{
    /// <summary>What the check needs is not known, or does not decide it.</summary>
    NotKnown,

    Pass,

    Fail,
}

namespace QtlQuery.Mapping.Samples;

/// <summary>The sex that a sample is recorded with. PLINK's code: 1 male, 2 female, anything else not known.</summary>
public enum Sex
{
    Unknown = 0,
    Male = 1,
    Female = 2,
}

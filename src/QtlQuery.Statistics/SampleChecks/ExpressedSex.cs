namespace QtlQuery.Statistics.SampleChecks;

/// <summary>The sex that a sample's expression shows.</summary>
public enum ExpressedSex
{
    /// <summary>XIST and no Y-linked genes.</summary>
    Female,

    /// <summary>Y-linked genes and no XIST.</summary>
    Male,

    /// <summary>Both: a mixture of two samples, or XXY.</summary>
    Both,

    /// <summary>Neither: a lost Y or a silent XIST, as in tumours and cell lines, or a bad sample.</summary>
    Neither,
}

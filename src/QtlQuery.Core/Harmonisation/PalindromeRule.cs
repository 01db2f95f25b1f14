namespace QtlQuery.Core.Harmonisation;

/// <summary>What is done with A/T and C/G variants, whose alleles do not tell the strand. The numbers are TwoSampleMR's actions.</summary>
public enum PalindromeRule
{
    /// <summary>Both datasets are on the forward strand.</summary>
    AssumeForward = 1,

    /// <summary>Frequencies tell the strand, unless one is unknown or near one half.</summary>
    ByFrequency = 2,

    /// <summary>Such variants are not kept, nor is any other whose orientation is doubtful.</summary>
    Refuse = 3,
}

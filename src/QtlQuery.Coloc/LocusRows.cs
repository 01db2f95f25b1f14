namespace QtlQuery.Coloc;

/// <summary>One side's statistics in a locus, a list a column, rows in the order of position, ref and alt. NaN stands for null.</summary>
sealed class LocusRows
{
    public List<int> Position { get; } = [];

    public List<string> Ref { get; } = [];

    public List<string> Alt { get; } = [];

    public List<double> Beta { get; } = [];

    public List<double> StandardError { get; } = [];

    public List<double> Z { get; } = [];

    public List<double> NegLog10P { get; } = [];

    /// <summary>Of either allele.</summary>
    public List<double> AlleleFrequency { get; } = [];

    /// <summary>Individuals.</summary>
    public List<double> SampleSize { get; } = [];

    public int Count => Position.Count;
}

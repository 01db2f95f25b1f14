namespace QtlQuery.Coloc;

/// <summary>One side's statistics in a locus, a list a column, rows in the order of position, ref and alt. NaN stands for null.</summary>
/// <param name="capacity">Rows that there will be, where it is known.</param>
sealed class LocusRows(int capacity = 0)
{
    public List<int> Position { get; } = new(capacity);

    public List<string> Ref { get; } = new(capacity);

    public List<string> Alt { get; } = new(capacity);

    public List<double> Beta { get; } = new(capacity);

    public List<double> StandardError { get; } = new(capacity);

    public List<double> Z { get; } = new(capacity);

    public List<double> NegLog10P { get; } = new(capacity);

    /// <summary>Of either allele.</summary>
    public List<double> AlleleFrequency { get; } = new(capacity);

    /// <summary>Individuals.</summary>
    public List<double> SampleSize { get; } = new(capacity);

    public int Count => Position.Count;
}

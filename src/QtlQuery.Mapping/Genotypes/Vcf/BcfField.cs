namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>A field of a BCF record: so many values for each sample, sample after sample.</summary>
readonly ref struct BcfField(int type, int length, ReadOnlySpan<byte> values)
{
    /// <summary>Of the values, as <see cref="BcfRecord"/> names them; 0 where there are none.</summary>
    public int Type { get; } = type;

    /// <summary>How many values a sample has.</summary>
    public int Length { get; } = length;

    public ReadOnlySpan<byte> Values { get; } = values;

    public bool IsThere => Type != 0;

    public ReadOnlySpan<byte> Of(int sample)
    {
        var size = Length * BcfRecord.Size(Type);
        return Values.Slice(sample * size, size);
    }
}

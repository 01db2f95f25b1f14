namespace QtlQuery.Coloc;

/// <summary>A variant of a chromosome, whichever of its two alleles is called ref: enough where nothing depends on the direction of an effect.</summary>
readonly record struct VariantKey(int Position, string First, string Second) : IComparable<VariantKey>
{
    public static VariantKey Of(int position, string reference, string alternative) =>
        string.CompareOrdinal(reference, alternative) < 0 ? new(position, reference, alternative) : new(position, alternative, reference);

    public int CompareTo(VariantKey other) =>
        Position != other.Position ? Position.CompareTo(other.Position)
        : string.CompareOrdinal(First, other.First) is var first and not 0 ? first
        : string.CompareOrdinal(Second, other.Second);
}

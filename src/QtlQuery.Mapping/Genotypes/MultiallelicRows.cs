namespace QtlQuery.Mapping.Genotypes;

/// <summary>What becomes of a row with more than one alt allele.</summary>
public enum MultiallelicRows
{
    /// <summary>It ends the reading with a message.</summary>
    Refuse,

    /// <summary>It is passed over, as QTLtools does; <see cref="IGenotypeReader.LeftOut"/> counts it.</summary>
    LeaveOut,
}

using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Reasons as users read them.</summary>
public static class ReasonName
{
    public static string Of(UntestedReason reason) => reason switch
    {
        UntestedReason.MissingValues => "values are missing",
        UntestedReason.ConstantTrait => "the same in all samples",
        UntestedReason.ChromosomeNotInGenotypes => "on a chromosome without genotypes",
        UntestedReason.NoVariantInWindow => "no variant in the window",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}

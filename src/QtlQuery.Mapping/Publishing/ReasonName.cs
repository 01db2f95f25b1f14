using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.FineMapping;

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

    /// <summary>As <c>molecular_traits</c> keeps them.</summary>
    public static string Code(UntestedReason reason) => reason switch
    {
        UntestedReason.MissingValues => "missing_values",
        UntestedReason.ConstantTrait => "constant_trait",
        UntestedReason.ChromosomeNotInGenotypes => "chromosome_not_in_genotypes",
        UntestedReason.NoVariantInWindow => "no_variant_in_window",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>Why SuSiE has no fit from people's own genotypes.</summary>
    public static string Of(SusieStatus status) => status switch
    {
        SusieStatus.NotConverged => "did not converge",
        SusieStatus.ResidualVarianceNotPositive => "nothing is left beside the effects",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}

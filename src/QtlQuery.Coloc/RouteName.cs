using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Routes as a table names them.</summary>
static class RouteName
{
    public const string Signal = "signal";

    public static string? Of(BayesFactorRoute route) => route switch
    {
        BayesFactorRoute.EffectAndVariance => "beta_and_variance",
        BayesFactorRoute.ZAndFrequency => "z_maf_n",
        BayesFactorRoute.PValueAndFrequency => "p_maf_n",
        _ => null,
    };
}

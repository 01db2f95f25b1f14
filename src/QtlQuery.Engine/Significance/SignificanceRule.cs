using System.Globalization;

namespace QtlQuery.Engine.Significance;

/// <summary>By what traits are judged, as it is kept with the dataset.</summary>
/// <param name="Ld">The dataset whose LD gave the effective numbers of tests.</param>
/// <param name="AbsentLd">What a pair that it lacks meant: zero or refuse.</param>
sealed record SignificanceRule(SignificanceMethod Method, double Fdr, string? Ld = null, string? AbsentLd = null)
{
    /// <summary>Why traits were not judged → traits.</summary>
    public IReadOnlyDictionary<string, long> NotJudged { get; init; } = new Dictionary<string, long>();

    public Dictionary<string, string> Settings(TraitVerdicts verdicts)
    {
        var settings = new Dictionary<string, string>
        {
            ["method"] = DatasetSignificance.Name(Method),
            ["fdr"] = Fdr.ToString(CultureInfo.InvariantCulture),
            ["pi0"] = verdicts.Pi0.ToString("R", CultureInfo.InvariantCulture),
            ["trait_p_value_threshold"] = verdicts.TraitThreshold?.ToString("R", CultureInfo.InvariantCulture) ?? "none",
        };
        if (Ld is not null)
            settings["ld"] = Ld;
        if (AbsentLd is not null)
            settings["absent_ld"] = AbsentLd;
        return settings;
    }
}

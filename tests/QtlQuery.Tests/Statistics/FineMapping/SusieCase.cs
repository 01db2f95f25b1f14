using System.Text.Json;
using QtlQuery.Statistics.FineMapping;
using QtlQuery.Tests.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.FineMapping;

/// <summary>A call of susieR's susie_rss, with what it returned.</summary>
sealed record SusieCase(string Id, JsonElement Facts, double[] Z, LdMatrix Ld, double? SampleSize, SusieOptions Options)
{
    const string Folder = "03-susie-rss/";

    public static IEnumerable<SusieCase> All() => ReferenceFile.Json(Folder + "fits.json").Select(facts =>
    {
        var rows = ReferenceCases.Rows($"{Folder}z_{facts.Text("z")}.tsv");
        var ld = LdOf(facts.Text("ld"));
        return new SusieCase(facts.Text("id"), facts, rows.Column("z")!, ld, facts.Number("n"), OptionsOf(facts, rows));
    });

    public static LdMatrix LdOf(string name)
    {
        var rows = ReferenceCases.Rows($"{Folder}ld_{name}.tsv");
        return new([.. rows.SelectMany(row => rows.Select(column => row.Number(column["snp"])))], rows.Count);
    }

    public bool IsFixed => Options.PriorVarianceMethod == PriorVarianceMethod.Fixed;

    /// <summary>A table of the fit, one array for each effect, or null where there is none.</summary>
    public double[][]? Table(string name)
    {
        if (!File.Exists(Path.Combine(Repository.Shared!, "gold", Folder, "fits", $"{Id}.{name}.tsv")))
            return null;
        var rows = ReferenceCases.Rows($"{Folder}fits/{Id}.{name}.tsv");
        return [.. rows[0].Keys.Where(column => column != "snp").Select(column => rows.Column(column)!)];
    }

    public double[] Array(string name) => [.. Facts.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    static SusieOptions OptionsOf(JsonElement facts, List<Dictionary<string, string>> rows)
    {
        var arguments = facts.GetProperty("args");
        var usual = new SusieOptions();
        return usual with
        {
            Effects = (int)(arguments.Number("L") ?? usual.Effects),
            Coverage = arguments.Number("coverage") ?? usual.Coverage,
            LeastAbsoluteCorrelation = arguments.Number("min_abs_corr") ?? usual.LeastAbsoluteCorrelation,
            PriorVariance = arguments.Number("scaled_prior_variance"),
            PriorVarianceMethod = IsFalse(arguments, "estimate_prior_variance") ? PriorVarianceMethod.Fixed
                : arguments.TryGetProperty("estimate_prior_method", out _) ? PriorVarianceMethod.ExpectationMaximisation
                : PriorVarianceMethod.Optimised,
            NullWeight = arguments.Number("null_weight") ?? 0,
            PriorWeights = facts.Text("id").EndsWith("priorw", StringComparison.Ordinal) ? rows.Column("prior_weights") : null,
            EstimateResidualVariance = arguments.TryGetProperty("estimate_residual_variance", out var estimate) && estimate.GetBoolean(),
            Tolerance = arguments.Number("tol") ?? usual.Tolerance,
            MaximalRounds = (int)(arguments.Number("max_iter") ?? usual.MaximalRounds),
        };
    }

    static bool IsFalse(JsonElement arguments, string name) => arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.False;
}

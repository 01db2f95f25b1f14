using System.Text.Json;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.Colocalisation;

/// <summary>A pair of datasets that was given to coloc.abf.</summary>
sealed record ColocScenario(string Id, JsonElement Facts, TraitStatistics First, TraitStatistics Second, double[]? Weights1, double[]? Weights2)
{
    const string Folder = "01-coloc-abf/";

    public static IEnumerable<ColocScenario> All() => ReferenceFile.Json(Folder + "scenarios.json").Select(facts =>
    {
        var id = facts.Text("id");
        var first = ReferenceCases.Rows($"{Folder}scenarios/{id}.d1.tsv");
        var second = ReferenceCases.Rows($"{Folder}scenarios/{id}.d2.tsv");
        return new ColocScenario(
            id,
            facts,
            Statistics(first, facts.GetProperty("dataset1")),
            Statistics(second, facts.GetProperty("dataset2")),
            first.Column("weights1"),
            second.Column("weights2"));
    });

    public static TraitStatistics Statistics(List<Dictionary<string, string>> rows, JsonElement facts) => new()
    {
        Kind = facts.Text("type") == "cc" ? TraitKind.CaseControl : TraitKind.Quantitative,
        Variants = [.. rows.Select(row => row["snp"])],
        Beta = rows.Column("beta"),
        Variance = rows.Column("varbeta"),
        AlleleFrequency = rows.Column("MAF"),
        NegLog10P = rows.Column("pvalues") is { } p ? [.. p.Select(value => -Math.Log10(value))] : null,
        SampleSize = facts.Number("N"),
        CaseFraction = facts.Number("s"),
        TraitSd = facts.Number("sdY"),
    };

    /// <summary>Names, log Bayes factors of both traits, and the same ones with prior weights, of the shared variants.</summary>
    public SharedBayesFactors Shared()
    {
        var (first, second) = (LogBayesFactors.Of(First).Values, LogBayesFactors.Of(Second).Values);
        var position = Second.Variants!.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        var shared = First.Variants!.Select((name, index) => (name, index)).Where(pair => position.ContainsKey(pair.name)).ToArray();
        double[] l1 = [.. shared.Select(pair => first[pair.index])];
        double[] l2 = [.. shared.Select(pair => second[position[pair.name]])];
        return new(
            [.. shared.Select(pair => pair.name)],
            l1,
            l2,
            Weights1 is null ? l1 : PriorWeights.Apply(l1, [.. shared.Select(pair => Weights1[pair.index])]),
            Weights2 is null ? l2 : PriorWeights.Apply(l2, [.. shared.Select(pair => Weights2[position[pair.name]])]));
    }

    public ColocalisationSums Sums()
    {
        var shared = Shared();
        return ColocalisationSums.Of(shared.Weighted1, shared.Weighted2);
    }

    public ColocalisationPriors Priors(string member) => Of(Facts.GetProperty(member));

    public static ColocalisationPriors Of(JsonElement priors) => new(priors.Number("p1")!.Value, priors.Number("p2")!.Value, priors.Number("p12")!.Value);
}

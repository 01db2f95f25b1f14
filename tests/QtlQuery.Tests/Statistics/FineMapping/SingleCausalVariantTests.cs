using System.Text.Json;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Statistics.FineMapping;
using QtlQuery.Tests.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.FineMapping;

public sealed class SingleCausalVariantTests
{
    const string Folder = "02-finemap-abf/";

    [SkippableFact]
    public void Posteriors_agree_with_coloc_s_finemap_abf()
    {
        foreach (var scenario in ReferenceFile.Json(Folder + "scenarios.json"))
        {
            var id = scenario.Text("id");
            var rows = ReferenceCases.Rows($"{Folder}scenarios/{id}.tsv");
            var actual = SingleCausalVariant.Posteriors(LogFactors(rows, scenario), scenario.Number("p1_given")!.Value);
            var expected = ReferenceCases.Rows($"{Folder}scenarios/{id}.results.tsv").ToDictionary(row => row["snp"]);
            for (var i = 0; i < rows.Count; i++)
                Close.To(expected[rows[i]["snp"]].Number("SNP.PP"), actual.Variants[i], 1e-12);

            Close.To(scenario.Number("prior_null")!.Value, actual.NullPrior, 1e-12);
            if (scenario.Number("PP_null") is > 1e-300 and var none)
                Close.To(none, actual.Null, 1e-12);
            else
                Assert.Equal(Math.Log(6.034e-320), actual.LogNull, 1e-4); // a denormal double, of four digits
        }
    }

    [SkippableFact]
    public void Credible_sets_agree_with_coloc_s()
    {
        var scenarios = ReferenceFile.Json(Folder + "scenarios.json").ToDictionary(scenario => scenario.Text("id"));
        var sets = ReferenceCases.Rows(Folder + "credible_sets.tsv");
        foreach (var set in sets.GroupBy(row => (Id: row["id"], Level: row.Number("level"), Definition: row["definition"])))
        {
            var rows = ReferenceCases.Rows($"{Folder}scenarios/{set.Key.Id}.tsv");
            var scenario = scenarios[set.Key.Id];
            var factors = LogFactors(rows, scenario);
            var joint = SingleCausalVariant.Posteriors(factors, scenario.Number("p1_given")!.Value);
            // The reference's conditional sets leave prior weights out.
            double[] posteriors = set.Key.Definition == "coloc"
                ? [.. joint.Variants, joint.Null]
                : SingleCausalVariant.ConditionalPosteriors(LogBayesFactors.Of(ColocScenario.Statistics(rows, scenario)).Values);
            string[] names = [.. rows.Select(row => row["snp"]), "null"];

            var actual = CredibleSet.Of(posteriors, set.Key.Level);
            Assert.Equal(set.Select(row => row["snp"]), actual.Select(index => names[index]));
            foreach (var (row, index) in set.Zip(actual))
                Close.To(row.Number("SNP.PP"), posteriors[index], 1e-12);

            Assert.True(actual.Sum(index => posteriors[index]) >= set.Key.Level);
        }
    }

    [Fact]
    public void Ties_keep_the_order_of_the_variants() => Assert.Equal([1, 0, 2], CredibleSet.Of([0.2, 0.4, 0.2, 0.2], 0.75));

    [Fact]
    public void A_set_that_cannot_reach_its_coverage_holds_every_variant() => Assert.Equal([1, 0], CredibleSet.Of([0.1, 0.2], 0.95));

    static double[] LogFactors(List<Dictionary<string, string>> rows, JsonElement scenario)
    {
        var factors = LogBayesFactors.Of(ColocScenario.Statistics(rows, scenario)).Values;
        return rows.Column("weights") is { } weights ? PriorWeights.Apply(factors, weights) : factors;
    }
}

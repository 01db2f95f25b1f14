using QtlQuery.Statistics.Specificity;

namespace QtlQuery.Tests.Statistics.Specificity;

/// <summary>Held to R on the definitions of Kryuchkova-Mostacci and Robinson-Rechavi (2017), which agreed with their published script.</summary>
public sealed class SpecificityReferenceTests
{
    const string Folder = "09-tissue-specificity-meta/";
    const double Tolerance = 1e-12;

    delegate double Measure(ReadOnlySpan<double> expression);

    static readonly Dictionary<string, Measure> Measures = new()
    {
        ["tau"] = Tau.Of,
        ["tsi"] = TissueSpecificityIndex.Largest,
        ["gini"] = Gini.Of,
        ["gini_unscaled"] = Gini.Unscaled,
        ["hg_bits"] = ExpressionEntropy.Bits,
        ["hg_spec"] = ExpressionEntropy.RelativeSpecificity,
        ["shannon_nats"] = ExpressionEntropy.Nats,
        ["simpson_dominance"] = SimpsonIndex.Dominance,
        ["simpson_1minus"] = SimpsonIndex.Diversity,
        ["inv_simpson"] = SimpsonIndex.EffectiveTissues,
        ["spm_max"] = SpecificityMeasure.Largest,
        ["spm_sq_max"] = SpecificityMeasure.LargestSquared,
        ["z_max"] = ExpressionZScore.Largest,
        ["z_max_scaled"] = ExpressionZScore.LargestScaled,
        ["counts_gt1"] = expression => TissueCounts.Of(expression, 1),
        ["jss_max"] = JensenShannonSpecificity.Largest,
    };

    [SkippableTheory]
    [InlineData("expression.tsv", "specificity_raw.tsv")]
    [InlineData("expression_log2p1.tsv", "specificity_log2p1.tsv")]
    public void Measures_of_one_gene_agree_with_the_reference(string expression, string expected)
    {
        var genes = ReferenceCases.Rows(Folder + expression);
        Assert.All(genes.Zip(ReferenceCases.Rows(Folder + expected)), pair =>
        {
            var profile = Profile(pair.First);
            Assert.Equal(pair.First["gene"], pair.Second["gene"]);
            Assert.All(Measures, measure => AssertClose(pair.Second.Number(measure.Key), measure.Value(profile)));
        });
    }

    [SkippableTheory]
    [InlineData("expression.tsv", "specificity_raw.tsv")]
    [InlineData("expression_log2p1.tsv", "specificity_log2p1.tsv")]
    public void Measures_over_all_genes_agree_with_the_reference(string expression, string expected)
    {
        double[] table = [.. ReferenceCases.Rows(Folder + expression).SelectMany(Profile)];
        var rows = ReferenceCases.Rows(Folder + expected);
        AssertColumn(rows, "ee_max_ratio", ExpressionEnrichment.Largest(table, 12));
        AssertColumn(rows, "ee", ExpressionEnrichment.LargestScaled(table, 12));
        AssertColumn(rows, "pem_raw", PreferentialExpression.Largest(table, 12));
        AssertColumn(rows, "pem", PreferentialExpression.LargestScaled(table, 12));
    }

    static double[] Profile(Dictionary<string, string> gene) => [.. Enumerable.Range(1, 12).Select(tissue => gene.Number($"T{tissue:00}"))];

    static void AssertColumn(List<Dictionary<string, string>> rows, string column, double[] actual)
    {
        Assert.Equal(rows.Count, actual.Length);
        Assert.All(rows.Zip(actual), pair => AssertClose(pair.First.Number(column), pair.Second));
    }

    static void AssertClose(double expected, double actual) =>
        Assert.Equal(expected, actual, Tolerance * Math.Max(1, double.IsNaN(expected) ? 1 : Math.Abs(expected)));
}

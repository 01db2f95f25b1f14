using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Statistics.Regression;

public sealed class LinearEffectTests
{
    const string Folder = "07-linear-regression";

    // x = -1, 0, 1 and y = -1, -1, 2: slope 3/2, residuals 1/2, -1, 1/2, so that the rest is 3/2 with one degree of freedom and se² = 3/4.
    [Fact]
    public void By_hand_slope_and_standard_error_are_those_of_three_points()
    {
        var effect = LinearEffect.Of([-1, -1, 2], [-1, 0, 1], 1);
        Close.To(1.5, effect.Slope, 1e-15);
        Close.To(Math.Sqrt(0.75), effect.StandardError, 1e-15);
        Close.To(0.75, effect.RSquared, 1e-14); // t² = 3 of 3 + 1
        Assert.Equal(effect.NegLog10P, LinearEffect.OfSums(3, 2, 6, 1).NegLog10P, 1e-14);
    }

    [Fact]
    public void A_predictor_that_does_not_vary_has_no_effect_and_a_perfect_fit_no_error()
    {
        Assert.Equal(double.NaN, LinearEffect.Of([1, 2, -3], [0, 0, 0], 1).Slope);
        Assert.Equal(double.NaN, LinearEffect.OfSums(0, 0, 1, 1).NegLog10P);
        Assert.Equal(double.NaN, LinearEffect.Of([1, -1], [1, -1], 0).StandardError);
        var perfect = LinearEffect.Of([2, 0, -2], [1, 0, -1], 1);
        Assert.Equal((2, 0, double.PositiveInfinity, 1), (perfect.Slope, perfect.StandardError, perfect.NegLog10P, perfect.RSquared));
    }

    public static TheoryData<string, double, double> Cases => new()
    {
        { "no_covariates", 1e-10, 1e-10 },
        { "covariates5", 1e-10, 1e-10 },
        { "covariates30", 1e-10, 1e-10 },
        { "mean_imputed", 1e-10, 1e-10 },
        { "missing_values", 1e-10, 1e-10 },
        { "degenerate", 1e-10, 1e-10 },
        { "genotype_in_covariates", 1e-10, 1e-10 },
        { "n6", 1e-10, 1e-10 },
        { "tiny_p", 1e-10, 2e-12 }, // p down to 1e-2900
        { "tiny_p_small_n", 1e-10, 1e-10 },
    };

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Slopes_errors_t_and_log_p_agree_with_Rs(string id, double tolerance, double logTolerance)
    {
        var expected = ReferenceCases.Rows($"{Folder}/{id}/expected.tsv").ToDictionary(row => (row["phenotype"], row["variant"]));
        foreach (var (key, effect) in Effects(id))
        {
            var row = expected[key];
            if (double.IsNaN(row.Number("slope")) || row.Number("dof") > effect.Df)
            {
                // R names the genotype before the covariates, so that of a genotype and a covariate that say the same it is the covariate that goes.
                Assert.Equal(double.NaN, effect.Slope);
                continue;
            }

            Assert.Equal(row.Number("dof"), effect.Df);
            // in units of the error: a slope near 0 has no digits of its own
            Assert.Equal(row.Number("slope"), effect.Slope, tolerance * Math.Max(row.Number("se"), Math.Abs(row.Number("slope"))));
            Close.To(row.Number("se"), effect.StandardError, tolerance);
            Assert.Equal(row.Number("t"), effect.T, tolerance * Math.Max(1, Math.Abs(row.Number("t"))));
            Assert.Equal(row.Number("log10p"), -effect.NegLog10P, logTolerance * Math.Max(1, Math.Abs(row.Number("log10p"))));
            Assert.Equal(row.Number("r2_partial"), effect.RSquared, 1e-12);
        }
    }

    [SkippableTheory]
    [InlineData("covariates5", 1e-12)]
    [InlineData("tiny_p", 1e-10)]
    [InlineData("tiny_p_small_n", 1e-10)]
    [InlineData("badly_scaled", 1e-9)] // offsets of 1e8 and 1e6, scales of 1e-9 and 1e9: R itself is 1e-6 off
    public void They_agree_with_arithmetic_of_60_digits(string id, double tolerance)
    {
        var expected = ReferenceCases.Rows($"{Folder}/{id}/expected_exact.tsv").ToDictionary(row => (row["phenotype"], row["variant"]));
        foreach (var (key, effect) in Effects(id))
        {
            Close.To(expected[key].Number("slope"), effect.Slope, tolerance);
            Close.To(expected[key].Number("se"), effect.StandardError, tolerance);
            Close.To(expected[key].Number("t"), effect.T, tolerance);
            Close.To(expected[key].Number("log10p"), -effect.NegLog10P, tolerance);
        }
    }

    /// <summary>Every pair of a case; a pair with missing genotypes or traits by its complete samples alone.</summary>
    static IEnumerable<((string, string), LinearEffect)> Effects(string id)
    {
        var covariates = ReferenceTable.IfThere($"{Folder}/{id}", "covariates.tsv").Select(row => row.Values).ToArray();
        var traits = ReferenceTable.Read($"{Folder}/{id}/phenotypes.tsv");
        foreach (var (variant, genotypes) in ReferenceTable.Read($"{Folder}/{id}/genotypes.tsv"))
        {
            foreach (var (trait, values) in traits)
            {
                var complete = Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]) && !double.IsNaN(genotypes[i])).ToArray();
                double[] Of(double[] all) => [.. complete.Select(i => all[i])];
                var basis = CovariateBasis.Of(complete.Length, covariates.Select(Of));
                var (y, g) = (Of(values), Of(genotypes));
                basis.Residualise(y);
                if (basis.Residualise(g) < CovariateBasis.LeastShare)
                    g.AsSpan().Clear();
                yield return ((trait, variant), LinearEffect.Of(y, g, basis.Df));
            }
        }
    }
}

using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Statistics.Regression;

public sealed class CovariateBasisTests
{
    static readonly double[] Age = [30, 41, 52, 35, 60, 47];
    static readonly double[] Sex = [1, 2, 1, 2, 2, 1];

    [Fact]
    public void Without_covariates_residuals_are_deviations_from_the_mean()
    {
        double[] values = [1, 2, 6];
        Close.To(1, CovariateBasis.Of(3, []).Residualise(values), 1e-15);
        Assert.Equal([-2, -1, 3], values);
    }

    // On 1 and (0, 1, 2) the line through (0, 0), (1, 3), (2, 0) is flat at 1.
    [Fact]
    public void By_hand_residuals_are_what_the_line_leaves()
    {
        double[] values = [0, 3, 0];
        CovariateBasis.Of(3, [[0, 1, 2]]).Residualise(values);
        Assert.All(values.Zip([-1, 2, -1]), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }

    [Fact]
    public void Covariates_that_others_explain_are_named_and_cost_no_degree_of_freedom()
    {
        var sum = Age.Zip(Sex, (age, sex) => 3 * age - sex + 7).ToArray();
        var basis = CovariateBasis.Of(6, [Age, [5, 5, 5, 5, 5, 5], Sex, sum, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]]);
        Assert.Equal([1, 3, 4], basis.Collinear);
        Assert.Equal((2, 2), (basis.Rank, basis.Df));
    }

    [Fact]
    public void More_covariates_can_be_added_and_the_basis_stays_as_it_was()
    {
        double[] genotype = [0, 1, 2, 1, 0, 1], values = [3, 1, 4, 1, 5, 9], same = [3, 1, 4, 1, 5, 9];
        var basis = CovariateBasis.Of(6, [Age, Age]);
        var more = basis.With([Sex, Age, genotype]);
        Assert.Equal((1, 3), (basis.Rank, more.Rank));
        Assert.Equal([1, 3], more.Collinear);
        more.Residualise(values);
        CovariateBasis.Of(6, [Age, Sex, genotype]).Residualise(same);
        Assert.Equal(same.AsEnumerable(), values);
    }

    [Fact]
    public void A_covariate_of_tiny_or_huge_numbers_counts_like_another()
    {
        var tiny = CovariateBasis.Of(6, [[.. Age.Select(age => age * 1e-200)], [.. Sex.Select(sex => sex * 1e200)]]);
        Assert.Equal(2, tiny.Rank);
        var (left, right) = ((double[])[1, 5, 2, 8, 3, 9], (double[])[1, 5, 2, 8, 3, 9]);
        tiny.Residualise(left);
        CovariateBasis.Of(6, [Age, Sex]).Residualise(right);
        Assert.All(left.Zip(right), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
    }

    [Fact]
    public void An_offset_of_a_hundred_million_takes_no_digit_that_the_values_have()
    {
        // quarters, which stay exact beside the offset
        double[] plain = [0.25, 1, -0.5, 2.75, 3, 1.5];
        double[] moved = [.. plain.Select(value => value + 1e8)];
        var basis = CovariateBasis.Of(6, [Age, [.. Sex.Select(sex => sex + 1e6)]]);
        basis.Residualise(plain);
        basis.Residualise(moved);
        Assert.All(plain.Zip(moved), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void What_is_left_of_a_vector_tells_whether_the_covariates_explain_it()
    {
        var basis = CovariateBasis.Of(6, [Age, Sex]);
        Assert.Equal(0, basis.Residualise([2, 2, 2, 2, 2, 2]));
        Assert.True(basis.Residualise([.. Age.Select(age => 2 * age + 1)]) < CovariateBasis.LeastShare);
        Assert.InRange(basis.Residualise([0, 1, 2, 1, 0, 2]), 0.1, 1);
    }

    [Fact]
    public void Columns_are_orthonormal_though_the_covariates_are_nearly_parallel()
    {
        var basis = CovariateBasis.Of(6, [Age, [.. Age.Zip(Sex, (age, sex) => age + 1e-5 * sex)], [1, 0, 0, 0, 0, 0]]);
        Assert.Equal(3, basis.Rank);
        foreach (var (a, i) in basis.Columns.Select((column, i) => (column, i)))
            Assert.All(basis.Columns.Select((b, j) => (b, j)), other => Assert.Equal(i == other.j ? 1 : 0, a.Zip(other.b, (x, y) => x * y).Sum(), 1e-14));
    }

    [Fact]
    public void Values_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CovariateBasis.Of(6, [[1, 2]]));
        Assert.Throws<ArgumentException>(() => CovariateBasis.Of(2, [[1, double.NaN]]));
        Assert.Throws<ArgumentException>(() => CovariateBasis.Of(6, [Age]).Residualise([1, 2]));
    }

    [SkippableTheory]
    [InlineData("covariates5")]
    [InlineData("degenerate")]
    public void Residuals_agree_with_Rs(string id)
    {
        const string folder = "07-linear-regression";
        var covariates = ReferenceTable.Read($"{folder}/{id}/covariates.tsv");
        var basis = CovariateBasis.Of(covariates[0].Values.Length, covariates.Select(covariate => covariate.Values));
        foreach (var kind in new[] { "genotypes", "phenotypes" })
        {
            foreach (var (values, residuals) in ReferenceTable.Read($"{folder}/{id}/{kind}.tsv").Zip(ReferenceTable.Read($"{folder}/{id}/residualised_{kind}.tsv")))
            {
                basis.Residualise(values.Values);
                Assert.All(values.Values.Zip(residuals.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
            }
        }
    }
}

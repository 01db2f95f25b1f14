using QtlQuery.Statistics;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

/// <summary>Effective numbers of tests by hand, and eigenvalues that are known in closed form.</summary>
public sealed class EffectiveTestsTests
{
    [Fact]
    public void Uncorrelated_variants_are_as_many_tests() => Assert.Equal(5, EffectiveTests.Of(Matrix(5, (_, _) => 0), 1000));

    // Two blocks of three variants each in complete LD: eigenvalues 3, 3 and four of 0.
    [Fact]
    public void Variants_in_complete_LD_are_one_test() => Assert.Equal(2, EffectiveTests.Of(Matrix(6, (i, j) => i / 3 == j / 3 ? 1 : 0), int.MaxValue));

    // By hand, of r 0.5 between two: squares sum to 2.5; (0.98 * 2.5 + 4) / (102 * 0.5); in 10 people the formula gives 6 / 6.
    [Theory]
    [InlineData(100, 6.45 / 51)]
    [InlineData(10, 1)]
    public void Shrinkage_is_that_of_Chen_and_others(int people, double expected) => Assert.Equal(expected, EffectiveTests.Shrinkage(Matrix(2, (_, _) => 0.5), people), 1e-12);

    // Second differences: 2 - 2 cos(k pi / (n + 1)). All ones: n and 0. A rotated diagonal keeps its values.
    [Fact]
    public void Eigenvalues_are_those_known_in_closed_form()
    {
        var differences = Matrix(9, (i, j) => Math.Abs(i - j) == 1 ? -1 : 0);
        for (var i = 0; i < 9; i++)
            differences[i, i] = 2;
        Check(Enumerable.Range(1, 9).Select(k => 2 - 2 * Math.Cos(k * Math.PI / 10)), differences);
        Check([7, 0, 0, 0, 0, 0, 0], Matrix(7, (_, _) => 1));
        Check([4], new double[,] { { 4 } });
        Check([3, 1], new double[,] { { 2, 1 }, { 1, 2 } });

        double[] values = [-3, 0.001, 2, 2, 50, 7];
        var v = Enumerable.Range(0, 6).Select(i => Math.Sin(i + 1)).ToArray(); // a reflection is orthogonal
        var square = v.Sum(x => x * x);
        double Reflection(int i, int j) => (i == j ? 1 : 0) - 2 * v[i] * v[j] / square;
        var rotated = new double[6, 6];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
                rotated[i, j] = Enumerable.Range(0, 6).Sum(k => Reflection(i, k) * values[k] * Reflection(k, j));
        }

        Check(values, rotated);

        static void Check(IEnumerable<double> expected, double[,] matrix) =>
            Assert.All(expected.Order().Zip(SymmetricEigenvalues.Of(matrix).Order()), pair => Assert.Equal(pair.First, pair.Second, 1e-13 * 50));
    }

    static double[,] Matrix(int n, Func<int, int, double> beside)
    {
        var matrix = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                matrix[i, j] = i == j ? 1 : beside(i, j);
        }

        return matrix;
    }
}

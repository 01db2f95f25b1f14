using QtlQuery.Statistics;

namespace QtlQuery.Tests.Statistics;

public sealed class SymmetricEigenvaluesTests
{
    // The characteristic polynomial is (1 - x) (x² - 8x + 13); vectors by R 4.2.2's eigen.
    [Fact]
    public void By_hand_values_and_vectors_of_three_rows()
    {
        var (values, vectors) = SymmetricEigenvalues.WithVectors(new double[,] { { 4, 1, -2 }, { 1, 2, 0 }, { -2, 0, 3 } });
        Assert.All(values.Zip([4 + Math.Sqrt(3), 4 - Math.Sqrt(3), 1]), pair => Close.To(pair.Second, pair.First, 1e-14));
        Assert.All(vectors[0].Zip([0.78867513459481309, 0.21132486540518702, -0.57735026918962551]), pair => Close.To(pair.Second, pair.First, 1e-14));
        Assert.All(vectors[1].Zip([0.211324865405186, 0.78867513459481409, 0.57735026918962484]), pair => Close.To(pair.Second, pair.First, 1e-14));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(37)]
    public void Vectors_are_orthonormal_and_the_matrix_stretches_them_by_their_values(int size)
    {
        var random = new Random(size);
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[i, j] = matrix[j, i] = random.NextDouble() - 0.5;
        }

        var (values, vectors) = SymmetricEigenvalues.WithVectors((double[,])matrix.Clone());
        Assert.Equal(values.OrderDescending(), values);
        for (var k = 0; k < size; k++)
        {
            for (var i = 0; i < size; i++)
            {
                Assert.Equal(values[k] * vectors[k][i], Enumerable.Range(0, size).Sum(j => matrix[i, j] * vectors[k][j]), 1e-13);
                Assert.Equal(i == k ? 1 : 0, vectors[k].Zip(vectors[i], (a, b) => a * b).Sum(), 1e-13);
            }

            Assert.True(vectors[k].MaxBy(Math.Abs) > 0);
        }
    }

    [Fact]
    public void A_diagonal_matrix_has_the_axes_though_two_values_are_equal()
    {
        var (values, vectors) = SymmetricEigenvalues.WithVectors(new double[,] { { 2, 0, 0 }, { 0, 5, 0 }, { 0, 0, 2 } });
        Assert.Equal([5, 2, 2], values);
        Assert.Equal([0, 1, 0], vectors[0]);
    }

    [Fact]
    public void A_matrix_that_is_not_finite_ends_with_an_error() =>
        Assert.Throws<ArithmeticException>(() => SymmetricEigenvalues.Of(new double[,] { { 2, double.NaN }, { double.NaN, 5 } }));
}

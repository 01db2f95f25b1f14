using QtlQuery.Core;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.HiddenFactors;
using QtlQuery.Mapping.Traits;
using QtlQuery.Statistics.HiddenFactors;

namespace QtlQuery.Tests.Mapping.HiddenFactors;

/// <summary>Hidden factors that were planted: 40 samples of 60 traits with two factors and a known covariate.</summary>
public sealed class FactorSearchTests
{
    const int Samples = 40;
    const int Traits = 60;

    readonly double[] _age = new double[Samples];
    readonly double[][] _planted = [new double[Samples], new double[Samples]];
    readonly TraitMatrix _traits;

    public FactorSearchTests()
    {
        var random = new Random(3);
        foreach (var values in (double[][])[_age, .. _planted])
        {
            for (var sample = 0; sample < Samples; sample++)
                values[sample] = Normal();
        }

        var values2 = new List<double>();
        for (var trait = 0; trait < Traits; trait++)
        {
            var (ofAge, first, second) = (2 * Normal(), 1.5 * Normal(), Normal());
            for (var sample = 0; sample < Samples; sample++)
                values2.Add((ofAge * _age[sample]) + (first * _planted[0][sample]) + (second * _planted[1][sample]) + (0.5 * Normal()));
        }

        _traits = Matrix(values2);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    [Theory]
    [InlineData(FactorMethod.Pca, "PC")]
    [InlineData(FactorMethod.Peer, "InferredCov")]
    public void Planted_factors_are_found_beside_a_known_covariate(FactorMethod method, string name)
    {
        var found = FactorSearch.Find(_traits, Known(("age", _age)), new() { Method = method, Number = 2 });
        Assert.Equal(["age", name + "1", name + "2"], found.Covariates.Columns.Select(column => column.Name));
        Assert.Equal(_age, found.Covariates.Columns[0].Values);
        Assert.True(found.Converged);
        // Each planted factor is a sum of the found ones and age, but for noise: they are found up to a rotation.
        Assert.All(_planted, planted => Assert.InRange(Explained(planted, found.Covariates), 0.95, 1));
    }

    [Fact]
    public void Components_are_of_what_known_covariates_leave()
    {
        var found = FactorSearch.Find(_traits, Known(("age", _age)), new() { Number = 2 });
        Assert.Equal(0, Correlation(_age, found.Covariates.Columns[1].Values), 1e-12);
        Assert.InRange(Math.Abs(Correlation(_age, FactorSearch.Find(_traits, Known(), new() { Number = 1 }).Covariates.Columns[0].Values)), 0.5, 1);
    }

    [Fact]
    public void The_number_can_be_decided_by_a_rule()
    {
        Assert.Equal(2, FactorSearch.Find(_traits, Known(("age", _age)), new() { Rule = FactorNumber.BujaEyuboglu }).Number);
        double[][] rows = [.. Enumerable.Range(0, Traits).Select(trait => _traits.ValuesOf(trait).ToArray())];
        Assert.Equal(ComponentNumber.Elbow(PrincipalComponents.Of(rows).Shares), FactorSearch.Find(_traits, Known(), new() { Rule = FactorNumber.Elbow }).Number);
        Assert.Equal(15, FactorSearch.Find(_traits, Known(), new() { Rule = FactorNumber.Gtex }).Number);
    }

    [Theory]
    [InlineData(149, 15)]
    [InlineData(150, 30)]
    [InlineData(249, 30)]
    [InlineData(250, 45)]
    [InlineData(349, 45)]
    [InlineData(350, 60)]
    public void Gtex_takes_more_factors_of_more_samples(int samples, int factors) => Assert.Equal(factors, FactorSearch.GtexNumber(samples));

    [Theory]
    [InlineData(FactorMethod.Pca)]
    [InlineData(FactorMethod.Peer)]
    public void A_known_covariate_that_is_there_twice_changes_nothing(FactorMethod method)
    {
        var once = FactorSearch.Find(_traits, Known(("age", _age)), new() { Method = method, Number = 2 });
        var twice = FactorSearch.Find(_traits, Known(("age", _age), ("months", [.. _age.Select(age => 12 * age)])), new() { Method = method, Number = 2 });
        Assert.Equal(once.Covariates.Columns[1].Values, twice.Covariates.Columns[2].Values);
    }

    [Fact]
    public void What_cannot_be_is_a_named_error()
    {
        Assert.Equal("Ask for 36 at most.", Assert.Throws<QtlQueryException>(() => FactorSearch.Find(_traits, Known(("age", _age)), new() { Number = 37 })).Hint);
        List<double> values = [.. Enumerable.Range(0, Traits).SelectMany(trait => _traits.ValuesOf(trait).ToArray())];
        values[Samples + 1] = double.NaN;
        Assert.Contains("trait T01 has no value for sample S01", Assert.Throws<QtlQueryException>(() => FactorSearch.Find(Matrix(values), Known(), new() { Number = 1 })).Message, StringComparison.Ordinal);
    }

    static TraitMatrix Matrix(List<double> values) => TraitMatrix.Make(
        "traits.bed", [.. Enumerable.Range(0, Traits).Select(trait => new Trait($"T{trait:00}", "1", 1000 * (trait + 1), 1000 * (trait + 1), null, null))], Names, values, []);

    static string[] Names => [.. Enumerable.Range(0, Samples).Select(sample => $"S{sample:00}")];

    static CovariateMatrix Known(params (string Name, double[] Values)[] columns) => new(Names, [.. columns.Select(column => new CovariateColumn(column.Name, column.Values, null))]);

    static double Explained(double[] values, CovariateMatrix covariates)
    {
        var rest = (double[])values.Clone();
        return 1 - Math.Pow(QtlQuery.Statistics.Regression.CovariateBasis.Of(Samples, covariates.Columns.Select(column => column.Values)).Residualise(rest), 2);
    }

    static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        return a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum() / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}

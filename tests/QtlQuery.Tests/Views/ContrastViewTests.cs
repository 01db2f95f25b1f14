using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Views;

/// <summary>
/// Differences of Liver and Blood, worked out by hand on <see cref="ThreeTissues"/>: errors of 0.1 each make one of √0.02, or of 0.1 where the errors' correlation is
/// 1/2; p by the complementary error function.
/// </summary>
public sealed class ContrastViewTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();
    readonly QtlStore _store;

    public ContrastViewTests() => _store = _folder.Open();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(ThreeTissues.G1, "shared", true, 0.05, 0.353553, 0.140457)]
    [InlineData(ThreeTissues.G2, "a only", false, -0.8, -5.656854, 7.811993)]
    [InlineData(ThreeTissues.G3, "a only", false, 0.15, 1.060660, 0.539336)]
    [InlineData(ThreeTissues.G4, "b only", false, -0.2, -1.414214, 0.803273)]
    public void Effects_of_different_people_differ_by_the_root_of_both_errors_squared(string gene, string name, bool sameMagnitude, double difference, double z, double negLog10P)
    {
        var row = Contrast(gene, 0);
        Assert.Equal((name, sameMagnitude), (row.Class, row.Same_magnitude));
        Assert.Equal(difference, row.Difference, 1e-7); // effects are stored as floats
        Assert.Equal(Math.Sqrt(0.02), row.Difference_standard_error, 1e-8);
        Assert.Equal(z, row.Difference_z, 1e-6);
        Assert.Equal(negLog10P, row.Difference_neg_log10_p, 2e-6);
    }

    [Theory]
    [InlineData(ThreeTissues.G1, 0.5)]
    [InlineData(ThreeTissues.G2, -8)]
    public void Of_the_same_people_the_errors_covariance_is_taken_off(string gene, double z)
    {
        var row = Contrast(gene, 0.5);
        Assert.Equal(0.1, row.Difference_standard_error, 1e-8);
        Assert.Equal(z, row.Difference_z, 1e-6);
    }

    [Fact]
    public void The_other_way_round_signs_and_names_are_exchanged()
    {
        var row = _store.Query<Row>("from effect_contrasts('S_ge_Blood', 'S_ge_Liver') where molecular_trait_id = $gene", new { gene = ThreeTissues.G2 }).Single();
        Assert.Equal("b only", row.Class);
        Assert.Equal(0.8, row.Difference, 1e-7);
    }

    // G3 was not tested in brain, and G4 is significant in neither.
    [Fact]
    public void Pairs_are_those_tested_in_both_and_significant_in_either()
    {
        Assert.Equal([ThreeTissues.G1, ThreeTissues.G2], _store.Query<string>("select molecular_trait_id from effect_contrasts('S_ge_Liver', 'S_ge_Brain') order by all"));
        Assert.Empty(_store.Query<string>("select molecular_trait_id from effect_contrasts('S_ge_Brain', 'S_ge_Brain')"));
    }

    // Two effects alike are in both, and of two without likeness the strong one is and the other is less so than alone.
    [Fact]
    public void M_values_are_those_of_both_effects()
    {
        Assert.Equal(
            _store.Query<double>("select unnest(m_values([0.5::float, 0.45::float], [0.1::float, 0.1::float]))"),
            _store.Query<double>("select unnest([a_m_value, b_m_value]) from effect_contrasts('S_ge_Liver', 'S_ge_Blood') where molecular_trait_id = $gene", new { gene = ThreeTissues.G1 }));
        Assert.True(_store.Query<bool>("select a_m_value > 0.9 and b_m_value < 0.5 from effect_contrasts('S_ge_Liver', 'S_ge_Brain') where molecular_trait_id = $gene", new { gene = ThreeTissues.G1 }).Single());
    }

    [Theory]
    [InlineData("from effect_contrasts('S_ge_Liver', 'S_ge_Lung')", "no dataset 'S_ge_Lung'")]
    [InlineData("from effect_contrasts('S_ge_Liver', 'S_ge_Blood', correlation := 1)", "correlation is between -1 and 1")]
    public void What_cannot_be_compared_is_an_error(string sql, string expected) =>
        Assert.Contains(expected, Assert.Throws<QtlQueryException>(() => _store.Query<Row>(sql)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_command_prints_the_strongest_differences_first()
    {
        var run = CommandLine.Run("contrast", "S_ge_Liver", "S_ge_Blood", "--correlation", "0.5", "--store", _folder.Path, "--format", "table");
        Golden.Check("cli/contrast.txt", run.Transcript((_folder.Path, "STORE")));
        Assert.Equal(2, CommandLine.Run("contrast", "S_ge_Liver", "S_ge_Blood", "--correlation", "-1", "--store", _folder.Path).ExitCode);
        Assert.Equal(1, CommandLine.Run("contrast", "S_ge_Liver", "S_ge_Lung", "--store", _folder.Path).ExitCode);
    }

    Row Contrast(string gene, double correlation) =>
        _store.Query<Row>("from effect_contrasts('S_ge_Liver', 'S_ge_Blood', correlation := $correlation) where molecular_trait_id = $gene", new { gene, correlation }).Single();

    sealed record Row
    {
        public string Class { get; init; } = "";

        public bool Same_magnitude { get; init; }

        public double Difference { get; init; }

        public double Difference_standard_error { get; init; }

        public double Difference_z { get; init; }

        public double Difference_neg_log10_p { get; init; }
    }
}

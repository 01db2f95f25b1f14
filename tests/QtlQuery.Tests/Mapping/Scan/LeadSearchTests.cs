using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Mapping.Scan;

/// <summary>Of a trait that starts at 1,000: tests with 100 degrees of freedom, so that t of 5 is a squared correlation of 0.2.</summary>
public sealed class LeadSearchTests
{
    [Theory]
    [InlineData(new[] { 400, 900, 1_050, 1_100 }, new[] { 5.0, 5, 5, 5 }, 1_050)] // of ties the nearest
    [InlineData(new[] { 900, 950, 1_050 }, new[] { 4.0, -5, 5 }, 950)] // and then the leftmost, whatever the sign
    [InlineData(new[] { 1_000, 1_500 }, new[] { 5.0, 5.0001 }, 1_500)] // a larger correlation is no tie
    [InlineData(new[] { 1_500, 1_000, 1_200 }, new[] { 5.0001, 5, 5.0001 }, 1_200)]
    [InlineData(new[] { 1_500, 1_000 }, new[] { 5, 5 - 1e-9 }, 1_000)] // one by less than 1e-9 is
    public void The_largest_correlation_leads_then_the_nearest_then_the_leftmost(int[] positions, double[] ts, int lead)
    {
        var search = new LeadSearch(new("T", "1", 1_000, 2_000, []), 100);
        foreach (var (position, t) in positions.Zip(ts))
            search.Add(Variant(position), new(t, 1, 0));
        Assert.Equal(lead, search.Lead().Variant.Variant.Position);
        Assert.Equal(positions.Length, search.Count);
        Assert.Equal(ts.Max(Math.Abs) * ts.Max(Math.Abs) / (100 + ts.Max(Math.Abs) * ts.Max(Math.Abs)), search.Square, 1e-15);
    }

    static TestedVariant Variant(int position)
    {
        var block = new GenotypeBlock(1);
        block.Begin(4, hasDosages: false);
        sbyte[] calls = [0, 1, 2, 1];
        calls.CopyTo(block.NextCalls);
        block.Add(new("1", position, "v", "A", "C"));
        return TestedVariant.Of(block, 0, new ModelBasis(CovariateBasis.Of(4, [])), new double[4]);
    }
}

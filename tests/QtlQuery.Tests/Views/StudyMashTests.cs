using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Mash;

namespace QtlQuery.Tests.Views;

/// <summary>mash on <see cref="ThreeTissues"/>: the model itself is held to mashr elsewhere; here is what goes in and comes out.</summary>
public sealed class StudyMashTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();

    [Fact]
    public void Every_lead_pair_is_answered_in_every_context_also_where_it_was_not_tested()
    {
        using var store = _folder.Open();
        var mash = StudyMash.Fit(store, "S", null, new());
        Assert.Contains("on 4 random pairs", mash.Summary, StringComparison.Ordinal); // all there are
        var rows = mash.Rows([]).ToList();
        Assert.Equal(12, rows.Count);
        var untested = Assert.Single(rows, row => row.Beta is null);
        Assert.Equal((ThreeTissues.G3, "Brain"), (untested.Gene, untested.Context));
        Assert.All(rows, row => Assert.InRange(row.LocalFalseSignRate, 0, 1));
        Assert.All(rows.Where(row => row.Beta is not null), row => Assert.True(Math.Abs(row.PosteriorMean) <= Math.Abs(row.Beta!.Value) + 0.2, row.ToString()));
        var strong = rows.Single(row => row.Gene == ThreeTissues.G1 && row.Context == "Liver");
        Assert.True(strong.LocalFalseSignRate < 0.01 && strong.PosteriorMean > 0.3, strong.ToString());
        Assert.Equal(3, mash.Rows([ThreeTissues.G1]).Count());
    }

    [Fact]
    public void The_numbers_depend_on_no_number_of_threads()
    {
        using var one = QtlStore.Open(_folder.Path, new() { Threads = 1 });
        using var two = QtlStore.Open(_folder.Path, new() { Threads = 4 });
        Assert.Equal(StudyMash.Fit(one, "S", "ge", new(RandomPairs: 3, Threads: 1)).Rows([]), StudyMash.Fit(two, "S", "ge", new(RandomPairs: 3, Threads: 4)).Rows([]));
    }

    [Theory]
    [InlineData("T", null, "no associations of a study 'T'")]
    [InlineData("S", "sqtl", "of a study 'S' and quantity 'sqtl'")]
    public void A_study_that_is_not_there_is_an_error(string study, string? quantity, string message)
    {
        using var store = _folder.Open();
        Assert.Contains(message, Assert.Throws<QtlQueryException>(() => StudyMash.Fit(store, study, quantity, new())).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}

using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Holding;

namespace QtlQuery.Tests.Engine.Holding;

public sealed class HoldingSelectsTests : IDisposable
{
    static readonly Dictionary<string, object?> NoParameters = [];

    readonly CancellationTokenSource _stop = new();
    readonly WorkDatabase _database;
    readonly HoldingSelects _selects;

    public HoldingSelectsTests()
    {
        _database = WorkDatabase.Open(new EngineOptions { Threads = 1 }, _stop.Token);
        _selects = _database.HoldSideBySide();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Rows_of_all_selects_are_held_in_order(int selects)
    {
        using var held = _selects.Hold("rows", [.. Enumerable.Range(0, selects).Reverse().Select(i => Numbers(10_000 * i, 10_000 * (i + 1)))], NoParameters, "number");
        Assert.Equal(10_000 * selects, held.Rows);
        Assert.Equal(Enumerable.Range(0, 10_000 * selects).Select(i => $"number {i}"), _database.Query<string>($"select label from {held.From}"));
    }

    [Fact]
    public void A_select_that_comes_again_is_run_again_and_earlier_rows_stay()
    {
        var parameters = new Dictionary<string, object?> { ["last"] = 5000L };
        using var first = _selects.Hold("first", [Numbers(0, "$last"), Numbers(5000, 6000) + " where i < $last + 500"], parameters, "number");
        parameters["last"] = 7L;
        using var second = _selects.Hold("second", [Numbers(0, "$last"), Numbers(5000, 6000) + " where i < $last + 500"], parameters, "number");
        Assert.Equal((5500, 7), (first.Rows, second.Rows));
        Assert.Equal(5499, _database.Query<long>($"select max(number) from {first.From}")[0]);
    }

    [Fact]
    public void A_value_may_be_null_a_text_or_a_list_and_null_again()
    {
        Assert.Equal(["none", "some text", "a, b", "none"], new object?[] { null, "some text", new ListValue<string>(["a", "b"]), null }.Select(value =>
        {
            // A null goes with texts and with lists.
            var select = value is ListValue<string> ? "array_to_string(coalesce($value, ['none']), ', ')" : "coalesce($value, 'none')";
            using var held = _selects.Hold("rows", [$"select 1 as number, {select} as label"], new Dictionary<string, object?> { ["value"] = value }, "number");
            return _database.Query<string>($"select label from {held.From}")[0];
        }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void One_that_fails_ends_the_others(int selects)
    {
        string[] all = [.. Enumerable.Repeat(Numbers(0, 1_000_000_000_000), selects - 1), "select i as number, error('no more') as label from range(9) as each(i)"];
        Assert.Contains("no more", Assert.Throws<QtlQueryException>(() => _selects.Hold("rows", all, NoParameters, "number")).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => _database.Query<long>("select count(*) from held_rows('rows')"));
        Assert.ThrowsAny<Exception>(() => _database.Query<long>("select count(*) from held_rows('rows 0')"));
    }

    [Fact]
    public void A_wish_to_stop_ends_all()
    {
        _stop.CancelAfter(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() => _selects.Hold("rows", [Numbers(0, 1_000_000_000_000), Numbers(0, 1_000_000_000_000)], NoParameters, "number"));
    }

    public void Dispose()
    {
        _selects.Dispose();
        _database.Dispose();
        _stop.Dispose();
    }

    static string Numbers(object first, object last) => $"select i as number, 'number ' || i as label from range({first}, {last}) as each(i)";
}

using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Holding;

namespace QtlQuery.Tests.Engine.Holding;

public sealed class HeldSequenceTests : IDisposable
{
    static readonly Dictionary<string, object?> NoParameters = [];

    readonly WorkDatabase _database = WorkDatabase.Open(new EngineOptions { Threads = 1 });

    [Theory]
    [InlineData(0)]
    [InlineData(1, 0, 3)]
    [InlineData(2047, 2, 2048, 5000, 1)]
    [InlineData(100, 100, 100)]
    public async Task Selections_that_come_one_by_one_are_read_as_one_and_then_let_go(params int[] sizes)
    {
        var runs = new List<HeldRows>();
        var first = 0;
        foreach (var size in sizes)
        {
            runs.Add(_database.Hold($"run {runs.Count}", Rows(first, first + size), NoParameters));
            first += size;
        }

        var gone = new List<int>();
        var selections = runs.Select((run, i) => Selection(run, () => gone.Add(i))).ToList();
        using var sequence = _database.Sequence("it's a name", selections[0]);
        using var beside = _database.Beside();
        var read = Task.Run(() => beside.Query<string>($"select coalesce(molecular_trait_id, 'none') || ' ' || position from {sequence.From}"));
        selections.ForEach(sequence.Add);
        sequence.Complete();
        Assert.Equal(_database.Query<string>($"select coalesce(molecular_trait_id, 'none') || ' ' || position from ({Rows(0, first)})"), await read);
        Assert.Equal(Enumerable.Range(0, sizes.Length), gone);
        runs.ForEach(run => run.Dispose());
    }

    [Fact]
    public async Task One_that_is_ended_fails_the_statement_and_whoever_adds_to_it()
    {
        using var run = _database.Hold("run", Rows(0, 10), NoParameters);
        var gone = 0;
        var selection = Selection(run, () => gone++);
        using (var sequence = _database.Sequence("rows", selection))
        {
            using var beside = _database.Beside();
            var read = Task.Run(() => beside.Query<long>($"select count(*) from {sequence.From}"));
            sequence.Add(selection);
            sequence.End();
            await Assert.ThrowsAsync<QtlQueryException>(() => read);
            Assert.ThrowsAny<OperationCanceledException>(() => sequence.Add(selection));
        }

        Assert.Equal(1, gone);
    }

    public void Dispose() => _database.Dispose();

    HeldSelection Selection(HeldRows run, Action gone)
    {
        var selection = _database.Sort([new(run, null)], Schemas.Table("associations"), default).Kept;
        selection.Own(new Ending(gone));
        return selection;
    }

    // Long texts, which are referred to, and nulls.
    static string Rows(int first, int end) => $"""
        select case when i % 5 > 0 then 'a trait of a long name ' || lpad(i::varchar, 9, '0') end as molecular_trait_id, i::integer as position, i::bigint as line_number, null::varchar as refusal
        from range({first}, {end}) as each(i)
        """;

    sealed class Ending(Action ended) : IDisposable
    {
        public void Dispose() => ended();
    }
}

using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Writing;

namespace QtlQuery.Tests.Ingest;

public sealed class WritingThreadTests : IDisposable
{
    const string Gone = "run_that_is_gone";

    static readonly TableDefinition Associations = Schemas.Table("associations");

    readonly TestStore _store = new();
    readonly WorkDatabase _database = WorkDatabase.Open(new() { Threads = 1 });
    readonly WorkDatabase _beside;
    readonly Publication _publication;

    public WritingThreadTests()
    {
        _beside = _database.Beside();
        _publication = Publication.Begin(_store.Layout, "a");
    }

    [Fact]
    public void Rows_held_on_one_connection_are_written_on_the_other()
    {
        using var writer = Writer();
        using var writing = new WritingThread(writer);
        writing.Add(Run("run_0", 7));
        writing.Add(Run("run_1", 5));
        Assert.Equal([5L, 7L], writing.Finish().Select(file => file.Rows));
        Assert.ThrowsAny<Exception>(() => _database.Query<long>("select count(*) from held_rows('run_0')"));
    }

    [Fact]
    public void Rows_by_position_are_let_go_while_more_of_their_bin_come()
    {
        using var writer = Writer();
        using var writing = new WritingThread(writer);
        for (var run = 0; run < 4; run++)
            writing.Add(Run($"run_{run}", 3000 + (1000 * run), binWidth: 100_000_000));
        Assert.True(SpinWait.SpinUntil(() => !IsHeld("run_0"), TimeSpan.FromSeconds(30)));
        Assert.True(IsHeld("run_3"));
        Assert.Equal([18_000L], writing.Finish().Select(file => file.Rows));
        Assert.False(IsHeld("run_3"));
    }

    [Fact]
    public void What_writing_fails_with_is_thrown_where_rows_are_read()
    {
        using var writer = Writer();
        using var writing = new WritingThread(writer);
        writing.Add(RunThatIsGone());
        Assert.Contains(Gone, Assert.ThrowsAny<Exception>(() => writing.Finish()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_writer_that_failed_takes_no_more_rows()
    {
        using var writer = Writer();
        using var writing = new WritingThread(writer);
        Assert.Contains(
            Gone,
            Assert.ThrowsAny<Exception>(() =>
            {
                for (var run = 0; run < 10; run++)
                    writing.Add(RunThatIsGone());
            }).Message,
            StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _publication.Dispose();
        _beside.Dispose();
        _database.Dispose();
        _store.Dispose();
    }

    TableWriter Writer() =>
        new(_beside, Associations, new HashSet<string> { "molecular_trait_id", "chromosome", "position" }, GenomeBuild.GRCh38, _publication, new(), _ => { });

    // Each run is a bin of its own, whose number is that of its rows.
    RowRun Run(string name, int rows, int binWidth = 1000) => new(
        _database.Hold(
            name,
            """
            select 'trait' as molecular_trait_id, '1' as chromosome, cast(1000 * $rows + i as integer) as position, i as line_number, cast(null as varchar) as refusal
            from range(1, $rows + 1) as each(i)
            """,
            new Dictionary<string, object?> { ["rows"] = rows }),
        binWidth);

    bool IsHeld(string name)
    {
        try
        {
            return _database.Query<long>($"select count(*) from held_rows('{name}')")[0] >= 0;
        }
        catch (QtlQueryException)
        {
            return false;
        }
    }

    RowRun RunThatIsGone()
    {
        var run = Run(Gone, 3);
        run.Held.Dispose();
        return run;
    }
}

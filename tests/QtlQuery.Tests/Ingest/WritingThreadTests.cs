using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Writing;

namespace QtlQuery.Tests.Ingest;

public sealed class WritingThreadTests : IDisposable
{
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
    public void A_run_made_on_one_connection_is_written_on_the_other()
    {
        using var writing = new WritingThread(Writer());
        CreateRun("run_0", 7);
        CreateRun("run_1", 5);
        writing.Add("run_0");
        writing.Add("run_1");
        Assert.Equal([5L, 7L], writing.Finish().Select(file => file.Rows));
        Assert.Equal(0, _database.Query<long>("select count(*) from duckdb_tables() where table_name like 'run%'")[0]);
    }

    [Fact]
    public void What_writing_fails_with_is_thrown_where_rows_are_read()
    {
        using var writing = new WritingThread(Writer());
        writing.Add("run_that_is_not_there");
        Assert.Contains("run_that_is_not_there", Assert.ThrowsAny<Exception>(() => writing.Finish()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_writer_that_failed_takes_no_more_rows()
    {
        using var writing = new WritingThread(Writer());
        Assert.Contains(
            "run_that_is_not_there",
            Assert.ThrowsAny<Exception>(() =>
            {
                for (var run = 0; run < 10; run++)
                    writing.Add("run_that_is_not_there");
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
    void CreateRun(string name, int rows) => _database.Execute(
        $"""
        create table {name} as
        select 'trait' as molecular_trait_id, '1' as chromosome, cast(i as integer) as position, i as line_number, hash(i) as key_hash, cast($rows as integer) as bin, cast(null as varchar) as refusal
        from range(1, $rows + 1) as each(i)
        """,
        new { rows });
}

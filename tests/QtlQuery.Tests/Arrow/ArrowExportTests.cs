using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine.Arrow;

namespace QtlQuery.Tests.Arrow;

public sealed class ArrowExportTests : IDisposable
{
    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public ArrowExportTests() => connection.Open();

    [Fact]
    public void Parameters_are_bound_by_name()
    {
        var parameters = new Dictionary<string, object?> { ["text"] = "a\0b", ["big"] = 9007199254740993L, ["small"] = 7, ["real"] = 0.1, ["flag"] = true, ["nothing"] = null };
        Import("select $text as text, $big as big, $small as small, $real as real, $flag as flag, $nothing::integer as nothing", parameters);
        Assert.Equal(1L, Scalar("select count(*) from imported where text = 'a' || chr(0) || 'b' and big = 9007199254740993 and small = 7 and real = 0.1::double and flag and nothing is null"));
    }

    [Fact]
    public void A_parameter_that_the_statement_does_not_have_is_refused() =>
        AssertRefused("$wrong", "select $right::integer", new() { ["wrong"] = 1 });

    [Fact]
    public void A_missing_parameter_is_refused() => AssertRefused("right", "select $right::integer", []);

    [Fact]
    public void A_statement_that_DuckDB_does_not_know_gives_its_message() => AssertRefused("no_such_table", "from no_such_table");

    [Fact]
    public void A_text_that_is_no_SQL_gives_its_message() => AssertRefused("syntax error", "selekt 1");

    [Fact]
    public void An_error_after_many_rows_gives_its_message() =>
        AssertRefused("too late", "select if(i = 400000, error('too late'), i) from range(500000) as t(i)");

    [Fact]
    public void Two_statements_are_refused() => AssertRefused("2", "select 1; select 2");

    [Fact]
    public void A_statement_without_rows_is_refused() => AssertRefused("no rows", "create table t (a integer)");

    [Fact]
    public void The_connection_works_after_an_error_and_after_batches_left_unread()
    {
        AssertRefused("no_such_table", "from no_such_table");
        using (ArrowExport.Query(connection, "from range(10000000)").First())
            Assert.Equal(42, Scalar("select 42"));
    }

    [Fact]
    public void Cancellation_stops_a_query_that_would_run_for_ever()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.Throws<OperationCanceledException>(() =>
            ArrowExport.Write(connection, "select sum(hash(a.range * b.range)) from range(1000000000) as a, range(1000000000) as b", null, Stream.Null, ArrowFormat.Stream, cancel.Token));
        Assert.Equal(42, Scalar("select 42"));
    }

    [Fact]
    public void Cancellation_between_batches_stops_the_rows()
    {
        using var cancel = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var batch in ArrowExport.Query(connection, "from range(1000000000)", null, cancel.Token))
            {
                batch.Dispose();
                cancel.Cancel();
            }
        });
    }

    [Fact]
    public void Another_library_can_read_and_keep_a_batch_through_the_C_data_interface()
    {
        // Offsets in bytes of the 64-bit C structs: ArrowArray.children 48, .buffers 40, .release 64; ArrowSchema.children 40, .format 0, .release 56.
        using var batch = ArrowExport.Query(connection, "select i as n from range(3) as t(i)").Single();
        var column = Marshal.ReadIntPtr(Marshal.ReadIntPtr(batch.ArrayAddress, 48));
        var values = new long[3];
        Marshal.Copy(Marshal.ReadIntPtr(Marshal.ReadIntPtr(column, 40), 8), values, 0, 3);
        Assert.Equal([0, 1, 2], values);
        Assert.Equal("l", Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(Marshal.ReadIntPtr(Marshal.ReadIntPtr(batch.SchemaAddress, 40)))));

        // The consumer moves the array out: it copies the struct and clears release in the original.
        var moved = Marshal.AllocHGlobal(80);
        var bytes = new byte[80];
        Marshal.Copy(batch.ArrayAddress, bytes, 0, 80);
        Marshal.Copy(bytes, 0, moved, 80);
        Marshal.WriteIntPtr(batch.ArrayAddress, 64, 0);
        batch.Dispose();
        column = Marshal.ReadIntPtr(Marshal.ReadIntPtr(moved, 48));
        Assert.Equal(2, Marshal.ReadInt64(Marshal.ReadIntPtr(Marshal.ReadIntPtr(column, 40), 8), 16));
        Release(moved);
        Assert.Equal(0, Marshal.ReadIntPtr(moved, 64));
        Marshal.FreeHGlobal(moved);
    }

    static unsafe void Release(nint array) => ((delegate* unmanaged[Cdecl]<nint, void>)Marshal.ReadIntPtr(array, 64))(array);

    void AssertRefused(string message, string sql, Dictionary<string, object?>? parameters = null) =>
        Assert.Contains(message, Assert.Throws<QtlQueryException>(() => ArrowExport.Write(connection, sql, parameters, Stream.Null, ArrowFormat.Stream)).Message, StringComparison.Ordinal);

    void Import(string sql, Dictionary<string, object?> parameters)
    {
        using var ipc = new MemoryStream();
        ArrowExport.Write(connection, sql, parameters, ipc, ArrowFormat.Stream);
        ipc.Position = 0;
        ArrowImport.CreateTable(connection, "imported", ipc);
    }

    object? Scalar(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose() => connection.Dispose();
}

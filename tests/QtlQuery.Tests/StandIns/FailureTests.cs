using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Tests.StandIns;

/// <summary>What the provider says when a query fails, is stopped, or is left half read.</summary>
public sealed class FailureTests : IDisposable
{
    readonly MemoryDatabase database = new();

    [Theory]
    [InlineData("select 'x'::integer", DuckDBErrorType.Conversion, "'x'")]
    [InlineData("select 1::bigint << 70", DuckDBErrorType.OutOfRange, "shift")]
    [InlineData("select error('my own')", DuckDBErrorType.InvalidInput, "my own")]
    public void An_error_of_a_running_query_carries_its_type_and_DuckDBs_message(string sql, DuckDBErrorType type, string part)
    {
        var failure = Assert.Throws<DuckDBException>(() => database.Scalar<object>(sql));

        Assert.Equal(type, failure.ErrorType);
        Assert.Contains(part, failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    // The C API gives a message only for these; the provider leaves their type invalid.
    [Theory]
    [InlineData("selec 1", "syntax error")]
    [InlineData("select * from nowhere", "nowhere")]
    [InlineData("select 1; select nothing", "nothing")]
    public void A_statement_that_cannot_be_prepared_is_explained(string sql, string part)
    {
        using var command = database.Command(sql);

        Assert.Contains(part, Assert.Throws<DuckDBException>(() => command.ExecuteNonQuery()).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_file_that_is_no_database_is_an_error_when_it_is_opened()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.duckdb");
        File.WriteAllText(file, new string('x', 5000));
        try
        {
            using var connection = new DuckDBConnection($"DataSource={file}");
            Assert.Contains("not a valid DuckDB database", Assert.Throws<DuckDBException>(connection.Open).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_stream_fails_where_the_bad_row_is()
    {
        using var command = database.Command("select case when i < 4000000 then i::varchar else 'x' end::integer from range(8000000) as t(i)");
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();

        var read = 0;
        var failure = Assert.Throws<DuckDBException>(() =>
        {
            while (reader.Read())
                read++;
        });

        Assert.Equal(DuckDBErrorType.Conversion, failure.ErrorType);
        Assert.InRange(read, 1, 4_000_000);
    }

    [Fact]
    public void A_stream_can_be_left_early()
    {
        using (var command = database.Command("select i from range(100000000000) as t(i)"))
        {
            command.UseStreamingMode = true;
            using var reader = command.ExecuteReader();
            for (var i = 0L; i < 3000; i++)
            {
                Assert.True(reader.Read());
                Assert.Equal(i, reader.GetInt64(0));
            }
        }

        Assert.Equal(42, database.Scalar<int>("select 42"));
    }

    [Fact]
    public void A_stream_gives_every_row()
    {
        using var command = database.Command("select i from range(100000) as t(i)");
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();

        var sum = 0L;
        while (reader.Read())
            sum += reader.GetInt64(0);

        Assert.Equal(4_999_950_000, sum);
    }

    [Fact]
    public async Task A_running_query_can_be_cancelled()
    {
        using var command = database.Command("select count(*) from range(100000000000) as t(i) where i % 7 = 3");
        var running = Task.Run(command.ExecuteScalar);

        // Cancelling before the query has begun has no effect: repeat until it ends.
        while (await Task.WhenAny(running, Task.Delay(20)) != running)
            command.Cancel();

        // What is cancelled while it is being prepared ends with DuckDB's own words.
        var error = await Record.ExceptionAsync(() => running);
        Assert.True(error is OperationCanceledException || (error is DuckDBException && error.Message.Contains("INTERRUPT", StringComparison.Ordinal)), error?.ToString());
        Assert.Equal(42, database.Scalar<int>("select 42"));
    }

    [Fact]
    public void Progress_and_the_native_connection_can_be_asked_for()
    {
        DuckDBQueryProgress progress = database.Connection.GetQueryProgress();
        DuckDBNativeConnection native = database.Connection.NativeConnection;

        Assert.Equal(-1, progress.Percentage);
        Assert.False(native.IsInvalid);
    }

    public void Dispose() => database.Dispose();
}

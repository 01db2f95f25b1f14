using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Tests.StandIns;

public sealed class NativeLibraryTests
{
    [Fact]
    public void A_query_runs()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select 42";

        Assert.Equal(42, command.ExecuteScalar());
    }

    [Fact]
    public void The_library_is_of_the_version_that_the_provider_was_built_for() =>
        Assert.StartsWith("v1.5.6", NativeMethods.Startup.DuckDBLibraryVersion(), StringComparison.Ordinal);
}

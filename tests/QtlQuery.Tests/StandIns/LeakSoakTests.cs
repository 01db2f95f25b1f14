using System.Globalization;
using DuckDB.NET.Data;

namespace QtlQuery.Tests.StandIns;

/// <summary>Whatever DuckDB hands over is given back: a handle or a text that is not would show in the memory of the process.</summary>
[Collection(nameof(LeakSoakTests))]
[CollectionDefinition(nameof(LeakSoakTests), DisableParallelization = true)]
public sealed class LeakSoakTests
{
    const int WarmUpRounds = 15;
    const int Rounds = 40;
    const int SeriesAtMost = 3;
    const long LargestGrowthBytes = 5 << 20;

    // Every kind of text or value that is lost in a round costs at least two of these: 8 MB at the end, where a sound build stays within 3.
    static readonly string LongText = new('x', 100_000);

    [Fact]
    public void Memory_stays_flat_over_many_connections()
    {
        for (var round = 0; round < WarmUpRounds; round++)
            Round();

        // What is lost is lost in every series of rounds; a heap that settles, or code compiled anew, grows in one of them only.
        var growths = new List<long>();
        do
            growths.Add(GrowthOverRounds());
        while (growths[^1] >= LargestGrowthBytes && growths.Count < SeriesAtMost);

        Assert.True(growths[^1] < LargestGrowthBytes, $"{Rounds} rounds left {string.Join(", then ", growths.Select(growth => growth >> 10))} KB behind");
    }

    static long GrowthOverRounds()
    {
        var before = ResidentBytes();
        for (var round = 0; round < Rounds; round++)
            Round();
        return ResidentBytes() - before;
    }

    static void Round()
    {
        using var database = new MemoryDatabase();
        database.Execute($"set threads = 1; create table t (a integer unique, b varchar, c enum('{LongText}'))");
        using (var appender = database.Connection.CreateAppender("t"))
        {
            for (var i = 0; i < 3000; i++)
                appender.CreateRow().AppendValue((int?)i).AppendValue("longer than twelve bytes").AppendNullValue().EndRow();
            appender.CreateRow().AppendNullValue().AppendValue(LongText).AppendValue(LongText).EndRow();
        }

        Assert.Equal(3001, database.Column<object>("select {'a': a, 'b': [b], 'c': c} from t").Count);
        Assert.Equal(2, database.Scalar<long>("select len($1) + 0 * len($2)", new List<string> { LongText, LongText }, LongText));
        LeaveStream(database);
        Fail(database, $"select '{LongText}'::integer");
        Fail(database, $"select nothing_{LongText}");
        Fail(database, "insert into t values (1, null, null)");

        database.Connection.RegisterScalarFunction("twice", (Func<string, string>)(text => text + text));
        database.Connection.RegisterTableFunction("echo", (string text) => Enumerable.Repeat(text, 3), text => new { text });
        Assert.Equal(2 * LongText.Length, database.Scalar<long>("select max(len(twice(text))) from echo($1)", LongText));
    }

    static void LeaveStream(MemoryDatabase database)
    {
        using var command = database.Command("select * from range(1000000)");
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
    }

    static void Fail(MemoryDatabase database, string sql) => Assert.Throws<DuckDBException>(() => database.Execute(sql));

    static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}

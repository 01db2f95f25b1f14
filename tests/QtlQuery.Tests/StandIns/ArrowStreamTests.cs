using System.Reflection;
using DuckDB.NET.Data;

namespace QtlQuery.Tests.StandIns;

/// <summary>The provider's Arrow methods run on the stand-in; C# cannot name them, because Apache.Arrow's public key is not to be had (CS0012).</summary>
public sealed class ArrowStreamTests
{
    [Fact]
    public async Task The_providers_Arrow_stream_gives_every_row()
    {
        using var database = new MemoryDatabase();
        using var command = database.Command("select i, 'row ' || i as label from range(5000) as t(i)");
        var stream = typeof(DuckDBCommand).GetMethod("ExecuteArrowStream")!.Invoke(command, [])!;
        using var owner = (IDisposable)stream;
        var schema = Property(stream, "Schema");
        var next = stream.GetType().GetMethod("ReadNextRecordBatchAsync")!;

        var rows = 0;
        while (await Batch(next.Invoke(stream, [CancellationToken.None])!) is { } batch)
        {
            rows += (int)Property(batch, "Length");
            ((IDisposable)batch).Dispose();
        }

        Assert.Equal(2, Property(schema, "FieldCount"));
        Assert.Equal(5000, rows);
    }

    static object Property(object target, string name) =>
        target.GetType().GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Single(property => property.Name.Split('.')[^1] == name)
            .GetValue(target)!;

    static async Task<object?> Batch(object valueTask)
    {
        var task = (Task)valueTask.GetType().GetMethod("AsTask")!.Invoke(valueTask, [])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }
}

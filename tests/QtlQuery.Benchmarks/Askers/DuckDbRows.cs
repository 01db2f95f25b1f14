using System.Data.Common;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>Reads answers that come through ADO.NET.</summary>
static class DuckDbRows
{
    /// <param name="agreed">Takes the values at <paramref name="columns"/> of each row.</param>
    /// <returns>Rows.</returns>
    public static long Read(DbDataReader reader, Func<bool> next, int[] columns, Action<object[]>? agreed)
    {
        var values = new object[reader.FieldCount];
        var rows = 0L;
        for (; next(); rows++)
        {
            reader.GetValues(values);
            agreed?.Invoke([.. columns.Select(column => values[column])]);
        }

        return rows;
    }
}

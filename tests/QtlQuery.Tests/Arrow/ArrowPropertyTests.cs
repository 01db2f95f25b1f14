using System.Text.Json;
using DuckDB.NET.Data;
using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Engine.Arrow;

namespace QtlQuery.Tests.Arrow;

public sealed class ArrowPropertyTests : IDisposable
{
    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public ArrowPropertyTests() => connection.Open();

    sealed record Row(long? Number, bool? Flag, string? Text, double? Real, int?[]? List);

    static Gen<Row> Rows { get; } =
        from number in Nullable(Gen.Choose(int.MinValue, int.MaxValue).Select(value => (long)value << 20))
        from flag in Nullable(Gen.Elements(true, false))
        from text in Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>("", "a", "é", "😀", new string('x', 13), new string('é', 300)))
        from real in Nullable(Gen.Elements(0.1, -1.5, 5e-324, 1e308))
        from list in Gen.OneOf(Gen.Constant<int?[]?>(null), Nullable(Gen.Choose(-5, 5)).ArrayOf().Select(items => (int?[]?)items))
        select new Row(number, flag, text, real, list);

    [Fact]
    public void Random_nullable_columns_come_back_as_they_were() =>
        Prop.ForAll(Rows.ArrayOf().ToArbitrary(), Gen.Choose(0, 3000).ToArbitrary(), (rows, repeats) => Json(rows) == Json(RoundTrip(rows, repeats)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    // Filler rows in front move the interesting ones across the borders of bytes, chunks and batches.
    Row[] RoundTrip(Row[] rows, int filler)
    {
        const string Sql = """
            select null::bigint as n, null::boolean as f, null as t, null::double as r, null::integer[] as l from range($filler)
            union all by name
            select Number as n, Flag as f, Text as t, Real as r, List as l
            from (select unnest(from_json($rows, '[{"Number":"BIGINT","Flag":"BOOLEAN","Text":"VARCHAR","Real":"DOUBLE","List":["INTEGER"]}]'), recursive := true))
            """;
        using var ipc = new MemoryStream();
        ArrowExport.Write(connection, Sql, new Dictionary<string, object?> { ["filler"] = filler, ["rows"] = Json(rows) }, ipc, ArrowFormat.File, rowsPerBatch: 1);
        ipc.Position = 0;
        Assert.Equal(filler + rows.Length, ArrowImport.CreateTable(connection, "rows", ipc));

        using var command = connection.CreateCommand();
        command.CommandText = $"select n, f, t, r, to_json(l)::varchar from rows offset {filler}";
        var read = new List<Row>();
        using (var reader = command.ExecuteReader())
        {
            T? Value<T>(int column) where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);
            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
            while (reader.Read())
                read.Add(new(Value<long>(0), Value<bool>(1), Text(2), Value<double>(3), JsonSerializer.Deserialize<int?[]>(Text(4) ?? "null")));
        }

        command.CommandText = "drop table rows";
        command.ExecuteNonQuery();
        return [.. read];
    }

    static string Json(Row[] rows) => JsonSerializer.Serialize(rows);

    static Gen<T?> Nullable<T>(Gen<T> values) where T : struct => Gen.OneOf(Gen.Constant<T?>(null), values.Select(value => (T?)value));

    public void Dispose() => connection.Dispose();
}

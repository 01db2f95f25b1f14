using DuckDB.NET.Data;
using QtlQuery.Engine.Columns;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>DuckDB's <c>read_csv</c> of the compressed files themselves: nothing is made beforehand, everything is read every time.</summary>
sealed class ReadCsvPeer(AskedFiles files) : IAsker
{
    DuckDBConnection? _connection;

    public string Name => "read_csv(.gz)";

    public IReadOnlyList<string> Files => [.. files.Contexts.Values];

    // Every answer takes as long as reading does: three stand for all.
    public Patience Patience(QuestionKind kind) =>
        kind is QuestionKind.GeneInOne or QuestionKind.RegionInOne or QuestionKind.SignificantCounts ? Askers.Patience.Once : Askers.Patience.Never;

    public void Open()
    {
        _connection?.Dispose();
        _connection = new DuckDBConnection("DataSource=:memory:");
        _connection.Open();
    }

    public long Ask(Question question, Action<object[]>? agreed)
    {
        var asked = files.Contexts.Where(context => !question.Kind.IsOfOneDataset() || context.Key == question.Place.DatasetId).Select(context => $"'{context.Value}'");
        var rows = $"(select split_part(parse_filename(filename), '.', 1) as dataset_id, * from read_csv([{string.Join(", ", asked)}], delim = '\\t', nullstr = 'NA', filename = true))";
        var connection = _connection!.Duplicate();
        connection.Open();
        var sql = SourceSql.Of(question, rows, "variant", hasGeneIndex: false);
        using var found = StoreChunks.Run(connection, sql, null, default);
        return TypedRows.Read(found, [.. Enumerable.Range(0, question.Agreed(found.Names.Count))], agreed);
    }

    public void Dispose() => _connection?.Dispose();
}

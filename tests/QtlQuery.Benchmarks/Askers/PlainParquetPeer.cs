using DuckDB.NET.Data;
using QtlQuery.Engine.Columns;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>One Parquet file as DuckDB writes it when nothing is said: what a skilled user has in half a minute.</summary>
sealed class PlainParquetPeer(AskedFiles files) : IAsker
{
    DuckDBConnection? _connection;

    public string Name => "plain Parquet";

    public IReadOnlyList<string> Files => [files.PlainParquet];

    public Patience Patience(QuestionKind kind) => kind.IsOfPlace() ? Askers.Patience.Often : Askers.Patience.Seldom;

    public void Open()
    {
        _connection?.Dispose();
        _connection = new DuckDBConnection("DataSource=:memory:");
        _connection.Open();
    }

    public long Ask(Question question, Action<object[]>? agreed)
    {
        var connection = _connection!.Duplicate();
        connection.Open();
        var sql = question.Kind == QuestionKind.GwasLocus ? Locus(question.Place) : SourceSql.Of(question, $"'{files.PlainParquet}'", "variant", hasGeneIndex: false);
        using var rows = StoreChunks.Run(connection, sql, null, default);
        return TypedRows.Read(rows, [.. Enumerable.Range(0, question.Agreed(rows.Names.Count))], agreed);
    }

    public void Dispose() => _connection?.Dispose();

    string Locus(Place place) => FormattableString.Invariant(
        $"""
        select count(*), round(corr(pairs.beta / pairs.se, gwas.beta / gwas.standard_error), 4)
        from '{files.PlainParquet}' as pairs
        join '{files.PlainGwas}' as gwas
            on pairs.position = gwas.base_pair_location and pairs.ref = gwas.other_allele and pairs.alt = gwas.effect_allele
        where pairs.dataset_id = '{place.DatasetId}' and pairs.chromosome = '{place.Chromosome}' and pairs.position between {place.RegionStart} and {place.RegionEnd}
            and gwas.chromosome = '{place.Chromosome}' and gwas.base_pair_location between {place.RegionStart} and {place.RegionEnd}
        """);
}

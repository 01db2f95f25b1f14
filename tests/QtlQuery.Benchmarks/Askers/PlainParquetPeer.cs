using DuckDB.NET.Data;

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
        using var command = _connection!.CreateCommand();
        command.CommandText = question.Kind == QuestionKind.GwasLocus ? Locus(question.Place) : SourceSql.Of(question, $"'{files.PlainParquet}'", "variant", hasGeneIndex: false);
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        return DuckDbRows.Read(reader, reader.Read, [.. Enumerable.Range(0, question.Agreed(reader.FieldCount))], agreed);
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

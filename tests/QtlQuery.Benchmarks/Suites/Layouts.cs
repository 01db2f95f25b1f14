using System.Globalization;
using DuckDB.NET.Data;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>The pairs of one file of a store, held in memory and written in one layout after another, by one thread.</summary>
sealed class Layouts : IDisposable
{
    const string Looked = "molecular_trait_id, gene_id, position, ref, alt, rsid, effect_allele_frequency, sample_size, beta, standard_error, p_value";
    const int RegionBp = 200_000;

    static readonly TableDefinition Table = Schemas.Table("associations");

    readonly DuckDBConnection _connection = new("DataSource=:memory:");
    readonly string _file;
    readonly GenomeBuild _build;
    readonly string _folder;
    readonly string[] _columns;

    /// <param name="file">The store's.</param>
    /// <param name="folder">Where the layouts are written.</param>
    public Layouts(string file, GenomeBuild build, string folder)
    {
        (_file, _build, _folder) = (file, build, folder);
        Directory.CreateDirectory(folder);
        _connection.Open();
        Execute("set threads = 1");
        Execute($"create temp table pairs as from read_parquet('{file}', hive_partitioning = false)");
        Execute($"create temp table place as select gene_id, position, rsid from pairs where rsid is not null and gene_id is not null offset (select count(*) // 2 from pairs) limit 1");
        _columns = [.. Table.StoredColumns.Select(column => column.Name)];
        NullColumns = [.. _columns.Except(Looked.Split(", ")).Where(column => Value($"select count({column}) from pairs") == "0")];
    }

    /// <summary>What is asked of each layout, of one gene, variant or region in the middle of the file.</summary>
    public static IReadOnlyList<(string Name, string Sql)> Questions { get; } =
    [
        ("gene", $"select {Highest()} from $file where molecular_trait_id = (select gene_id from place)"),
        ("region", string.Create(CultureInfo.InvariantCulture, $"select {Highest()} from $file where position between (select position from place) and (select position + {RegionBp} from place)")),
        ("variant", $"select {Highest()} from $file where position = (select position from place)"),
        ("rsid", $"select {Highest()} from $file where rsid = (select rsid from place)"),
        ("p-values", "select count(*) from $file where p_value < 5e-8"),
        ("all", $"select {Highest()} from $file"),
    ];

    /// <summary>Columns that are null throughout, without those that are asked for.</summary>
    public IReadOnlyList<string> NullColumns { get; }

    public void Write(LayoutChoice choice)
    {
        var columns = _columns.Select(column => (column, expression: choice.Columns.GetValueOrDefault(column, StoredTableSql.Name(column))))
            .Where(each => each.expression.Length > 0)
            .Select(each => $"{each.expression} as {StoredTableSql.Name(each.column)}");
        Execute($"copy (select {string.Join(", ", columns)} from pairs) to '{PathOf(choice)}' ({choice.In(StoredTableSql.ParquetOptions(Table, _build))})");
    }

    public long Bytes(LayoutChoice choice) => new FileInfo(PathOf(choice)).Length;

    public void Ask((string Name, string Sql) question, LayoutChoice choice) => Execute(question.Sql.Replace("$file", $"'{PathOf(choice)}'", StringComparison.Ordinal));

    /// <summary>Bytes of each column in the store's file.</summary>
    public void WriteColumns(TextWriter output)
    {
        var table = new MarkdownTable("column", "type", "encoding", "bytes a pair", "of a Bloom filter");
        using var command = _connection.CreateCommand();
        command.CommandText = $"""
            select
                path_in_schema,
                any_value(type),
                string_agg(distinct encodings, ' or '),
                printf('%.3f', sum(total_compressed_size + coalesce(bloom_filter_length, 0)) / sum(row_group_num_rows)),
                printf('%.3f', coalesce(sum(bloom_filter_length), 0) / sum(row_group_num_rows)),
            from parquet_metadata('{_file}')
            group by all
            order by sum(total_compressed_size + coalesce(bloom_filter_length, 0)) desc, 1
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            table.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        table.Write(output);
    }

    public void Delete() => Directory.Delete(_folder, recursive: true);

    public void Dispose() => _connection.Dispose();

    static string Highest() => string.Join(", ", Looked.Split(", ").Select(column => $"max({column})"));

    string PathOf(LayoutChoice choice) => Path.Combine(_folder, string.Concat(choice.Name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.')) + ".parquet");

    string Value(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

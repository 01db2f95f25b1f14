using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine.Index;

namespace QtlQuery.Tests.Engine;

/// <summary>What is written into a look-up index comes back from it, whatever the shape of the rows. Expected rows: DuckDB's own table of them.</summary>
public sealed class IndexRowsTests : IDisposable
{
    const string Columns = "dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, rsid, effect_allele_frequency, sample_size, beta, standard_error, p_value, neg_log10_p_below_range, significant";

    readonly TemporaryFolder _folder = new();
    readonly DuckDBConnection _database = new("DataSource=:memory:");
    StoreIndexes? _indexes;

    public IndexRowsTests() => _database.Open();

    // 120,000 rows are four blocks; 70,000 traits of one variant are a block of its own, whose traits need numbers of four bytes.
    [Theory]
    [InlineData("cis, every kind of null", 120_000, "i // 40", "'T' || (i // 40 // 300 * 3 + i % 40)", "i % 7 = 0")]
    [InlineData("trans, one variant", 70_000, "0", "'ENSG0990' || i", "false")]
    [InlineData("one trait", 500, "i", "'a trait with a name of more than twelve bytes'", "i % 2 = 0")]
    public void Rows_come_back_as_they_were(string shape, int rows, string variant, string trait, string isNull)
    {
        Table($"{rows}", variant, trait, isNull);
        Index();
        Assert.Equal(rows, Count("select count(*) from rows"));
        Same("chromosome = '1'", ["1", "2", "X"], 1, int.MaxValue, all: true);
        Same("chromosome = '2' and position between 4500 and 5000", ["2"], 4500, 5000);
        Same("chromosome = '1' and position = 1300", ["1"], 1300, 1300);
        foreach (var key in Texts("select distinct molecular_trait_id from rows order by hash(molecular_trait_id) limit 3"))
            Same($"molecular_trait_id = '{key}'", IndexQuestion.Of(["D"], [key], areGenes: false));
        var genes = Texts("select distinct gene_id from rows where gene_id is not null order by hash(gene_id) limit 20");
        Same($"gene_id in ('{string.Join("', '", genes)}')", IndexQuestion.Of(["D"], genes, areGenes: true));
        Assert.Equal(0, Count($"select count(*) from index_rows('{IndexQuestion.Within(["D"], [new("1", 1, 10_000)]).ToText()}') where variant_id is distinct from 'chr1_' || position || '_' || ref || '_' || alt"));
        Assert.True(shape.Length > 0);
    }

    // Copies of an index whose chromosome 1 is two blocks: all of it, a part, one copy alone, and a region without rows.
    [Theory]
    [InlineData(3, 1, int.MaxValue)]
    [InlineData(3, 1300, 3997)]
    [InlineData(1, 1300, 2000)]
    [InlineData(2, 1, 999)]
    public void Rows_of_a_region_come_by_position_and_then_by_dataset_where_that_is_asked_for(int datasets, int first, int last)
    {
        Execute("set threads = 4");
        Table("120000", "i // 80 * 2 + i % 2", "'T' || i // 2 % 40", "i % 7 = 0");
        Index(datasets);
        const string Compared = "position, ref, molecular_trait_id, rsid, gene_id, sample_size, beta, variant_id";
        var question = IndexQuestion.InOrderWithin([.. _indexes!.Datasets], new("1", first, last)).ToText();
        var found = Texts($"select concat_ws('|', {Compared}) from index_rows('{question}')");
        Assert.Equal(
            Texts($"select concat_ws('|', {Compared}) from (select *, 'chr1_' || position || '_' || ref || '_' || alt as variant_id from rows) cross join range({datasets}) as copies(copy) where chromosome = '1' and position between {first} and {last} order by position, copy, ref, alt, molecular_trait_id"),
            found);
        Assert.Equal(last < 1000, found.Count == 0);
    }

    // A hundred indexes are enough for DuckDB to give several threads; a thread that ends must not take the rows of another with it.
    [Fact]
    public void Several_threads_share_the_rows_and_lose_none()
    {
        Execute("set threads = 4");
        Table("1000", "i", "'T' || i % 7", "false");
        Index(datasets: 100);
        var question = IndexQuestion.Within([.. _indexes!.Datasets], [new("1", 1, int.MaxValue), new("2", 1, int.MaxValue), new("X", 1, int.MaxValue)]).ToText();
        for (var round = 0; round < 20; round++)
            Assert.Equal(100_000, Count($"select count(distinct (beta, position)) * 100 from (select beta, position from index_rows('{question}') group by all having count(*) = 100)"));
    }

    [Fact]
    public void Rows_can_be_read_to_the_end_when_the_indexes_have_been_closed()
    {
        Table("120000", "i // 40", "'T' || i % 40", "false");
        Index();
        using var command = _database.CreateCommand();
        command.CommandText = $"from index_rows('{IndexQuestion.Within(["D"], [new("1", 1, int.MaxValue), new("2", 1, int.MaxValue), new("X", 1, int.MaxValue)]).ToText()}')";
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        var rows = 1;
        foreach (var dataset in _indexes!.Datasets)
            _indexes.Of(dataset).Dispose();
        while (reader.Read())
            rows++;
        Assert.Equal(120_000, rows);
        _indexes = null;
    }

    [Fact]
    public void Labels_lead_to_variants()
    {
        Execute("""
            create table rows as
            select 'D' as dataset_id, 'T' as molecular_trait_id, null::varchar as gene_id, '1' as chromosome, position, ref, 'G' as alt, rsid,
                null::float as effect_allele_frequency, null::integer as sample_size, 1::float as beta, 1::float as standard_error, 0.5::double as p_value, null::double as neg_log10_p_below_range, null::boolean as significant
            from (values (10, 'A', 'rs5'), (20, 'A', 'rs5,rs6'), (20, 'C', null), (30, null, 'rs8'), (40, 'A', 'rs05')) as rows(position, ref, rsid)
            """);
        Index();
        Assert.Equal(["chr1_10_A_G", "chr1_20_A_G", "chr1_40_A_G"], Labelled(5));
        Assert.Equal(["chr1_20_A_G"], Labelled(6));
        Assert.Empty(Labelled(8)); // without its alleles it is no variant that could be asked for
        Assert.Empty(Labelled(1));
        Assert.Empty(Labelled(uint.MaxValue));
        Same("position = 40", ["1"], 40, 40); // and rs05 is printed as it was

        string[] Labelled(long number) => [.. _indexes!.Of("D").WithLabel(number).Select(variant => variant.Id).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Rows_out_of_order_are_no_index()
    {
        using var file = new MemoryStream();
        var writer = new IndexWriter(file, "D");
        writer.Begin();
        writer.BeginChromosome("1");
        writer.Add(new(20, "A"u8, "G"u8, []), "T"u8, [], default);
        Assert.Throws<InvalidOperationException>(() => writer.Add(new(10, "A"u8, "G"u8, []), "T"u8, [], default));
    }

    public void Dispose()
    {
        _database.Dispose();
        _indexes?.Dispose();
        _folder.Dispose();
    }

    void Same(string where, string[] chromosomes, int first, int last, bool all = false) =>
        Same(all ? "true" : where, IndexQuestion.Within(["D"], chromosomes.Select(chromosome => new GenomicRegion(chromosome, first, last))));

    void Same(string where, IndexQuestion question)
    {
        var found = $"select {Columns} from index_rows('{question.ToText()}')";
        var expected = $"select {Columns} from rows where {where}";
        Assert.Equal(Count($"select count(*) from ({expected})"), Count($"select count(*) from ({found})"));
        Assert.Equal(0, Count($"select count(*) from ({expected} except all {found})"));
    }

    void Table(string rows, string variant, string trait, string isNull) =>
        Execute($"""
            create table rows as
            select
                'D' as dataset_id,
                {trait} as molecular_trait_id,
                case when not ({isNull}) then 'G' || hash({trait}) % 1000 end as gene_id,
                case when {variant} < 1000 then '1' when {variant} < 2500 then '2' else 'X' end as chromosome,
                cast(1000 + ({variant}) * 3 as integer) as position,
                case when ({variant}) % 11 = 0 then 'A' || repeat('C', cast(({variant}) % 40 as integer)) else 'A' end as ref,
                'G' as alt,
                case cast(({variant}) % 5 as integer) when 0 then null when 1 then 'rs' || {variant} || ',rs7' when 2 then 'an older name' when 3 then 'rs4294967296' else 'rs' || ({variant} + 1) end as rsid,
                case when not ({isNull}) then cast((({variant}) % 97) / 97 as float) end as effect_allele_frequency,
                case when ({variant}) % 3 = 0 then null else cast(100 + i % 2 as integer) end as sample_size,
                cast(case when not ({isNull}) then sin(i) end as float) as beta,
                cast(0.1 + abs(cos(i)) as float) as standard_error,
                case cast(i % 50000 as integer) when 17 then 0.0::double when 18 then 1e-299 when 19 then null else cast(cast(abs(sin(i)) + 1e-30 as float) as double) end as p_value,
                case when i % 50000 = 17 then cast(1234.5 as double) end as neg_log10_p_below_range,
                case when i % 3 > 0 then i % 3 = 1 end as significant,
            from range({rows}) as numbers(i)
            """);

    void Index(int datasets = 1)
    {
        var path = _folder["D.index"];
        using (var file = File.Create(path))
        {
            var writer = new IndexWriter(file, "D");
            writer.Begin();
            using var command = _database.CreateCommand();
            command.CommandText = $"select {Columns} from rows order by chromosome, position, ref, alt, molecular_trait_id";
            using var reader = command.ExecuteReader();
            string? chromosome = null;
            while (reader.Read())
            {
                if (reader.GetString(3) != chromosome)
                    writer.BeginChromosome(chromosome = reader.GetString(3));
                writer.Add(
                    new(reader.GetInt32(4), Text(5), Text(6), Text(7)),
                    Text(1),
                    Text(2),
                    new(
                        reader.IsDBNull(8) ? float.NaN : reader.GetFloat(8),
                        reader.IsDBNull(9) ? int.MinValue : reader.GetInt32(9),
                        reader.IsDBNull(10) ? float.NaN : reader.GetFloat(10),
                        reader.IsDBNull(11) ? float.NaN : reader.GetFloat(11),
                        reader.IsDBNull(12) ? double.NaN : reader.GetDouble(12),
                        reader.IsDBNull(13) ? double.NaN : reader.GetDouble(13),
                        reader.IsDBNull(14) ? IndexFormat.NullTruth : reader.GetBoolean(14) ? (byte)1 : (byte)0));

                byte[] Text(int column) => reader.IsDBNull(column) ? [] : System.Text.Encoding.UTF8.GetBytes(reader.GetString(column));
            }

            writer.End();
        }

        var names = Enumerable.Range(0, datasets).Select(i => i == 0 ? "D" : FormattableString.Invariant($"D{i}")).ToList();
        _indexes = new(names.ToDictionary(name => name, _ => path), names);
        _indexes.Register(_database);
    }

    long Count(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    List<string> Texts(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }

    void Execute(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

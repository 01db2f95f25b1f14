using QtlQuery.Engine.Lookup;

namespace QtlQuery.Tests.Engine;

/// <summary>How much of a store a question reads, which unlike time does not depend on the machine; and the layout that makes it so little.</summary>
/// <remarks>Expected numbers follow from where <see cref="RowGroupStore"/> puts its rows: three files, six row groups.</remarks>
public sealed class RowGroupTests(RowGroupStore study) : IClassFixture<RowGroupStore>
{
    static readonly HashSet<string> Liver = ["Exemplar_ge_liver"];

    [Theory]
    [InlineData(5, true, "1-1")]
    [InlineData(5, false, "2-2")]
    [InlineData(6, true, "1-2")] // its variants lie in two row groups
    [InlineData(12, true, "2-2")] // and its in two files
    [InlineData(12, false, "3-3")]
    public void A_gene_is_read_from_the_row_groups_that_it_lies_in(int gene, bool oneContext, string filesAndRowGroups) =>
        Assert.Equal(filesAndRowGroups, Reads(store => StoreLookup.Gene(store, RowGroupStore.Gene(gene), oneContext ? Liver : null)));

    [Theory]
    [InlineData("1:505020:A:G")]
    [InlineData("rs505020")]
    public void A_variant_is_read_from_one_row_group_of_each_dataset(string text) => Assert.Equal("2-2", Reads(store => StoreLookup.Variant(store, text)));

    [Theory]
    [InlineData("1:1,100,000-1,150,000", "1-1")]
    [InlineData("1:600,000-620,000", "2-4")]
    [InlineData("1:990,000-1,010,000", "3-3")]
    [InlineData("2:1-1000", "1-0")] // no file can hold it: an empty select, for which one tells the columns
    public void A_region_is_read_from_the_row_groups_that_it_lies_in(string region, string filesAndRowGroups) =>
        Assert.Equal(filesAndRowGroups, Reads(store => StoreLookup.Region(store, region)));

    // DuckDB opens the first file of a list for its columns, and each that the folders do not rule out for its footer.
    [Theory]
    [InlineData("position between 1100000 and 1150000", "3-1")]
    [InlineData("position between 1100000 and 1150000 and bin = 1", "2-1")]
    [InlineData("position between 1100000 and 1150000 and dataset_id = 'Exemplar_ge_blood'", "1-0")]
    [InlineData("chromosome = '2'", "1-0")]
    [InlineData("p_value < 1e-20", "3-1")]
    [InlineData("gene_id = 'GENE5'", "3-2")] // by bloom filters
    [InlineData("molecular_trait_id = 'GENE5'", "3-2")]
    [InlineData("rsid = 'rs505020'", "3-2")]
    [InlineData("gene_id = 'GENE5' and dataset_id = 'Exemplar_ge_liver'", "3-1")] // the first is of blood
    [InlineData("beta > 2", "3-0")]
    [InlineData("neg_log10_p > 20", "3-6")] // computed: all p-values are read
    [InlineData("variant_id = 'chr1_505020_A_G'", "3-6")]
    [InlineData("upper(gene_id) = 'GENE5'", "3-6")]
    public void A_condition_on_associations_reads_no_row_group_that_it_rules_out(string condition, string filesAndRowGroups)
    {
        var sql = $"select count(*), sum(beta) from associations where {condition.Replace("GENE5", RowGroupStore.Gene(5), StringComparison.Ordinal)}";
        Assert.Equal(filesAndRowGroups, study.Reads(store => store.Query<long>(sql)));
    }

    [Fact]
    public void Files_are_bins_of_a_megabase_whose_rows_are_in_the_order_of_position()
    {
        using var store = study.Store.Open();
        Assert.Equal(
            ["blood 0 60-999960 99996 true", "liver 0 60-999960 99996 true", "liver 1 1000020-1999980 100002 true"],
            store.Query<string>("""
                select concat_ws(' ', split_part(dataset_id, '_', 3), bin, min(position) || '-' || max(position), count(*), bool_and(follows))
                from (
                    select dataset_id, bin, position, position >= lag(position, 1, 0) over (partition by dataset_id, bin order by file_row_number) as follows
                    from read_parquet(getvariable('associations_files'), hive_partitioning = true, file_row_number = true)
                )
                group by dataset_id, bin
                order by all
                """));
    }

    [Fact]
    public void Row_groups_have_61440_rows_of_which_a_file_s_last_has_the_rest()
    {
        using var store = study.Store.Open();
        Assert.Equal(
            [61_440, 61_440, 61_440, 38_562, 38_556, 38_556],
            store.Query<long>("select any_value(row_group_num_rows) as rows from parquet_metadata(getvariable('associations_files')) group by file_name, row_group_id order by rows desc"));
    }

    // DELTA and BYTE_STREAM_SPLIT are what format 2 has; dictionaries are taken while a fifth of the values are distinct, and get a bloom filter.
    [Theory]
    [InlineData("beta", "BYTE_STREAM_SPLIT", false)]
    [InlineData("position", "RLE_DICTIONARY", true)]
    [InlineData("gene_id", "RLE_DICTIONARY", true)]
    [InlineData("molecular_trait_id", "RLE_DICTIONARY", true)]
    [InlineData("rsid", "RLE_DICTIONARY", true)]
    [InlineData("ref", "RLE_DICTIONARY", true)]
    public void A_column_is_encoded_and_has_a_bloom_filter_as_decided(string column, string encoding, bool bloomFilter)
    {
        using var store = study.Store.Open();
        Assert.Equal(
            [$"{encoding} ZSTD {(bloomFilter ? "true" : "false")}"],
            store.Query<string>($"select distinct concat_ws(' ', encodings, compression, bloom_filter_offset is not null) from parquet_metadata(getvariable('associations_files')) where path_in_schema = '{column}'"));
    }

    // 10,240 positions of a row group: 10 kB would be eight bits each, of which there are powers of two.
    [Fact]
    public void A_bloom_filter_has_some_eight_bits_for_each_value()
    {
        using var store = study.Store.Open();
        Assert.Equal(8, store.Query<long>("select max(bloom_filter_length) // 1024 from parquet_metadata(getvariable('associations_files')) where path_in_schema = 'position'")[0]);
    }

    string Reads(Func<QtlQuery.Engine.QtlStore, LookupQuery> lookUp) => study.Reads(store =>
    {
        var query = lookUp(store);
        using var rows = store.Read(query.Sql, query.Parameters);
        while (rows.Next())
        {
        }
    });
}

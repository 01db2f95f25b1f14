using System.Text.Json.Nodes;
using QtlQuery.Tests.Ingest;
using QtlQuery.Tests.IndependentReaders;

namespace QtlQuery.Tests.Engine;

/// <summary>What the npm package hyparquet, which shares no code with DuckDB, reads out of a store's files.</summary>
public sealed class ParquetIndependentReaderTests : IDisposable
{
    readonly TestStore _store = new();

    [Fact]
    public void A_foreign_reader_sees_names_types_values_and_nulls()
    {
        var text = File.ReadAllText(Path.Combine(SourceCase.Folder("eqtl_catalogue_nominal"), "Exemplar_2024_ge_hepatocyte_naive.all.tsv"));
        _store.Ingest(_store.Write("Exemplar_2024_ge_hepatocyte_naive.all.tsv", text), 0.5);
        var file = Assert.Single(_store.Files("Exemplar_2024_ge_hepatocyte_naive", "associations"), path => path.Contains("/chromosome=1/", StringComparison.Ordinal));
        var read = IndependentReader.Read("parquet.mjs", file);

        Assert.Equal(
            [
                "molecular_trait_id: BYTE_ARRAY UTF8 OPTIONAL",
                "gene_id: BYTE_ARRAY UTF8 OPTIONAL",
                "gene_version: INT32 INT_32 OPTIONAL",
                "molecular_trait_object_id: BYTE_ARRAY UTF8 OPTIONAL",
                "position: INT32 INT_32 OPTIONAL",
                "ref: BYTE_ARRAY UTF8 OPTIONAL",
                "alt: BYTE_ARRAY UTF8 OPTIONAL",
                "rsid: BYTE_ARRAY UTF8 OPTIONAL",
                "effect_allele_frequency: FLOAT OPTIONAL",
                "minor_allele_frequency: FLOAT OPTIONAL",
                "minor_allele_samples: INT32 INT_32 OPTIONAL",
                "minor_allele_count: INT32 INT_32 OPTIONAL",
                "sample_size: INT32 INT_32 OPTIONAL",
                "imputation_quality: FLOAT OPTIONAL",
                "tss_distance: INT32 INT_32 OPTIONAL",
                "beta: FLOAT OPTIONAL",
                "standard_error: FLOAT OPTIONAL",
                "z: FLOAT OPTIONAL",
                "p_value: DOUBLE OPTIONAL",
                "neg_log10_p_below_range: DOUBLE OPTIONAL",
                "p_value_derived: BOOLEAN OPTIONAL",
                "fdr: DOUBLE OPTIONAL",
                "significant: BOOLEAN OPTIONAL",
                "ref_is_reference: BOOLEAN OPTIONAL",
                "harmonisation: INT32 INT_32 OPTIONAL",
                "source_chromosome: BYTE_ARRAY UTF8 OPTIONAL",
                "source_position: INT32 INT_32 OPTIONAL",
            ],
            read["columns"]!.AsArray().Select(column => (string)column!));
        Assert.Equal(["ZSTD"], read["codecs"]!.AsArray().Select(codec => (string)codec!));
        Assert.Equal(("associations", "GRCh38", "1"), ((string)read["metadata"]!["qtlquery_table"]!, (string)read["metadata"]!["genome_build"]!, (string)read["metadata"]!["qtlquery_format"]!));

        // The rows of the fixture on chromosome 1 that are stored, by position, ref, alt and trait; singles as the doubles nearest to them.
        Rows(read, 0, """["ENSG09900000001","ENSG09900000001",null,"ENSG09900000001",1000150,"A","G","rs9900000001,rs9900000002",0.25,0.25,271,310,620,0.981249988079071,null,0.125,0.05000000074505806,null,0.012682500295341015,null,false,null,null,true,null,null,null]""");
        Rows(read, 1, """["ENSG09900000002","ENSG09900000002",null,"ENSG09900000002",1000150,"A","G","rs9900000001,rs9900000002",0.25,0.25,271,310,620,0.981249988079071,null,-0.0625,0.04800000041723251,null,0.19338299334049225,null,false,null,null,true,null,null,null]""");
        Rows(read, 2, """["ENSG09900000001","ENSG09900000001",null,"ENSG09900000001",1000420,"CTT","C",null,0.8500000238418579,0.15000000596046448,172,186,620,null,null,-0.08749999850988388,0.0625,null,0.16202500462532043,null,false,null,null,true,null,null,null]""");
        Rows(read, 4, """["ENSG09900000001","ENSG09900000001",null,"ENSG09900000001",1000777,"G","T","rs9900000003",0.4000000059604645,0.4000000059604645,390,496,620,0.9900000095367432,null,1.3125,0.015625,null,0,335.33811068102165,false,null,null,true,null,null,null]""");
        Rows(read, 6, """["ENSG09900000002","ENSG09900000002",null,"ENSG09900000002",1001300,"C","G","rs9900000006",0.10000000149011612,0.10000000149011612,118,124,620,0.949999988079071,null,-0.20000000298023224,null,null,0.031199999153614044,null,false,null,null,true,null,null,null]""");
        Assert.Equal(7, read["rows"]!.AsArray().Count);
    }

    [Fact]
    public void A_foreign_reader_sees_row_groups_of_61440_rows_in_the_order_of_position()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(1, 70_000).Select(i => new NominalRow("ENSG09900000001", "1", i, Rsid: $"rs{random.Next()}", PValue: $"{random.Next(1, 99)}E-{random.Next(2, 60)}")).ToArray();
        _store.Ingest(_store.Write("Exemplar_ge_liver.all.tsv", NominalRow.File(rows)), 0);
        var read = IndependentReader.Read("parquet.mjs", Assert.Single(_store.Files("Exemplar_ge_liver", "associations")));
        Assert.Equal([61_440, 8_560], read["row_groups"]!.AsArray().Select(count => (int)count!));
        var (position, rsid) = (4, 7);
        Assert.Equal(rows.Select(row => (row.Position, row.Rsid)), read["rows"]!.AsArray().Select(row => ((int)row![position]!, (string)row[rsid]!)));
    }

    public void Dispose() => _store.Dispose();

    static void Rows(JsonNode read, int row, string expected)
    {
        var actual = read["rows"]![row]!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"row {row}: {actual.ToJsonString()}");
    }
}

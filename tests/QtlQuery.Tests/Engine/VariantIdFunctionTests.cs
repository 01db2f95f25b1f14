using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.TextFunctions;

namespace QtlQuery.Tests.Engine;

/// <summary>Variants' ids by our own function are those of the macro, which any other DuckDB runs.</summary>
public sealed class VariantIdFunctionTests
{
    // Repeated rows, two variants of one position, short and long ids, each argument null once, and alleles that do not fit a row's room.
    const string Ids = """
        select variant_id_of(chromosome, position, ref, alt) as id
        from (values
            (1, '1', 13550, 'G', 'A'), (2, '1', 13550, 'G', 'A'), (3, '1', 13550, 'G', 'C'), (4, '2', 13550, 'G', 'C'), (5, '2', 13550, 'C', 'C'), (6, '2', 7, 'C', 'C'),
            (7, null, 7, 'C', 'C'), (8, 'X', null, 'C', 'C'), (9, 'X', 7, null, 'C'), (10, 'X', 7, 'C', null), (11, 'X', 7, 'C', 'CT'), (12, 'X', 7, 'C', 'CT'),
            (13, 'MT', 2147483647, repeat('ACGT', 200), 'A'), (14, 'MT', 2147483647, repeat('ACGT', 200), 'A'), (15, '', -1, '', '')
        ) as variants(row, chromosome, position, ref, alt)
        order by row
        """;

    [Fact]
    public void The_function_gives_what_the_macro_gives()
    {
        using var macros = EngineDatabase.Open(new());
        EngineDatabase.OnDemand(macros, SqlFile.In("macros")).MakeFor(Ids);
        var expected = Statements.Read(macros, Ids, row => row.IsDBNull(0) ? null : row.GetString(0));
        Assert.Equal(["chr1_13550_G_A", "chr1_13550_G_A", "chr1_13550_G_C", "chr2_13550_G_C", "chr2_13550_C_C", "chr2_7_C_C", null, null, null, null, "chrX_7_C_CT"], expected.Take(11));

        using var folder = new TestStore();
        using var store = folder.Open();
        using var chunks = store.ReadChunks(Ids);
        var found = new List<string?>();
        while (chunks.Next())
        {
            for (var row = 0; row < chunks.Rows; row++)
                found.Add(chunks.Texts(0).IsNull(row) ? null : System.Text.Encoding.UTF8.GetString(chunks.Texts(0)[row]));
        }

        Assert.Equal(expected, found);
        Assert.Equal("scalar", store.Query<string>($"select function_type from duckdb_functions() where function_name = '{VariantIdFunction.Name}'")[0]);
    }
}

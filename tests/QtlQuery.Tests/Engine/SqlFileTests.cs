using QtlQuery.Engine.Sql;

namespace QtlQuery.Tests.Engine;

public sealed class SqlFileTests
{
    [Fact]
    public void A_file_is_its_header_and_the_statements_that_make_something()
    {
        var file = SqlFile.Parse("sql/views/pairs.sql", """
            -- about: Pairs of a store,
            --   one a row.
            -- grain: one row per pair
            -- A remark of several words: it is no field.
            --   Nor is what follows it.
            -- uses: first, second
            create or replace macro doubled(x) as
                2 * x
            ;
            create or replace table kept as select 1;
              create or replace view indented as select 1;
            create or replace view pairs as
            select doubled(1)
            ;
            """.ReplaceLineEndings("\n"));
        Assert.Equal("Pairs of a store, one a row.", file.About);
        Assert.Equal("one row per pair", file.Grain);
        Assert.Equal(["first", "second"], file.Uses);
        Assert.Equal(["about", "grain", "uses"], file.Header.Keys);
        Assert.Equal(["doubled", "pairs"], file.Made.Select(made => made.Name));
        Assert.Equal("create or replace view pairs as\nselect doubled(1)\n;", file.Made[1].Text);
        Assert.Equal(file.Expression, string.Concat(file.Made.Select(made => made.Text)));
    }
}

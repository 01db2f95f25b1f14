using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Holding;
using QtlQuery.Engine.Store;

namespace QtlQuery.Tests.Engine.Holding;

public sealed class SortedHeldRowsTests : IDisposable
{
    static readonly Dictionary<string, object?> NoParameters = [];

    readonly WorkDatabase _database = WorkDatabase.Open(new EngineOptions { Threads = 1 });
    readonly List<HeldSequence> _sequences = [];

    [Fact]
    public void Held_rows_are_what_the_select_gave()
    {
        using var held = _database.Hold("rows", "select i, 'text of row ' || i as long_text, case when i % 3 > 0 then i / 7 end as maybe, [i, i + 1] as list from range(5000) as each(i)", NoParameters);
        Assert.Equal(5000, held.Rows);
        Assert.Equal(0, _database.Query<long>($"""
            select count(*) from (
                (select i, 'text of row ' || i, case when i % 3 > 0 then i / 7 end, [i, i + 1] from range(5000) as each(i) except select * from {held.From})
                union all
                (select * from {held.From} except select i, 'text of row ' || i, case when i % 3 > 0 then i / 7 end, [i, i + 1] from range(5000) as each(i))
            )
            """)[0]);
    }

    [Fact]
    public void A_hidden_column_is_gone_and_the_others_stay()
    {
        using var held = _database.Hold("rows", "select 1 as a, 2 as b, 3 as c", NoParameters);
        held.Hide("b");
        Assert.Equal((1, 3), _database.Query<(int, int)>($"from {held.From}")[0]);
    }

    [Fact]
    public void Good_rows_are_counted_by_folder()
    {
        using var held = _database.Hold("run", Rows(0, 5000), NoParameters);
        Assert.Equal(
            _database.Query<string>($"select concat_ws(' ', chromosome, position // 1000, count(*)) from ({Rows(0, 5000)}) where refusal is null group by chromosome, position // 1000").Order(),
            new HeldFolders(held, 1000).Counts.Select(each => $"{each.Folder.Chromosome} {each.Folder.Bin} {each.Rows}").Order());
    }

    // DuckDB's own order by is the measure: nulls last, text by its bytes, long texts with a common beginning, several chunks and runs.
    [Theory]
    [InlineData(3)]
    [InlineData(5000)]
    [InlineData(40_000)]
    public void Rows_are_in_the_order_that_DuckDB_gives_them(int rows)
    {
        using var first = _database.Hold("run_0", Rows(0, rows), NoParameters);
        using var second = _database.Hold("run_1", Rows(rows, 2 * rows), NoParameters);
        var sorted = _database.Sort([new(first, 1000), new(second, 1000)], Schemas.Table("associations"), new("2", 1));
        Assert.Equal(
            _database.Query<string>($"select concat_ws('|', line_number, position, ref, alt, molecular_trait_id, beta) from ({Rows(0, 2 * rows)}) where refusal is null and chromosome = '2' and position // 1000 = 1 order by position, ref, alt, molecular_trait_id, line_number").Select(WithoutLine),
            _database.Query<string>($"select concat_ws('|', position, ref, alt, molecular_trait_id, beta) from {From(sorted.Kept)}"));
    }

    [Fact]
    public void Rows_without_a_place_are_of_the_folder_without_a_chromosome()
    {
        using var held = _database.Hold(
            "run",
            Values("('t', null, null, 'A', 'C', 'rs2', 0.5::float, 1, null), ('t', '1', 5, 'A', 'C', 'rs1', 0.5::float, 2, null), ('t', null, null, 'A', 'C', 'rs1', 0.5::float, 3, null), ('t', null, null, 'A', 'C', 'rs2', 0.5::float, 4, null)"),
            NoParameters);
        var sorted = _database.Sort([new(held, 1000)], Schemas.Table("associations"), new(StoreLayout.NoChromosome, 0));
        Assert.Equal(["rs2", "rs1"], _database.Query<string>($"select rsid from {From(sorted.Kept)}")); // in the order of their lines: nothing else is known to differ
        Assert.Equal(1, sorted.Folded);
    }

    [Fact]
    public void The_first_line_of_a_key_stays_with_the_rsids_of_those_that_agree()
    {
        using var held = _database.Hold(
            "run",
            Values("""
                ('t', '1', 9, 'A', 'C', 'rs5', 0.25::float, 1, null),
                ('t', '1', 5, 'A', 'C', 'rs10', 0.5::float, 2, null),
                ('t', '1', 5, 'A', 'C', 'rs9', 0.5::float, 3, null),
                ('t', '1', 5, 'A', 'C', 'rs8', 0.75::float, 4, null),
                ('t', '1', 5, 'A', 'C', null, 0.5::float, 5, null),
                ('t', '1', 5, 'A', 'G', null, null, 6, null),
                ('t', '1', 5, 'A', 'G', 'rs10', null, 7, null),
                ('t', '1', 5, 'A', 'G', 'rs10', null, 8, 'refused')
                """),
            NoParameters);
        var sorted = _database.Sort([new(held, 1000)], Schemas.Table("associations"), new("1", 0));
        Assert.Equal(["5 C rs9,rs10 0.5", "5 G rs10", "9 C rs5 0.25"], _database.Query<string>($"select concat_ws(' ', position, alt, rsid, beta) from {From(sorted.Kept)}"));
        Assert.Equal(3, sorted.Folded);
        Assert.Equal([4L], sorted.Contradicting);
        using var repeated = sorted.Repeated();
        Assert.Equal(["0 false 0 rs10", "0 true 3 rs9", "0 true 5", "1 false 0", "1 true 7 rs10"], _database.Query<string>($"select concat_ws(' ', kept, is_folded, place, rsid) from {repeated!.From}"));
    }

    // Where a table's order goes beyond its key, rows of one key may lie apart in it.
    [Fact]
    public void Rows_of_one_key_are_found_where_the_order_parts_them()
    {
        var table = Schemas.Table("gwas_catalog");
        Assert.Equal(["association_number"], table.Key);
        Assert.Equal(["chromosome", "position", "association_number"], table.Order);
        using var held = _database.Hold(
            "run",
            """
            select number::bigint as association_number, chromosome, position::integer as position, line_number::bigint as line_number, refusal::varchar as refusal
            from (values (2, '1', 50, 1, null), (1, '2', 10, 2, null), (3, '1', 20, 3, null), (1, '1', 30, 4, null), (1, '2', 10, 5, null)) as each(number, chromosome, position, line_number, refusal)
            """,
            NoParameters);
        var sorted = _database.Sort([new(held, null)], table, default);
        Assert.Equal([3L, 2L, 1L], _database.Query<long>($"select association_number from {From(sorted.Kept)}"));
        Assert.Equal([4L], sorted.Contradicting);
        Assert.Equal(1, sorted.Folded);
    }

    [Fact]
    public void Cells_are_given_for_the_rows_that_have_any_and_in_full_for_repeated_keys()
    {
        using var held = _database.Hold(
            "run",
            $"""
            select *, case when line_number = 4 then 'odd' end as "cell a", case when line_number <> 2 then 'b' || line_number end as "cell b" from (
            {Values("('t', '1', 7, 'A', 'C', 'rs1', 0.5::float, 1, null), ('t', '1', 6, 'A', 'C', null, 0.5::float, 2, null), ('t', '1', 7, 'A', 'C', 'rs2', 0.5::float, 3, null), ('t', '1', 5, 'A', 'C', null, 0.5::float, 4, null)")})
            """,
            NoParameters);
        var sorted = _database.Sort([new(held, 1000)], Schemas.Table("associations"), new("1", 0));
        using var repeated = sorted.Repeated();
        using var full = _database.Hold("full", $"select kept, is_folded, 'full' as \"cell a\", place || '' as \"cell b\" from {repeated!.From}", NoParameters);
        var cells = sorted.WithAny(["cell a", "cell b"], full, rowsBefore: 100);
        Assert.Equal(["100 false odd b4", "102 false full 0", "102 true full 3"], _database.Query<string>($"select concat_ws(' ', stored_row, is_folded, \"cell a\", \"cell b\") from {From(cells)}"));
    }

    // Of the second run no row of the last position is taken: there may be more.
    [Fact]
    public void Rows_that_come_by_position_are_taken_up_to_one()
    {
        using var first = _database.Hold("run_0", Values("('t', '1', 5, 'A', 'C', 'rs1', 0.5::float, 1, null), ('t', '1', 7, 'A', 'C', 'rs2', 0.5::float, 2, null), ('t', '1', 7, 'A', 'G', null, 0.5::float, 3, null)"), NoParameters);
        using var second = _database.Hold("run_1", Values("('t', '1', 7, 'A', 'C', 'rs3', 0.5::float, 4, null), ('t', '1', 9, 'A', 'C', null, 0.5::float, 5, null), ('t', '2', 1, 'A', 'C', null, 0.5::float, 6, null)"), NoParameters);
        HeldFolders[] runs = [new(first, 1000), new(second, 1000)];
        var folder = new TableFolder("1", 0);
        Assert.Equal([(5, 7), (7, 9)], runs.Select(run => run.Stretch(folder)!.Value));
        var sorted = _database.Sort([runs[0]], Schemas.Table("associations"), folder, before: 7);
        Assert.Equal(["5 C rs1"], _database.Query<string>($"select concat_ws(' ', position, alt, rsid) from {From(sorted.Kept)}"));
        Assert.Equal([2, 2], runs.Select(run => run.Left(folder)));
        sorted = _database.Sort(runs, Schemas.Table("associations"), folder, before: 9);
        Assert.Equal(["7 C rs2,rs3", "7 G"], _database.Query<string>($"select concat_ws(' ', position, alt, rsid) from {From(sorted.Kept)}"));
        sorted = _database.Sort(runs, Schemas.Table("associations"), folder);
        Assert.Equal(["9 C"], _database.Query<string>($"select concat_ws(' ', position, alt, rsid) from {From(sorted.Kept)}"));
        Assert.Equal([0, 0], runs.Select(run => run.Left(folder)));
    }

    [Fact]
    public void Rows_in_another_order_have_no_stretch()
    {
        using var held = _database.Hold("run", Values("('t', '1', 7, 'A', 'C', null, 0.5::float, 1, null), ('t', '1', 5, 'A', 'C', null, 0.5::float, 2, null), ('t', '2', 5, 'A', 'C', null, 0.5::float, 3, null)"), NoParameters);
        var folders = new HeldFolders(held, 1000);
        Assert.Null(folders.Stretch(new("1", 0)));
        Assert.Equal((5, 5), folders.Stretch(new("2", 0)));
    }

    public void Dispose()
    {
        _sequences.ForEach(each => each.Dispose());
        _database.Dispose();
    }

    string From(HeldSelection rows)
    {
        var sequence = _database.Sequence($"sequence {_sequences.Count}", rows);
        _sequences.Add(sequence);
        sequence.Add(rows);
        sequence.Complete();
        return sequence.From;
    }

    static string WithoutLine(string row) => row[(row.IndexOf('|', StringComparison.Ordinal) + 1)..];

    static string Values(string values) => $"""
        select * replace (line_number::bigint as line_number, position::integer as position, refusal::varchar as refusal)
        from (values {values}) as each(molecular_trait_id, chromosome, position, ref, alt, rsid, beta, line_number, refusal)
        """;

    // Every key once: the trait of a long name ends with the line.
    static string Rows(int first, int end) => $"""
        select
            case when hash(i) % 11 > 0 then 'a trait of a long name ' || (hash(i) % 100) || '_' || i else 't' || i end as molecular_trait_id,
            case hash(i, 1) % 3 when 0 then '1' else '2' end as chromosome,
            cast(900 + hash(i, 2) % 1200 as integer) as position,
            case when hash(i, 3) % 5 > 0 then ['A', 'ACGTACGTACGTACGT', 'ACGTACGTACGTACGA'][cast(1 + hash(i, 4) % 3 as bigint)] end as ref,
            ['C', 'G'][cast(1 + hash(i, 5) % 2 as bigint)] as alt,
            cast(i / 8 as float) as beta,
            cast(i as bigint) as line_number,
            case when hash(i, 6) % 7 = 0 then 'no' end as refusal
        from range({first}, {end}) as each(i)
        """;
}

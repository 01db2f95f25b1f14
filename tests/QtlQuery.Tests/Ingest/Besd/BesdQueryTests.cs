using QtlQuery.Engine;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Reading.Besd;

namespace QtlQuery.Tests.Ingest.Besd;

/// <summary>The lines of a BESD file as the engine reads them.</summary>
public sealed class BesdQueryTests
{
    [Fact]
    public void The_engine_gets_every_pair_with_its_number_and_null_for_NA()
    {
        using var folder = new TemporaryFolder();
        using var pairs = BesdRows.Open(BesdWriter.Write(folder, BesdTable.Small, BesdKind.Sparse));
        using var database = WorkDatabase.Open(new() { Threads = 2 });
        using var rows = database.Register("pairs", new(BesdRows.Columns, [], CellDelimiter.Character('\t'), ["NA"]));
        rows.Next = pairs.Take;
        rows.Refuse = (line, why) => Assert.Fail($"line {line}: {why}");
        Assert.Equal(
            [
                "1 rs1000 1 100 A G 0.25 P0 1 150 GENE0 + 0.5 0.125 ?",
                "2 rs1002 3 300 AT G 0.25 P0 1 150 GENE0 + -0.25 0.0625 ?",
                "3 rs1001 2 200 A G 0.25 P2 3 450 ? + 3 1.5 ?",
            ],
            database.Query<string>($"select concat_ws(' ', line_number, {string.Join(", ", BesdRows.Columns.Select(column => $"coalesce(\"{column}\", '?')"))}) from pairs() order by line_number"));
    }

    [Fact]
    public void Floats_beyond_the_usual_are_doubles_to_the_engine()
    {
        using var folder = new TemporaryFolder();
        float[] numbers = [0.1f, -0f, float.Epsilon, float.MinValue, 1.1754942E-38f, 123456789f, float.PositiveInfinity, float.NegativeInfinity];
        using var pairs = BesdRows.Open(BesdWriter.Write(folder, new(numbers.Length, 1, [.. numbers.Select((number, i) => new MadeUpPair(0, i, number, 1))]), BesdKind.Dense));
        using var database = WorkDatabase.Open(new());
        using var rows = database.Register("pairs", new(BesdRows.Columns, [], CellDelimiter.Character('\t'), ["NA"]));
        rows.Next = pairs.Take;
        Assert.Equal(numbers, database.Query<double>("select b::double from pairs() order by line_number").Select(number => (float)number));
    }
}

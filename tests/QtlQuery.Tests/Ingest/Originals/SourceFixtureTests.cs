using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Store;

namespace QtlQuery.Tests.Ingest.Originals;

/// <summary>Every text file of the source fixtures goes in and comes out as it was.</summary>
[Collection(nameof(IngestedFixtures))]
public sealed class SourceFixtureTests(IngestedFixtures fixtures)
{
    // What cannot come back, and what tells that a file is of that kind.
    static readonly Dictionary<string, Func<SourceCase, SourceDefinition, bool>> Impossible = new()
    {
        ["it is not text"] = (file, definition) => file.ParquetColumns is not null || definition.Reader is SourceReader.Besd,
        ["each of its lines became several rows"] = (_, definition) => definition.Unpivot is not null || definition.Tables.Values.First().Columns.Values.Any(expression => expression.Contains("unnest(", StringComparison.Ordinal)),
        ["it was cut out of a file that holds several datasets"] = (_, definition) => definition.SplitBy is not null,
    };

    public static TheoryData<string> Cases => SourceDefinitionTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_accepted_lines_come_back_as_they_were(string name)
    {
        var (file, result, store, refusals, noWayBack) = fixtures.Of(name);
        if (noWayBack is null)
        {
            Compare(name, file, refusals, store, result.Rows);
            return;
        }

        var definition = Schemas.Sources.Values.Where(each => each.Name == (file.Definition ?? name) || name.StartsWith(each.Name, StringComparison.Ordinal)).MaxBy(each => each.Name.Length)!;
        Assert.True(Impossible[noWayBack.Split("as it was: ")[1]](file, definition), noWayBack);
    }

    static void Compare(string name, SourceCase file, string refusals, string store, RowAccount rows)
    {
        var ingest = Assert.Single(StoreCatalogue.Read(new(store)).Dataset(file.Dataset).Ingests);
        var lines = File.ReadAllText(Path.Combine(SourceCase.Folder(name), file.File.EndsWith(".gz", StringComparison.Ordinal) ? file.File[..^3] : file.File)).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var first = ingest.Lines!.Header is { } header ? lines.IndexOf(header) + 1 : 0;
        var refused = File.Exists(refusals) ? File.ReadAllLines(refusals).Skip(1).Select(line => int.Parse(line.Split('\t')[1], System.Globalization.CultureInfo.InvariantCulture)).ToHashSet() : [];
        var comment = Schemas.Sources[ingest.Source].Comment;
        var accepted = lines.Where((line, i) => i >= first && line.Length > 0 && !refused.Contains(i + 1) && !(comment is not null && line.StartsWith(comment, StringComparison.Ordinal))).Select(Cells).ToList();
        var written = WrittenLines.Of(store, file.Dataset);
        if (rows.LeftOutTotal > 0)
        {
            // Rows that are no results are counted and not listed: what is written is all of the others.
            Assert.Equal(accepted.Count - rows.LeftOutTotal, written.Length - (ingest.Lines.Header is null ? 0 : 1));
            Assert.All(written.Skip(ingest.Lines.Header is null ? 0 : 1), line => Assert.Contains(line, accepted));
            return;
        }

        WrittenLines.AreRowsOf(accepted, written, ingest.Lines.Header);

        // Where runs of blanks part cells, one is written.
        string Cells(string line) => ingest.Lines.Delimiter == " " ? string.Join(' ', line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)) : line;
    }
}

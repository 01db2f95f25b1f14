using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Ingest;
using QtlQuery.Ingest.Originals;
using QtlQuery.Tests.Ingest.LiftingOver;

namespace QtlQuery.Tests.Ingest.Originals;

/// <summary>out(in(x)) = x: rows that were ingested with <c>--keep-extra yes</c> are exported as they were, text for text.</summary>
public sealed class RoundTripTests : IDisposable
{
    readonly TestStore _store = new();

    public static TheoryData<string> Formats => [.. OddFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Rows_with_numbers_in_any_spelling_come_back_as_they_were(string name)
    {
        var format = OddFormat.All.Single(each => each.Name == name);
        Prop.ForAll(format.Rows(Gen.Elements("1", "2", "22", "X"), mostRows: 12).ToArbitrary(), rows => ComeBack(format, rows))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(4).WithReplay(20_261, 11));
    }

    // By hand from WrittenChain.OfEachKind: 11 and 26 lie on the same strand there, 61 to 80 on the other; only there may no base be an anchor.
    [Fact]
    public void Lifted_rows_come_back_with_their_own_positions_and_alleles()
    {
        var format = OddFormat.All.Single(each => each.Name == "gwas_ssf") with { Set = [("trait", "height"), ("genome_build", "GRCh37")] };
        var rows = from straight in format.Row(new("1", 11, "A", "G")) from insertion in format.Row(new("1", 26, "A", "ATT")) from single in format.Row(new("1", 61, "A", "G")) from several in format.Row(new("1", 70, "AC", "GT")) select new[] { straight, insertion, single, several };
        Prop.ForAll(rows.ToArbitrary(), written =>
        {
            ComeBack(format, written, chain: _store.Write("some.chain", WrittenChain.OfEachKind));
            Assert.Equal(["1 21", "1 31", "2 160 complemented", "2 170 complemented"], Places());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(4).WithReplay(20_262, 11));
    }

    // By gene, not by position: chromosomes come and go, so bins are left, taken up again, and merged from their parts.
    [Theory]
    [InlineData("gtex_signif_pairs")]
    [InlineData("gwas_ssf")]
    public void Rows_that_were_written_in_parts_and_merged_come_back_as_they_were(string name)
    {
        var format = OddFormat.All.Single(each => each.Name == name);
        var chromosomes = Gen.Elements("1", "2", "3");
        var rows = Enumerable.Range(0, 8_000).Select(i => format.Row(chromosomes, 1 + (i * 7_919 % 8_000 * 25_000)).Sample(1, new Rnd((ulong)i, 21), 1).Single()).ToArray();
        ComeBack(format, rows, new(PiecesARun: 1, MostRowsHeld: 1_200, RowsAFile: 80));
        Assert.True(_store.Files(Dataset, StoredTable(format)).Count > 20, "the sizes are meant to give many bins");
    }

    public void Dispose() => _store.Dispose();

    const string Dataset = "rows";

    static string StoredTable(OddFormat format) => QtlQuery.Core.Definitions.Schemas.Source(format.Name).Tables.Keys.First();

    void ComeBack(OddFormat format, string[] rows, IngestSizes? sizes = null, string? chain = null)
    {
        if (QtlQuery.Engine.Store.StoreCatalogue.Read(_store.Layout).Datasets.ContainsKey(Dataset))
            QtlQuery.Engine.Store.Publication.Remove(_store.Layout, Dataset, now: true);
        var result = Assert.Single(Ingestion.Run(new(_store.Path, [_store.Write(format.File, format.Header + "\n" + string.Concat(rows.Select(row => row + "\n")))])
        {
            Dataset = Dataset,
            Set = format.Set.ToDictionary(each => each.Name, each => each.Value),
            LiftOver = chain,
            KeepExtra = KeepExtra.Yes,
            MaximumRefusedShare = 1,
            RefusalReport = _store.Report,
            Sizes = sizes ?? new(),
        }));
        Assert.Equal((format.Name, rows.Length), (result.Source, result.Rows.Stored));
        WrittenLines.AreRowsOf(rows, WrittenLines.Of(_store.Path, Dataset), format.Header);
    }

    IReadOnlyList<string> Places()
    {
        using var store = _store.Open();
        return store.Query<string>("select concat_ws(' ', chromosome, position, case when harmonisation & 2 > 0 then 'complemented' end) from gwas order by chromosome, position");
    }
}

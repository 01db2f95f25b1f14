using System.Globalization;
using System.Text;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Ingest;

/// <summary>Labels of one variant that do not lie in one run of lines: far apart in a file, so that they meet only when the parts of a bin are merged, or on both sides of a run's end.</summary>
public sealed class FoldedPartsTests : IDisposable
{
    const int Variants = 6000;

    readonly TestStore _store = new();

    const string Header = "molecular_trait_id\tchromosome\tposition\tref\talt\tvariant\tma_samples\tmaf\tpvalue\tbeta\tse\ttype\tac\tan\tr2\tmolecular_trait_object_id\tgene_id\tmedian_tpm\trsid\n";

    // The first line is alone, and each of the others has its second label behind it: runs of 2,048 lines end between two.
    [Fact]
    public void A_variant_whose_labels_lie_on_both_sides_of_a_run_s_end_is_one_row()
    {
        var text = new StringBuilder(Header);
        foreach (var (number, label) in Enumerable.Range(1, (2 * Variants) - 1).Select(line => (line / 2, line % 2 == 1 ? "rs1" : "rs2")).Prepend((0, "rs1")).DistinctBy(each => each))
            AddLine(text, number, label);

        var result = Ingest(text);

        Assert.Equal((11_999, 6000, 5999, 0), (result.Rows.Read, result.Rows.Stored, result.Rows.Folded, result.Rows.RefusedTotal));
        Assert.Equal(0, _store.Ask<long>("""
            select count(*) from associations
            where rsid <> 'rs1' || lpad(((position - 1000) // 1000)::varchar, 5, '0') || case when position > 1000 then ',rs2' || lpad(((position - 1000) // 1000)::varchar, 5, '0') else '' end
            """));
    }

    [Fact]
    public void A_variant_whose_labels_lie_in_two_parts_is_one_row_and_its_neighbours_stay()
    {
        var text = new StringBuilder(Header);
        // 3,001 and 6,000 have no common factor: every run of lines touches the whole chromosome. Every tenth variant comes a second time, at the end.
        foreach (var (number, label) in Enumerable.Range(0, Variants).Select(i => (i * 3001 % Variants, "rs1"))
            .Concat(Enumerable.Range(0, Variants / 10).Select(i => (i * 10, "rs2"))))
            AddLine(text, number, label);

        var result = Ingest(text);

        Assert.Equal((6600, 6000, 600, 0), (result.Rows.Read, result.Rows.Stored, result.Rows.Folded, result.Rows.RefusedTotal));
        Assert.Equal(0, _store.Ask<long>("""
            select count(*) from associations
            where rsid <> 'rs1' || lpad(((position - 1000) // 1000)::varchar, 5, '0') || case when position % 10000 = 1000 then ',rs2' || lpad(((position - 1000) // 1000)::varchar, 5, '0') else '' end
            """));
    }

    public void Dispose() => _store.Dispose();

    static void AddLine(StringBuilder text, int number, string label)
    {
        var position = 1000 + (number * 1000);
        text.Append(CultureInfo.InvariantCulture, $"ENSG09900000001\t1\t{position}\tA\tG\tchr1_{position}_A_G\t10\t0.25\t0.5\t0.5\t0.25\tSNP\t50\t200\tNA\tENSG09900000001\tENSG09900000001\tNA\t{label}{number:00000}\n");
    }

    IngestResult Ingest(StringBuilder text) => Assert.Single(Ingestion.Run(new(_store.Path, [_store.Write("Exemplar_ge_liver.all.tsv", text.ToString())])
    {
        RefusalReport = _store.Report,
        Sizes = new(PiecesARun: 1, MostRowsHeld: 1000, RowsAFile: 2000),
    }));
}

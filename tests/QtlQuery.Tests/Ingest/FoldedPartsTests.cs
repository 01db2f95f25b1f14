using System.Globalization;
using System.Text;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Ingest;

/// <summary>Labels of one variant that lie far apart in a file, so that they meet only when the parts of a bin are merged.</summary>
public sealed class FoldedPartsTests : IDisposable
{
    const int Variants = 6000;

    readonly TestStore _store = new();

    [Fact]
    public void A_variant_whose_labels_lie_in_two_parts_is_one_row_and_its_neighbours_stay()
    {
        var text = new StringBuilder("molecular_trait_id\tchromosome\tposition\tref\talt\tvariant\tma_samples\tmaf\tpvalue\tbeta\tse\ttype\tac\tan\tr2\tmolecular_trait_object_id\tgene_id\tmedian_tpm\trsid\n");
        // 3,001 and 6,000 have no common factor: every run of lines touches the whole chromosome. Every tenth variant comes a second time, at the end.
        foreach (var (number, label) in Enumerable.Range(0, Variants).Select(i => (i * 3001 % Variants, "rs1"))
            .Concat(Enumerable.Range(0, Variants / 10).Select(i => (i * 10, "rs2"))))
        {
            var position = 1000 + (number * 1000);
            text.Append(CultureInfo.InvariantCulture, $"ENSG09900000001\t1\t{position}\tA\tG\tchr1_{position}_A_G\t10\t0.25\t0.5\t0.5\t0.25\tSNP\t50\t200\tNA\tENSG09900000001\tENSG09900000001\tNA\t{label}{number:00000}\n");
        }

        var result = Assert.Single(Ingestion.Run(new(_store.Path, [_store.Write("Exemplar_ge_liver.all.tsv", text.ToString())])
        {
            RefusalReport = _store.Report,
            Sizes = new(PiecesARun: 1, MostRowsHeld: 1000, RowsAFile: 2000),
        }));

        Assert.Equal((6600, 6000, 600, 0), (result.Rows.Read, result.Rows.Stored, result.Rows.Folded, result.Rows.RefusedTotal));
        Assert.Equal(0, _store.Ask<long>("""
            select count(*) from associations
            where rsid <> 'rs1' || lpad(((position - 1000) // 1000)::varchar, 5, '0') || case when position % 10000 = 1000 then ',rs2' || lpad(((position - 1000) // 1000)::varchar, 5, '0') else '' end
            """));
    }

    public void Dispose() => _store.Dispose();
}

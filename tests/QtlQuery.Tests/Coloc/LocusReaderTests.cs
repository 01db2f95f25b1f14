using QtlQuery.Coloc;

namespace QtlQuery.Tests.Coloc;

/// <summary>Traits as a locus hands them over, from <see cref="ColocStudy"/> and a dataset with three alleles at a position.</summary>
public sealed class LocusReaderTests
{
    const string Muscle = "S_ge_Muscle";
    const string Gwas = "S_twice";

    // Position 1,005,000 is A to G and A to C for the first trait, A to C alone for the second.
    static readonly Lazy<TestStore> ThreeAlleles = new(() =>
    {
        var store = ColocStudy.Store.Copy();
        ColocStudy.Add(store, Muscle, "Muscle", [
            .. ColocStudy.Rows(ColocStudy.Shared, "1", 1_000_000, 20, 8), new(ColocStudy.Shared, "1", 1_005_000, Alt: "C"),
            .. ColocStudy.Rows(ColocStudy.Distinct, "1", 1_000_000, 20, 8).Where(row => row.Position != 1_005_000), new(ColocStudy.Distinct, "1", 1_005_000, Alt: "C"),
        ]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => store.Dispose();
        return store;
    });

    [Fact]
    public void Traits_come_by_dataset_and_name_and_their_variants_by_position_however_few_rows_are_held()
    {
        var together = Traits(ColocStudy.Request with { Datasets = [ColocStudy.Liver, Muscle, ColocStudy.Blood] });
        Assert.Equal(
            [(ColocStudy.Blood, ColocStudy.Shared), (ColocStudy.Liver, ColocStudy.Shared), (ColocStudy.Liver, ColocStudy.Distinct), (ColocStudy.Liver, ColocStudy.Nothing), (Muscle, ColocStudy.Shared), (Muscle, ColocStudy.Distinct)],
            together.Select(trait => (trait.DatasetId, trait.MolecularTraitId)));
        Assert.All(together, trait => Assert.Equal(trait.Rows.Position.Order(), trait.Rows.Position));
        Assert.Equal(["C", "G"], Enumerable.Range(0, 60).Where(i => together[4].Rows.Position[i] == 1_005_000).Select(i => together[4].Rows.Alt[i]));
        var one = Traits(ColocStudy.Request with { Datasets = [ColocStudy.Liver, Muscle, ColocStudy.Blood] }, rowsTogether: 1);
        Assert.Equal(together.Select(Text), one.Select(Text));
    }

    [Fact]
    public void Only_traits_of_the_genes_asked_for_come()
    {
        var traits = Traits(ColocStudy.Request with { Datasets = [ColocStudy.Liver, Muscle], Genes = [ColocStudy.Distinct] });
        Assert.Equal([ColocStudy.Liver, Muscle], traits.Select(trait => trait.DatasetId));
    }

    // By position alone the first trait loses the position that it has twice; the second has its A to C laid beside the GWAS's A to G.
    [Fact]
    public void By_position_alone_a_position_with_two_variants_is_left_out_of_its_trait()
    {
        var request = ColocStudy.Request with { Datasets = [Muscle] };
        var (byAlleles, byPosition) = (Traits(request), Traits(request with { UniquePositions = true }));
        Assert.Equal([60, 59], byAlleles.Select(trait => trait.Rows.Count));
        Assert.Equal([58, 59], byPosition.Select(trait => trait.Rows.Count));
        Assert.DoesNotContain(1_005_000, byPosition[0].Rows.Position);
        Assert.Equal([-1, 5], new[] { byAlleles, byPosition }.Select(traits => traits[1].GwasRows[traits[1].Rows.Position.IndexOf(1_005_000)]));
    }

    // Variant 20 stands in the GWAS as A to G and, by a row that does not say its reference allele, on the other strand.
    [Fact]
    public void A_variant_that_the_GWAS_has_twice_is_laid_beside_both()
    {
        using var store = ColocStudy.Store.Copy();
        var twice = File.ReadAllLines(ColocStudy.Store["gwas.tsv"]).Append("1\t1020000\tC\tT\t0.1\t0.015625\t0.25\t1e-10\tNA");
        store.Ingest(store.Write("twice.tsv", string.Join('\n', twice) + "\n"), format: "gwas_ssf", dataset: Gwas, set: [("study", "S"), ("trait", "twice"), ("genome_build", "GRCh38")]);
        var trait = Traits(ColocStudy.Request with { Gwas = Gwas, Datasets = [ColocStudy.Blood] }, store: store).Single();
        var rows = Enumerable.Range(0, trait.Rows.Count).Where(i => trait.Rows.Position[i] == 1_020_000).ToList();
        Assert.Equal([20, 21], rows.Select(row => trait.GwasRows[row]));
        Assert.Single(rows.Select(row => trait.Rows.Beta[row]).Distinct());
    }

    static List<TraitLocus> Traits(ColocRequest request, double rowsTogether = 1e6, TestStore? store = null)
    {
        using var opened = (store ?? ThreeAlleles.Value).Open();
        var traits = new List<TraitLocus>();
        new LocusReader(opened, request, rowsTogether).ForEachTrait(ColocStudy.First, traits.Add, default);
        return traits;
    }

    static string Text(TraitLocus trait) => string.Join(';', [
        trait.DatasetId, trait.MolecularTraitId, trait.GeneId, string.Join(',', trait.GwasRows), string.Join(',', trait.Rows.Position), string.Join(',', trait.Rows.Ref), string.Join(',', trait.Rows.Alt),
        string.Join(',', trait.Rows.Beta), string.Join(',', trait.Rows.StandardError), string.Join(',', trait.Rows.Z), string.Join(',', trait.Rows.NegLog10P), string.Join(',', trait.Rows.AlleleFrequency), string.Join(',', trait.Rows.SampleSize),
    ]);
}

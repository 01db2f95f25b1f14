using QtlQuery.Core;
using QtlQuery.Engine.Questions;
using QtlQuery.Tests.Views;

namespace QtlQuery.Tests.Engine;

/// <summary>A store's methods give the rows of its views as records. Expected values: the table of <see cref="ThreeTissues"/>.</summary>
public sealed class StoreQuestionTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();

    [Fact]
    public void A_gene_has_its_associations_strongest_first()
    {
        using var store = _folder.Open();
        var gene = store.Gene(ThreeTissues.G1 + ".7");
        Assert.Equal([ThreeTissues.G1], gene.Ids);
        var associations = gene.Associations();
        Assert.Equal(["S_ge_Liver", "S_ge_Blood", "S_ge_Brain"], associations.Select(each => each.DatasetId));
        Assert.Equal([0.5f, 0.45f, 0.02f], associations.Select(each => each.Beta));
        Assert.All(associations, each => Assert.Equal((0.1f, "chr1_1000100_A_G"), (each.StandardError, each.VariantId)));
        Assert.Equal(8, associations[0].NegLog10P!.Value, 1e-7);
    }

    [Fact]
    public void EGenes_of_a_dataset_and_of_a_gene_come_with_their_leads()
    {
        using var store = _folder.Open();
        Assert.Equal([ThreeTissues.G1, ThreeTissues.G2, ThreeTissues.G3], store.EGenes("S_ge_Liver").Select(each => each.GeneId));
        Assert.Equal([("S_ge_Liver", "MADEUP1"), ("S_ge_Blood", "MADEUP1")], store.Gene("MADEUP1").EGenes().Select(each => (each.DatasetId, each.GeneSymbol)));
        Assert.Equal(0.01, store.EGenes("S_ge_Blood")[0].QValue!.Value, 1e-9);
    }

    [Fact]
    public void The_contexts_of_a_gene_are_listed()
    {
        using var store = _folder.Open();
        var found = Assert.Single(store.TissueSpecificity(ThreeTissues.G1));
        Assert.Equal((3L, 2L, false), (found.ContextsTested, found.ContextsWithEffect, found.IsEGeneInOneContext));
        Assert.Equal(["Blood", "Liver"], found.Contexts);
        Assert.Equal((0 + 0.1 + 0.96) / 2, found.TauOfEffects!.Value, 1e-6);
    }

    [Fact]
    public void A_variant_and_a_region_have_their_associations()
    {
        using var store = _folder.Open();
        Assert.Equal(3, store.Variant("1:1000100:A:G").Count);
        Assert.Equal([ThreeTissues.G1, ThreeTissues.G2], store.Region("1:1,000,000-2,500,000").Select(each => each.MolecularTraitId).Distinct());
    }

    [Fact]
    public void What_the_store_does_not_have_is_an_error_with_a_hint()
    {
        using var store = _folder.Open();
        Assert.Contains("S_ge_Liver", Assert.Throws<QtlQueryException>(() => store.EGenes("S_ge_Lver")).Hint, StringComparison.Ordinal);
        Assert.Throws<QtlQueryException>(() => store.Gene("NOSUCHGENE"));
    }

    public void Dispose() => _folder.Dispose();
}

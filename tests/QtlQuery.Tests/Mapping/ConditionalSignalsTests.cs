using QtlQuery.Engine.Store;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Scan;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping;

/// <summary>
/// Beside QTLtools' conditional pass, in its model. Where a gene has one signal nothing is conditioned on and the tests are the same. QTLtools turns a trait into
/// normal quantiles again each time that a lead is taken off it, which is the difference of all else.
/// </summary>
public sealed class ConditionalSignalsTests : IDisposable
{
    readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [SkippableFact]
    public void Signals_of_QTLtools_are_ours_but_for_its_normalisation_after_conditioning()
    {
        using (var inputs = MappingInputs.Open(Cohort.Files() with { Traits = Cohort.FullPath("data/small/expression.qtltools.bed.gz") }))
            CisMapping.Run(new(new StoreLayout(_store.Path), "small") { Model = CisModel.TraitsOnly, Signals = SignalRule.NominalThreshold, StorePairs = false }, inputs);
        using var store = _store.Open();
        var ours = store.Query<(string Trait, int Rank, string Variant, double P)>("select molecular_trait_id, signal_rank, variant_id, p_value from independent_signals").ToLookup(row => row.Trait);
        var theirs = Cohort.Answers("qtltools.conditional.tsv.gz").Where(row => row["bwd_best_hit"] == "1").ToLookup(row => row["phe_id"]);
        Assert.Equal(theirs.Select(gene => gene.Key).Order(), ours.Select(gene => gene.Key).Order());
        var single = 0;
        foreach (var gene in theirs.Where(gene => gene.Count() == 1 && ours[gene.Key].Count() == 1))
        {
            Close.To(gene.Single().Number("bwd_pval"), ours[gene.Key].Single().P, 1e-5); // six digits; a twin may lead in place of QTLtools' variant
            single++;
        }

        Assert.Equal(8, single);
        // The second signal of GENE00011 has p = 0.000224, and thresholds of 1,000 permutations lie on either side of that.
        Assert.Equal(["GENE00011", "GENE00018"], theirs.Where(gene => gene.Count() == 2).Select(gene => gene.Key).Order());
        Assert.Equal(theirs["GENE00018"].Select(row => row["var_id"]).Order(), ours["GENE00018"].Select(row => row.Variant).Order());
        Assert.NotEqual(0.000104128, ours["GENE00018"].Single(row => row.Rank == 2).P, 2e-5); // QTLtools' after the second normalisation
        Assert.Equal(theirs["GENE00011"].Select(row => row["var_id"]).First(), ours["GENE00011"].Single(row => row.Rank == 1).Variant);
    }
}

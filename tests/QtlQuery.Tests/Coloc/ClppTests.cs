using System.Globalization;
using QtlQuery.Coloc.Clpp;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Coloc;

public sealed class ClppTests
{
    // The GWAS's posterior is 1e-4 e^l over 1e-4 of the sum of e^l and 1 - 59e-4, the prior of none; ingested sets of the trait have 0.6 at variant 20, where the GWAS peaks, and 0.25 at 45.
    [Fact]
    public void Ingested_probabilities_are_multiplied_with_those_of_the_GWAS()
    {
        using var made = WithCredibleSets();
        using var store = made.Open();
        var result = ClppColocalisation.Run(store, new(ColocStudy.Gwas, [ColocStudy.Liver], [ColocStudy.First]) { GwasSd = 1, Genes = [ColocStudy.Shared] }).Single();
        int[] variants = [.. Enumerable.Range(0, ColocStudy.Variants).Where(variant => variant != 50)];
        double[] factors = [.. variants.Select(variant => Math.Exp(ApproximateBayesFactor.LogFromZ(ColocStudy.Z(ColocStudy.Gwas, variant, 20, 9), 1.0 / (64 * 64), 0.15)))];
        double Gwas(int variant) => 1e-4 * factors[Array.IndexOf(variants, variant)] / (1 - 59e-4 + 1e-4 * factors.Sum());

        Assert.Equal((PosteriorSource.CredibleSets, PosteriorSource.OneCausal, "L1", null), (result.Source, result.GwasSource, result.Signal, result.GwasSignal));
        Assert.Equal(2, result.VariantsShared);
        Assert.Equal(1_020_000, result.Variant!.Position);
        Assert.Equal(0.6 * Gwas(20), result.Variant.Posterior, 1e-6);
        Assert.Equal(0.6 * Gwas(20) + 0.25 * Gwas(45), result.Regional!.Value, 1e-6);
        Assert.Equal(1, result.CoverageTrait!.Value, 1e-12);
    }

    [Fact]
    public void Ingested_Bayes_factors_become_probabilities_and_both_sides_may_be_of_one_causal_variant()
    {
        using var made = ColocStudy.Store.Copy();
        // e^3 at variant 20 and e^-0.5 at 19 and 21: 20.0855 / 21.2986.
        var lines = Enumerable.Range(19, 3).Select(variant => string.Create(CultureInfo.InvariantCulture, $"{ColocStudy.Shared}\t1:1000000-1060000\tchr1_{1_000_000 + 1000 * variant}_A_G\t1\t{1_000_000 + 1000 * variant}\t{(variant == 20 ? 3 : -0.5)}"));
        made.Ingest(
            made.Write("signals.txt", string.Join('\n', lines.Prepend("molecular_trait_id\tregion\tvariant\tchromosome\tposition\tlbf_variable1")) + "\n"),
            format: "eqtl_catalogue_lbf_variable", dataset: ColocStudy.Liver, set: [("study", "S"), ("quantity", "ge"), ("context", "Liver")]);
        using var store = made.Open();
        var results = ClppColocalisation.Run(store, new(ColocStudy.Gwas, [ColocStudy.Liver], [ColocStudy.First]) { GwasSd = 1, TraitSd = 1 });
        Assert.Equal([(ColocStudy.Shared, PosteriorSource.BayesFactors), (ColocStudy.Distinct, PosteriorSource.OneCausal), (ColocStudy.Nothing, PosteriorSource.OneCausal)], results.Select(result => (result.MolecularTraitId, result.Source)));
        Assert.Equal(20.0855 / 21.2986, results[0].Variant!.Posterior, 1e-4);
        Assert.True(results[1].Variant!.Posterior < 1e-4);
        Assert.Equal(58, results[1].VariantsShared);
    }

    [Fact]
    public void A_user_sees_the_most_probable_first()
    {
        using var store = WithCredibleSets();
        string[] clpp = ["coloc", "clpp", "--gwas", ColocStudy.Gwas, "--region", "1:1000000-1059999", "--store", store.Path, "--format", "csv"];
        Golden.Check("cli/coloc-clpp.txt", CommandLine.Run([.. clpp, "--gwas-sd", "1"]).Transcript());
        Golden.Check("cli/coloc-clpp-refused.txt", string.Concat(
            CommandLine.Run([.. clpp, "--gwas-type", "quant", "--dataset", ColocStudy.Blood]).Transcript(),
            CommandLine.Run([.. clpp, "--at-least", "2"]).Transcript()));
        Assert.Equal(2, CommandLine.Run([.. clpp, "--gwas-sd", "1", "--at-least", "0.01"]).Output.Count(letter => letter == '\n'));
    }

    static TestStore WithCredibleSets()
    {
        var store = ColocStudy.Store.Copy();
        string Line(int variant, double pip) => string.Create(CultureInfo.InvariantCulture, $"{ColocStudy.Shared}\t{ColocStudy.Shared}\t{ColocStudy.Shared}_L1\tchr1_{1_000_000 + 1000 * variant}_A_G\tNA\t2\t{pip}\t1e-10\t0.5\t0.0625\t8\t0.9\tchr1:1000000-1060000");
        store.Ingest(
            store.Write("sets.tsv", $"molecular_trait_id\tgene_id\tcs_id\tvariant\trsid\tcs_size\tpip\tpvalue\tbeta\tse\tz\tcs_min_r2\tregion\n{Line(20, 0.6)}\n{Line(45, 0.25)}\n"),
            format: "eqtl_catalogue_credible_sets", dataset: ColocStudy.Liver, set: [("study", "S"), ("quantity", "ge"), ("context", "Liver"), ("genome_build", "GRCh38")]);
        return store;
    }
}

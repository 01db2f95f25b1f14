using QtlQuery.Coloc;
using QtlQuery.Coloc.SeveralTraits;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Statistics;
using Side = QtlQuery.Tests.Coloc.LdStudy.Side;

namespace QtlQuery.Tests.Coloc;

public sealed class SeveralTraitsTests
{
    // hyprcoloc 0.0.2, a quantitative trait and a disease; the store keeps seven digits.
    [SkippableTheory]
    [InlineData("two_traits")]
    [InlineData("two_traits_near")]
    [InlineData("two_traits_distinct")]
    public void Clusters_of_stored_sides_are_those_of_hyprcoloc(string scenario)
    {
        var rows = ReferenceCases.Rows($"16-hyprcoloc/{scenario}.input.tsv");
        using var made = new TestStore();
        ColocStudy.Add(made, ColocStudy.Liver, "Liver", Sides("T1").Select(side => LdStudy.Row(ColocStudy.Shared, side, 500)));
        LdStudy.AddGwas(made, LdStudy.Gwas, Sides("T2"), 20_000);
        using var store = made.Open();
        var group = Assert.Single(SeveralTraitsColocalisation.Run(store, new(LdStudy.Gwas, [ColocStudy.Liver], [new("1", 1, 100_000_000)]) { TraitSd = 1, GwasKind = TraitKind.CaseControl }));
        Assert.Equal(rows.Count, group.VariantsShared);
        var expected = ReferenceCases.Rows("16-hyprcoloc/expected.tsv").Where(row => row["scenario"] == scenario && row["config"] == "default").ToList();
        if (expected[0]["traits"] == "None")
        {
            Assert.Empty(group.Clusters);
            return;
        }

        var cluster = Assert.Single(group.Clusters);
        Assert.Equal(expected[0].Number("posterior_prob"), cluster.Posterior, 1e-4);
        Assert.Equal(expected[0].Number("regional_prob"), cluster.Regional, 1e-4);
        Assert.Equal(expected[0].Number("posterior_explained_by_snp"), cluster.Variant.Posterior, 1e-3);
        Assert.Equal(expected[0]["candidate_snp"], rows[cluster.Variant.Position / 1000 - 1]["snp"]);

        List<Side> Sides(string trait) => [.. rows.Select((row, i) => new Side(1000 * (i + 1), row.Number($"beta_{trait}"), row.Number($"se_{trait}"), 0.25))];
    }

    // Of two traits the one cluster is coloc's H4, less what two independent traits share by chance.
    [Fact]
    public void The_exact_posterior_of_two_traits_is_that_of_coloc()
    {
        using var store = ColocStudy.Store.Open();
        const double Prior = 1e-4, P12 = 1e-4 * 0.02;
        var pairs = Colocalisation.Run(store, ColocStudy.Request with { Datasets = [ColocStudy.Blood], Priors = new(Prior, Prior, P12) }).Results;
        var group = SeveralTraitsColocalisation.Run(store, new(ColocStudy.Gwas, [ColocStudy.Blood], [ColocStudy.First]) { GwasSd = 1 }).Single();
        Assert.Equal(pairs.Single().Posteriors!.Value.H4 * (P12 - Prior * Prior) / P12, group.AnyCluster!.Value, 1e-12);
        Assert.Equal(group.AnyCluster.Value, group.AllTraits!.Value, 1e-12);
    }

    [Fact]
    public void A_gene_in_two_tissues_and_the_GWAS_are_one_cluster_and_another_gene_is_none()
    {
        string[] multi = ["coloc", "multi", "--region", "1:1000000-1059999", "--store", ColocStudy.Store.Path, "--format", "csv"];
        Golden.Check("cli/coloc-multi.txt", CommandLine.Run([.. multi, "--gwas", ColocStudy.Gwas, "--gwas-sd", "1"]).Transcript());
        Golden.Check("cli/coloc-multi-without-gwas.txt", CommandLine.Run([.. multi, "--gene", ColocStudy.Shared, "--gene", ColocStudy.Distinct]).Transcript());
        Golden.Check("cli/coloc-multi-refused.txt", string.Concat(
            CommandLine.Run([.. multi, "--gwas", ColocStudy.Gwas, "--gwas-type", "quant", "--gene", ColocStudy.Shared]).Transcript(),
            CommandLine.Run([.. multi, "--gene", ColocStudy.Shared, "--prior", "1"]).Transcript()));
    }

    [Fact]
    public void Which_allele_the_GWAS_reports_changes_nothing()
    {
        using var turned = ColocStudy.Make(turned: variant => variant % 3 == 0);
        string Ask(TestStore store) => CommandLine.Run("coloc", "multi", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--region", "1:1000000-1059999", "--store", store.Path, "--format", "csv").Output;
        Assert.Equal(Ask(ColocStudy.Store).Replace("_A_G", "", StringComparison.Ordinal).Replace("_G_A", "", StringComparison.Ordinal), Ask(turned).Replace("_A_G", "", StringComparison.Ordinal).Replace("_G_A", "", StringComparison.Ordinal));
    }
}

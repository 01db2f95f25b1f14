using System.Globalization;
using QtlQuery.Coloc.FineMapping;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Coloc;

public sealed class FineMappingTests
{
    const string Folder = "02-finemap-abf/";

    // finemap.abf and credible.sets of coloc 6.0.1, from files through the store, which keeps seven digits: 1e-4 of a posterior, sets exactly.
    [SkippableTheory]
    [InlineData("quant_sdYest", 600)]
    [InlineData("weak", 400)]
    [InlineData("null", 400)]
    [InlineData("tight_ld", 900)]
    public void Posteriors_and_sets_of_a_stored_trait_are_those_of_coloc(string scenario, int people)
    {
        var variants = ReferenceCases.Rows($"{Folder}scenarios/{scenario}.tsv");
        using var made = new TestStore();
        ColocStudy.Add(made, ColocStudy.Liver, "Liver", variants.Select(row => new NominalRow(
            ColocStudy.Shared, "1", (int)row.Number("position"), Beta: row["beta"], StandardError: Math.Sqrt(row.Number("varbeta")).ToString("R", CultureInfo.InvariantCulture),
            AlternativeCopies: (int)Math.Round(2 * people * row.Number("MAF")), Copies: 2 * people, MinorAlleleFrequency: row["MAF"])));
        using var store = made.Open();
        var locus = Assert.Single(SingleCausalFineMapping.Run(store, new(null, [ColocStudy.Liver], [new("1", 1, 1_000_000)])));

        var expected = ReferenceCases.Rows($"{Folder}scenarios/{scenario}.results.tsv").ToDictionary(row => row["snp"], row => row.Number("SNP.PP"));
        var names = variants.ToDictionary(row => (int)row.Number("position"), row => row["snp"]);
        Assert.All(locus.Variants, variant => Assert.Equal(expected[names[variant.Position]], variant.Pip, 1e-4));
        Assert.Equal(expected["null"], locus.NullPosterior!.Value, 1e-4);
        foreach (var set in ReferenceCases.Rows(Folder + "credible_sets.tsv").Where(row => row["id"] == scenario).ToLookup(row => (Level: row.Number("level"), Definition: row["definition"])))
        {
            var held = locus.Variants.Where(variant => (set.Key.Definition == "coloc" ? variant.CredibleSetWithNull : variant.CredibleSet) <= set.Key.Level);
            Assert.Equal(set.Select(row => row["snp"]).Where(name => name != "null").Order(), held.Select(variant => names[variant.Position]).Order());
        }
    }

    [Fact]
    public void A_trait_and_a_GWAS_are_fine_mapped_each_for_itself()
    {
        string[] finemap = ["coloc", "finemap", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--dataset", ColocStudy.Liver, "--region", "1:1000000-1059999", "--store", ColocStudy.Store.Path];
        Golden.Check("cli/coloc-finemap.txt", CommandLine.Run([.. finemap, "--trait", ColocStudy.Shared, "--trait", ColocStudy.Distinct, "--format", "csv"]).Transcript());
        // Of nothing, all variants are in the set that leaves none causal out.
        Golden.Check("cli/coloc-finemap-nothing.txt", CommandLine.Run([.. finemap, "--trait", ColocStudy.Nothing, "--coverage", "0.5", "--format", "table"]).Transcript());
        var all = CommandLine.Run([.. finemap, "--trait", ColocStudy.Nothing, "--coverage", "1", "--format", "tsv"]).Output;
        Assert.Equal(1 + 59 + 59, all.Count(letter => letter == '\n'));
    }

    [Fact]
    public void A_GWAS_alone_is_fine_mapped_at_its_own_loci_and_needs_no_gene()
    {
        var run = CommandLine.Run("coloc", "finemap", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--window", "30000", "--store", ColocStudy.Store.Path, "--format", "tsv");
        Assert.Equal(0, run.ExitCode);
        var row = Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.StartsWith($"{ColocStudy.Gwas}\t\t1:990000-1050000\tchr1_1020000_A_G\t", row, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_fine_mapped_is_said_in_its_row_and_what_cannot_be_asked_in_an_error()
    {
        string[] store = ["--region", "1:1000000-1059999", "--store", ColocStudy.Store.Path, "--format", "csv"];
        Golden.Check("cli/coloc-finemap-errors.txt", string.Concat(
            CommandLine.Run(["coloc", "finemap", "--gwas", ColocStudy.Gwas, "--gwas-type", "quant", .. store]).Transcript(),
            CommandLine.Run("coloc", "finemap", "--store", ColocStudy.Store.Path).Transcript(),
            CommandLine.Run(["coloc", "finemap", "--dataset", ColocStudy.Liver, "--coverage", "0.9", .. store]).Transcript(),
            CommandLine.Run(["coloc", "finemap", "--dataset", ColocStudy.Liver, "--prior", "0", .. store]).Transcript()));
    }
}

using System.Globalization;
using System.IO.Compression;
using QtlQuery.Cli.Demo;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Cli;

[Collection(nameof(WrittenCohort))]
public sealed class DemoEGenesTests(WrittenCohort written)
{
    const double FalseDiscoveryRate = 0.05;

    public static TheoryData<string> Contexts => [.. ContextNames];

    static readonly string[] ContextNames = [DemoGenes.Liver, DemoGenes.Blood, DemoGenes.Brain];

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Each_tested_gene_has_a_row_of_the_33_columns_of_a_GTEx_file(string context)
    {
        var lines = Lines(context);
        Assert.Equal(
            "gene_id gene_name gene_chr gene_start gene_end strand num_var beta_shape1 beta_shape2 true_df pval_true_df variant_id tss_distance "
            + "chr variant_pos ref alt num_alt_per_site rs_id_dbSNP151_GRCh38p7 minor_allele_samples minor_allele_count maf ref_factor "
            + "pval_nominal slope slope_se pval_perm pval_beta qval pval_nominal_threshold log2_aFC log2_aFC_lower log2_aFC_upper",
            string.Join(' ', lines[0]));
        Assert.All(lines, line => Assert.Equal(33, line.Length));
        Assert.Equal(DemoGenes.All.Select(gene => gene.Symbol), lines[1..].Select(line => line[1]));

        foreach (var row in Rows(context))
        {
            var variant = Variant.Parse(row["variant_id"][..^4]);
            var start = row["strand"] == "+" ? row["gene_start"] : row["gene_end"];
            Assert.Equal(variant.Position - int.Parse(start, CultureInfo.InvariantCulture), Number(row, "tss_distance"));
            Assert.InRange(Number(row, "maf"), 0.01, 0.5);
        }

        Assert.Equal(["+", "-"], Rows(context).Select(row => row["strand"]).Distinct().Order());
        Assert.Equal(["-1", "1"], Rows(context).Select(row => row["ref_factor"]).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Genes_with_a_true_effect_are_found_and_hardly_any_other(string context)
    {
        var found = Rows(context).Where(row => Number(row, "qval") <= FalseDiscoveryRate).Select(row => row["gene_name"]).ToHashSet();
        var affected = DemoGenes.All.Where(gene => Affected(gene, context)).Select(gene => gene.Symbol).ToList();
        Assert.InRange(affected.Count(found.Contains), affected.Count - 1, affected.Count);
        Assert.InRange(found.Except(affected).Count(), 0, 1);
        Assert.True(Number(Rows(context)[0], "pval_beta") < 1e-40);
    }

    [Fact]
    public void P_values_of_genes_without_an_effect_are_uniform()
    {
        var pValues = ContextNames.SelectMany(context =>
            Rows(context).Zip(DemoGenes.All).Where(pair => !Affected(pair.Second, context)).Select(pair => (Beta: Number(pair.First, "pval_beta"), Permuted: Number(pair.First, "pval_perm")))).ToList();

        // Kolmogorov's test at 1 %. The fitted share and the counted one differ by the counting and by what the beta distribution is only nearly.
        var farthest = pValues.Order().Select((p, index) => Math.Abs(p.Beta - (index + 0.5) / pValues.Count)).Max();
        Assert.InRange(farthest, 0, 1.63 / Math.Sqrt(pValues.Count));
        Assert.All(pValues, p => Assert.InRange(p.Beta - p.Permuted, -0.1, 0.1));
    }

    [Theory]
    [MemberData(nameof(Contexts))]
    public void A_gene_is_significant_where_its_lead_is_below_its_threshold(string context) =>
        Assert.All(Rows(context), row =>
            Assert.Equal(Number(row, "qval") <= FalseDiscoveryRate, Number(row, "pval_nominal") <= Number(row, "pval_nominal_threshold")));

    [Theory]
    [MemberData(nameof(Contexts))]
    public void The_q_value_is_that_of_Benjamini_and_Hochberg(string context)
    {
        var rows = Rows(context);
        var pValues = rows.Select(row => Number(row, "pval_beta")).ToList();
        foreach (var row in rows)
        {
            // The least rate at which some p-value from this one on is still below the line.
            var rate = pValues.Where(p => p >= Number(row, "pval_beta")).Min(p => p * rows.Count / pValues.Count(other => other <= p));
            Assert.Equal(rate, Number(row, "qval"), tolerance: 1e-5 * rate);
        }
    }

    [Fact]
    public void In_a_store_the_genes_have_symbols_and_DEMO2_is_an_eGene_in_liver_alone()
    {
        using var folder = new TemporaryFolder();
        var path = folder["store"];
        QtlStore.Create(path, GenomeBuild.GRCh38);
        foreach (var file in written.Files.Where(file => file.Format == "gtex_egenes"))
        {
            var request = new IngestRequest(path, [file.Path]) { Dataset = file.DatasetId, Set = file.Format == "gtex_egenes" ? new Dictionary<string, string> { ["study"] = SimulatedCohort.Study } : [] };
            Assert.Equal(0, Assert.Single(Ingestion.Run(request)).Rows.RefusedTotal);
        }

        using var store = QtlStore.Open(path);
        Assert.Equal(["Liver"], store.Query<string>("select context from egenes join datasets using (dataset_id) where gene_symbol = 'DEMO2'"));
        Assert.Equal(3, store.Query<long>("select count(*) from egenes where gene_symbol = 'DEMO1'")[0]);
        Assert.Equal(0, store.Query<long>("select count(*) from egenes where gene_symbol is null or q_value is null or p_beta is null")[0]);
    }

    static bool Affected(DemoGene gene, string context) => gene.Effects.Any(effect => effect.Context == context);

    static double Number(Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    List<Dictionary<string, string>> Rows(string context)
    {
        var lines = Lines(context);
        return [.. lines[1..].Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    List<string[]> Lines(string context)
    {
        var path = written.Files.Single(file => Path.GetFileName(file.Path) == context + ".v8.egenes.txt.gz").Path;
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }
}

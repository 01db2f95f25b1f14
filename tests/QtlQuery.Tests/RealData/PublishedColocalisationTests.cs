using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using QtlQuery.Core;
using QtlQuery.Core.Harmonisation;
using QtlQuery.Statistics.FineMapping;
using QtlQuery.Statistics.MendelianRandomisation;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.RealData;

/// <summary>Published answers of colocalisation, fine-mapping and Mendelian randomisation, from the published inputs. Skipped where the files are not.</summary>
public sealed class PublishedColocalisationTests
{
    // Kerimov et al.: HMGCR in skeletal muscle and LDL cholesterol. The published pipeline joined by position, after leaving out those seen twice,
    // and took the effects of the GWAS for standard deviations.
    [SkippableFact]
    public void HMGCR_and_LDL_cholesterol_share_their_signal_as_published()
    {
        var run = CommandLine.Run(
            "coloc", "run", "--gwas", PublishedFile.At("eqtlcat-resources/HMGCR/LDLC_HMGCR.vcf.gz"), "--gwas-sd", "1",
            "--dataset", PublishedFile.At("eqtlcat-resources/HMGCR/FUSION_muscle_HMGCR_gene.tsv.gz"), "--build", "GRCh38",
            "--gene", "ENSG00000113161", "--region", "5:75155259-75555259", "--match", "position", "--format", "ndjson");
        Assert.True(run.ExitCode == 0, run.Error);
        var row = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(1003, row.GetProperty("variants_shared").GetInt32());
        Assert.Equal(0.988514962608045, row.GetProperty("posterior_h4").GetDouble(), 1e-7);
        Assert.Equal(0.0114168548312112, row.GetProperty("posterior_h3").GetDouble(), 1e-7);
        Assert.Equal(6.81825606988834e-05, row.GetProperty("posterior_h2").GetDouble(), 1e-10);
        Assert.Equal("shared_signal", row.GetProperty("reason").GetString());
    }

    // susie(X, y, L = 10) of susieR 0.12.35; variants counted from 1. Of the 28 that are listed for the third set of trait 1, the 27 most probable
    // have 0.95398 by susieR's own inclusion probabilities, so that the set ends there.
    [SkippableTheory]
    [InlineData(1, "653 773,777 362-415(27)")]
    [InlineData(2, "795 561-640(12)")]
    public void Credible_sets_of_N3finemapping_are_those_of_susieR(int trait, string expected)
    {
        var genotypes = Genotypes("susieR/export/N3finemapping.X.tsv.gz");
        var phenotypes = File.ReadLines(PublishedFile.At("susieR/export/N3finemapping.Y.tsv")).Skip(1).Select(line => double.Parse(line.Split('\t')[trait - 1], CultureInfo.InvariantCulture)).ToArray();
        var n = phenotypes.Length;
        var columns = genotypes.Select(Standardised).ToArray();
        var y = Standardised(phenotypes);
        double[] z = [.. columns.Select(x => Dot(x, y)).Select(r => r * Math.Sqrt((n - 2) / (1 - r * r)))];
        var ld = new double[columns.Length * columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            ld[i * columns.Length + i] = 1;
            for (var j = 0; j < i; j++)
                ld[i * columns.Length + j] = ld[j * columns.Length + i] = Dot(columns[i], columns[j]);
        }

        var result = Susie.Fit(z, new(ld, columns.Length), n, new() { EstimateResidualVariance = true });
        Assert.Equal(SusieStatus.Converged, result.Status);
        var pips = File.ReadLines(PublishedFile.At($"_reference_runs/r/N3_susie_Y{trait}.pip.tsv")).Skip(1).Select(line => double.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture)).ToArray();
        Assert.All(pips.Zip(result.Fit!.InclusionProbabilities), pip => Assert.Equal(pip.First, pip.Second, 1e-8));
        Assert.Equal(expected.Split(' ').Order(), result.Fit.CredibleSets.Select(set => Named(set.Variants)).Order());
    }

    // The TwoSampleMR tutorial: body mass index and coronary heart disease, 79 variants.
    [SkippableFact]
    public void Inverse_variance_weighting_of_BMI_and_heart_disease_gives_the_tutorials_estimate()
    {
        var outcomes = Rows("twosamplemr/export/vig_perform_mr.chd_out_dat.tsv").ToDictionary(row => row["SNP"]);
        var pairs = (from exposure in Rows("twosamplemr/export/vig_perform_mr.bmi_exp_dat.tsv")
                     let outcome = outcomes[exposure["SNP"]]
                     let fit = HarmonisedAlleles.Of(Alleles(exposure, "exposure"), Alleles(outcome, "outcome"))
                     where fit.Kept
                     select (Exposure: exposure, Outcome: outcome, Sign: fit.Turned != fit.FirstTurned ? -1 : 1)).ToList();
        var estimate = InverseVarianceWeighted.Estimate(new(
            [.. pairs.Select(pair => pair.Exposure.Number("beta.exposure"))],
            [.. pairs.Select(pair => pair.Exposure.Number("se.exposure"))],
            [.. pairs.Select(pair => pair.Sign * pair.Outcome.Number("beta.outcome"))],
            [.. pairs.Select(pair => pair.Outcome.Number("se.outcome"))]))!.Value;
        Assert.Equal(79, pairs.Count);
        Assert.Equal(0.445909097, estimate.Effect.Beta, 5e-10);
        Assert.Equal(0.05898301876, estimate.Effect.StandardError, 5e-10);
        Assert.Equal(143.6508, estimate.Heterogeneity.Q, 5e-5);
    }

    // The same as a user asks for it, from the two files. The outcome's effects are log odds, which its table does not say, so that its errors look too large.
    [SkippableFact]
    public void The_command_mr_gives_the_tutorials_estimate_from_the_files()
    {
        using var store = new TestStore(GenomeBuild.GRCh37);
        Ingest("BMI", "twosamplemr/export/vig_perform_mr.bmi_exp_dat.tsv", ".exposure", "chr.exposure", "pos.exposure");
        Ingest("CHD", "twosamplemr/export/vig_perform_mr.chd_out_dat.tsv", ".outcome", "chr", "pos");
        string[] mr = ["mr", "--exposure", "BMI", "--outcome", "CHD", "--window", "0", "--store", store.Path, "--format", "ndjson"];
        Assert.Contains("gwas_deviation", CommandLine.Run(mr).Error, StringComparison.Ordinal);
        var run = CommandLine.Run([.. mr, "--force"]);
        Assert.True(run.ExitCode == 0, run.Error);
        var estimates = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(row => row.GetProperty("method").GetString()!);
        Assert.Equal(79, estimates["ivw"].GetProperty("variants").GetInt32());
        Assert.Equal(0.4459091, estimates["ivw"].GetProperty("beta").GetDouble(), 5e-8);
        Assert.Equal(0.05898302, estimates["ivw"].GetProperty("standard_error").GetDouble(), 5e-8);
        Assert.Equal(143.6508, estimates["ivw"].GetProperty("q").GetDouble(), 5e-5);

        void Ingest(string name, string file, string side, string chromosome, string position) => CommandLine.Run(
            "ingest", "--store", store.Path, "--format", "generic", "--dataset", name, "--set", $"trait={name}", "--set", "genome_build=GRCh37",
            "--column", $"chromosome={chromosome}", "--column", $"position={position}", "--column", "rsid=SNP",
            "--column", $"effect_allele=effect_allele{side}", "--column", $"other_allele=other_allele{side}", "--column", $"effect_allele_frequency=eaf{side}",
            "--column", $"beta=beta{side}", "--column", $"standard_error=se{side}", "--column", $"p_value=pval{side}", "--column", $"sample_size=samplesize{side}",
            PublishedFile.At(file));
    }

    static StatedAlleles Alleles(Dictionary<string, string> row, string side) => new(row[$"other_allele.{side}"], row[$"effect_allele.{side}"], row.Number($"eaf.{side}"));

    static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(PublishedFile.At(file));
        var header = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    static double[][] Genotypes(string file)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(PublishedFile.At(file)), CompressionMode.Decompress));
        lines.ReadLine();
        var rows = new List<double[]>();
        while (lines.ReadLine() is { } line)
            rows.Add([.. line.Split('\t').Select(text => double.Parse(text, CultureInfo.InvariantCulture))]);
        return [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];
    }

    static double[] Standardised(double[] values)
    {
        var mean = values.Average();
        var norm = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)));
        return [.. values.Select(value => (value - mean) / norm)];
    }

    static double Dot(double[] first, double[] second)
    {
        double sum = 0;
        for (var i = 0; i < first.Length; i++)
            sum += first[i] * second[i];
        return sum;
    }

    static string Named(int[] variants) => variants.Length < 3
        ? string.Join(',', variants.Select(variant => variant + 1))
        : $"{variants[0] + 1}-{variants[^1] + 1}({variants.Length})";
}

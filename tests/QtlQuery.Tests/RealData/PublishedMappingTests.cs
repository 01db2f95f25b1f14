using System.Globalization;
using System.IO.Compression;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Scan;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.RealData;

/// <summary>Mapping of published cohorts, against what other programs found in them. Skipped where the files are not.</summary>
public sealed class PublishedMappingTests
{
    // FastQTL with --region 22:17000000-18000000. It prints six digits; its rows of variants that do not vary are slope 0, and ours are not tested.
    [SkippableFact]
    public void FastQTLs_table_of_Geuvadis_is_reproduced_to_its_printed_digits()
    {
        var expected = Lines(PublishedFile.At("_reference_runs", "fastqtl-2.184", "nominal_22_17-18Mb.txt.gz")).Select(line => line.Split('\t')).ToList();
        using var inputs = MappingInputs.Open(FastQtlExample());
        var own = new Dictionary<(string, string), (PairTest Test, int Distance)>();
        Scan(inputs, [.. expected.Select(row => row[0]).Distinct()], new() { Permutations = 0 }, tests =>
        {
            foreach (var (variant, results) in tests.Rows())
            {
                foreach (var (trait, test) in tests.Traits.Zip(results).Where(each => each.Second.IsTested))
                    own.Add((trait.Id, variant.Variant.Id), (test, trait.DistanceOf(variant.Variant.Position)));
            }
        });
        Assert.Equal(expected.Count(row => Number(row[8]) > 0), own.Count);
        foreach (var row in expected.Where(row => Number(row[8]) > 0))
        {
            var (test, distance) = own[(row[0], row[1])];
            Assert.Equal(row[2], distance.ToString(CultureInfo.InvariantCulture));
            // Half a unit of the sixth digit, and a tenth of that for FastQTL's sums in single precision; those of a slope near 0 are as good as its standard error.
            Assert.Equal(Number(row[7]), test.Slope, 5.5e-6 * Math.Max(Math.Abs(Number(row[7])), Number(row[8])));
            Close.To(Number(row[8]), test.StandardError, 5.5e-6);
            Close.To(Number(row[6]), Math.Pow(10, -test.NegLog10P), 2e-5);
        }
    }

    // FastQTL did 1,000 permutations of its own. Ten thousand of ours, a thousand at a time, say how far a thousand are from what they estimate: ten
    // estimates have a standard error s, so that FastQTL's differs from their mean by s sqrt(1 + 1/10) and Student's t of 9 degrees of freedom. 6 of them
    // is a chance of 2 in 10,000 for each number.
    [SkippableFact]
    public void FastQTLs_permutation_p_values_agree_within_the_error_of_permutations()
    {
        string[] genes = ["ENSG00000177663.8", "ENSG00000183307.3"];
        var expected = Lines(PublishedFile.At("_reference_runs", "fastqtl-2.184", "permute1000_seed1_22_17-20Mb.txt")).Select(line => line.Split('\t')).Where(row => genes.Contains(row[0])).ToList();
        using var inputs = MappingInputs.Open(FastQtlExample());
        var blocks = Enumerable.Range(1, 10).Select(seed => Scan(inputs, genes, new() { Permutations = 1000, Seed = (ulong)seed })).ToList();
        foreach (var row in expected)
        {
            var own = blocks.ConvertAll(block => block.Single(outcome => outcome.Trait.Id == row[0]));
            Assert.Equal(Number(row[1]), own[0].VariantsTested + Constant[row[0]]);
            Assert.Equal((row[6], row[7]), (own[0].Lead!.Variant.Id, own[0].Trait.DistanceOf(own[0].Lead!.Variant.Position).ToString(CultureInfo.InvariantCulture)));
            Close.To(Number(row[12]), Math.Pow(10, -own[0].Lead!.NegLog10P), 1e-5);
            Agree(Number(row[4]), own.Select(each => each.Permuted!.Approximation.TrueDf));
            Agree(Math.Log(Number(row[16])), own.Select(each => each.Permuted!.Approximation.LogPBeta(each.Lead!.T, inputs.Basis.Df)));
        }

        static void Agree(double fastQtl, IEnumerable<double> own)
        {
            var values = own.ToList();
            var mean = values.Average();
            var error = Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Count - 1) * (1 + 1.0 / values.Count));
            Assert.InRange(fastQtl, mean - 6 * error, mean + 6 * error);
        }
    }

    // Variants of the windows that do not vary, which FastQTL counts: the rows of slope 0 in its nominal table.
    static Dictionary<string, int> Constant => Lines(PublishedFile.At("_reference_runs", "fastqtl-2.184", "nominal_22_17-18Mb.txt.gz"))
        .Select(line => line.Split('\t')).GroupBy(row => row[0]).ToDictionary(rows => rows.Key, rows => rows.Count(row => !(Number(row[8]) > 0)));

    // tensorQTL, 23 covariates, a few genotypes missing; p_beta of 10,000 permutations of its own.
    [SkippableFact]
    public void TensorQTLs_leads_of_cotton_are_reproduced_to_six_digits()
    {
        var lines = Lines(PublishedFile.At("tensorqtl-testdata-cotton", "test_cis_permute.txt")).Select(line => line.Split('\t')).ToList();
        using var inputs = MappingInputs.Open(new(PublishedFile.At("tensorqtl-testdata-cotton", "test_plink.bed"), PublishedFile.At("tensorqtl-testdata-cotton", "test_gene_expression.bed.gz"))
        {
            Covariates = [PublishedFile.At("tensorqtl-testdata-cotton", "covariates.txt")],
            GenotypeOptions = new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt },
        });
        var outcomes = Scan(inputs, [.. lines.Skip(1).Select(row => row[0])], new() { Permutations = 1000 });
        Assert.Equal(5, outcomes.Count);
        foreach (var cells in lines.Skip(1))
        {
            var row = lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
            var outcome = outcomes.Single(each => each.Trait.Id == row["phenotype_id"]);
            var lead = outcome.Lead!;
            Assert.Equal((row["variant_id"], row.Number("num_var"), row.Number("tss_distance")), (lead.Variant.Id, outcome.VariantsTested, outcome.Trait.DistanceOf(lead.Variant.Position)));
            Close.To(row.Number("slope"), row.Number("ref_factor") * lead.Slope, 5e-6); // this version's slopes are of the rarer allele
            Close.To(row.Number("slope_se"), lead.StandardError, 5e-6);
            Close.To(row.Number("pval_nominal"), Math.Pow(10, -lead.NegLog10P), row.Number("pval_nominal") < 1e-30 ? 1e-4 : 1e-5); // single precision, and t² of 900
        }
    }

    // Spearman's correlation by the eQTL mapping pipeline: ranks mapped as if they were values. It took dosages of its own that are not published: Spearman's
    // correlation worked out from the published calls by hand differs from its by 0.0273 at most and by 0.0033 in the middle, and so must ours.
    [SkippableFact]
    public void The_mapping_pipelines_cis_results_are_reproduced()
    {
        var lines = Lines(PublishedFile.At("systemsgenetics-geuvadis", "expected", "Cis-CEU-eQTLsFDR0.05.txt")).Select(line => line.Split('\t')).ToList();
        var expected = lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)).ToList();
        Assert.Equal(25, expected.Count);
        var differences = new List<double>();
        using var folder = new TemporaryFolder();
        var locations = folder["places.txt"];
        File.WriteAllLines(locations, ["geneid\tchr\tleft\tright", .. Lines(PublishedFile.At("systemsgenetics-geuvadis", "Geuvadis_CEU_YRI_Annot.txt")).Skip(1).Select(line => line.Split('\t')).Select(cells => $"{cells[1]}\t{cells[3]}\t{cells[4]}\t{cells[5]}")]);
        foreach (var chromosome in expected.GroupBy(row => row["SNPChr"]))
        {
            using var inputs = MappingInputs.Open(new(PublishedFile.At("systemsgenetics-geuvadis", $"Geuvadis_chr{chromosome.Key}.vcf.gz"), PublishedFile.At("systemsgenetics-geuvadis", "Geuvadis_CEU_YRI_Expr.txt.gz"), locations)
            {
                SampleLinks = PublishedFile.At("systemsgenetics-geuvadis", "Geuvadis_CEU_gte.txt"),
                GenotypeOptions = new() { Field = GenotypeField.Calls },
            });
            Assert.Equal(90, inputs.Samples.Count);
            using var ranked = GenotypeFiles.Open(RankedGenotypes(inputs, folder[$"ranks.{chromosome.Key}.vcf"]));
            ranked.Select(inputs.Samples.Genotypes);
            var traits = Traits(inputs).Where(trait => chromosome.Any(row => row["ProbeName"] == trait.Id)).Select(trait => trait with { Values = Ranks(trait.Values) });
            var own = new Dictionary<(string, string), (double Correlation, GenotypeVariant Variant)>();
            new CisScan([.. traits], inputs.Basis, new() { Permutations = 0 }).Run(
                ranked,
                tests =>
                {
                    foreach (var (variant, results) in tests.Rows())
                    {
                        foreach (var (trait, test) in tests.Traits.Zip(results).Where(each => each.Second.IsTested))
                            own.Add((trait.Id, variant.Variant.Id), (test.T / Math.Sqrt(inputs.Basis.Df + test.T * test.T), variant.Variant));
                    }
                },
                null,
                default);
            foreach (var row in chromosome)
            {
                var (correlation, variant) = own[(row["ProbeName"], row["SNPName"])];
                differences.Add(Math.Abs(row.Number("IncludedDatasetsCorrelationCoefficient") - (row["AlleleAssessed"] == variant.Alt ? correlation : -correlation)));
            }
        }

        Assert.Equal(0.0273, differences.Max(), 5e-5);
        Assert.Equal(0.0033, differences.Order().ElementAt(12), 5e-5);
    }

    static MappingFiles FastQtlExample() => new(PublishedFile.At("fastqtl-example", "genotypes.vcf.gz"), PublishedFile.At("fastqtl-example", "phenotypes.bed.gz"))
    {
        Covariates = [PublishedFile.At("fastqtl-example", "covariates.txt.gz")],
    };

    static IReadOnlyList<ScannedTrait> Traits(MappingInputs inputs) =>
        [.. inputs.Traits.Traits.Select((trait, i) => new ScannedTrait(trait.Id, trait.Chromosome, trait.Start, trait.End, inputs.Traits.ValuesOf(i).ToArray()))];

    static IReadOnlyList<TraitOutcome> Scan(MappingInputs inputs, string[] names, CisOptions options, Action<NominalTests>? take = null)
    {
        var traits = Traits(inputs).Where(trait => names.Contains(trait.Id)).ToList();
        using var genotypes = inputs.Reopen();
        genotypes.GoTo(new(traits[0].Chromosome, Math.Max(1, traits.Min(trait => trait.StartBp) - options.WindowBp), traits.Max(trait => trait.EndBp) + options.WindowBp));
        return new CisScan(traits, inputs.Basis, options).Run(genotypes, take, null, default);
    }

    static string RankedGenotypes(MappingInputs inputs, string path)
    {
        using var writer = new StreamWriter(path);
        writer.Write($"##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{string.Join('\t', inputs.Samples.Genotypes)}\n");
        var block = new GenotypeBlock(500);
        while (inputs.Genotypes.Read(block))
        {
            for (var row = 0; row < block.Count; row++)
            {
                var variant = block.Variants[row];
                var ranks = Ranks([.. block.CallsOf(row).ToArray().Select(call => call < 0 ? double.NaN : call)]).Select(rank => double.IsNaN(rank) ? "." : (rank / inputs.Samples.Count * 2).ToString("R", CultureInfo.InvariantCulture));
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{variant.Chromosome}\t{variant.Position}\t{variant.Id}\t{variant.Ref}\t{variant.Alt}\t.\t.\t.\tDS\t{string.Join('\t', ranks)}\n"));
            }
        }

        return path;
    }

    // Ties share the mean of their ranks; what is missing has none.
    static double[] Ranks(double[] values)
    {
        var known = values.Where(value => !double.IsNaN(value)).ToArray();
        return [.. values.Select(value => double.IsNaN(value) ? double.NaN : known.Count(other => other < value) + (known.Count(other => other == value) + 1) / 2.0)];
    }

    static double Number(string text) => text is "NA" or "nan" or "-nan" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    static IEnumerable<string> Lines(string path)
    {
        using Stream bytes = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        using var reader = new StreamReader(bytes);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}

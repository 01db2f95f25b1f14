using System.CommandLine;
using System.Globalization;
using System.Text;
using QtlQuery.Cli.Plotting;
using QtlQuery.Core;
using QtlQuery.Mapping.GenotypeChecks;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Samples;
using QtlQuery.Mapping.Writing;
using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Cli.Commands.Map;

/// <summary><c>qtlquery map qc</c> checks the variants and the samples of genotypes.</summary>
static class MapQcCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var genotypes = new Option<string[]>("--genotypes") { HelpName = "FILE", Required = true, Description = "Genotypes: VCF, BCF, PLINK 1 (.bed) or PLINK 2 (.pgen); may be repeated for files of other chromosomes" };
        var output = new Option<string>("--output") { HelpName = "DIR", Required = true, Description = "A folder, made if need be, that gets variants.tsv.gz, samples.tsv, related.tsv, passing.txt and failing.txt (ids of variants), components.txt (covariates)" };
        var build = new Option<string?>("--build") { HelpName = "BUILD", Description = "Genome build, which says where X is pseudo-autosomal; without it, and without sexes, the proportions of X are not tested" };
        var table = new Option<string?>("--sample-table") { HelpName = "FILE", Description = "A table of samples with a column sex, before what the genotype file says" };
        var frequency = new Option<double>("--maf") { HelpName = "F", Description = "Least frequency of the rarer allele; 0.01 where not given", DefaultValueFactory = _ => 0.01 };
        var copies = new Option<int>("--mac") { HelpName = "N", Description = "Fewest copies of the rarer allele; 0 where not given" };
        var callRate = new Option<double>("--call-rate") { HelpName = "SHARE", Description = "Least share of samples in which a variant is called; 0.95 where not given", DefaultValueFactory = _ => 0.95 };
        var hwe = new Option<double>("--hwe") { HelpName = "P", Description = "Least p of Hardy-Weinberg proportions by the exact test; 1e-6 where not given", DefaultValueFactory = _ => 1e-6 };
        var sampleCallRate = new Option<double>("--sample-call-rate") { HelpName = "SHARE", Description = "Least share of autosomal variants that are called in a sample; 0.95 where not given", DefaultValueFactory = _ => 0.95 };
        var pruneFrequency = new Option<double>("--compare-maf") { HelpName = "F", Description = "Samples are compared by passing autosomal variants whose rarer allele is at least so frequent; 0.05 where not given", DefaultValueFactory = _ => 0.05 };
        var r2 = new Option<double>("--compare-r2") { HelpName = "R2", Description = "… and of which no two of 200 have a greater r²; 0.1 where not given, as GTEx", DefaultValueFactory = _ => 0.1 };
        var related = new Option<string>("--related") { HelpName = "DEGREE", Description = "Pairs are listed that are related at least so much: same, first, second or third; second where not given", DefaultValueFactory = _ => "second" };
        related.AcceptOnlyFromAmong("same", "first", "second", "third");
        var components = new Option<int>("--pcs") { HelpName = "N", Description = "Principal components; 5 where not given, as GTEx", DefaultValueFactory = _ => 5 };
        var dosages = new Option<bool>("--dosages") { Description = "Take calls from dosages (DS): the call that a dosage is within 0.1 of, else missing, as PLINK 2" };
        var plot = new Option<string?>("--plot") { HelpName = "FILE.svg", Description = "Draw frequencies, call rates, Hardy-Weinberg proportions, kinship and principal components into this file, too" };
        var group = new Option<string?>("--group") { HelpName = "COLUMN", Description = "Column of --sample-table by which samples are coloured there, such as the population" };
        var file = new GenotypeFileOptions();
        var command = new ProgramCommand(
            "qc",
            "Check genotypes: frequency, call rate and Hardy-Weinberg proportions of variants, call rate, inbreeding, relatedness and principal components of samples",
            "qtlquery map qc --genotypes cohort.vcf.gz --build GRCh38 --pcs 5 --output genotype_qc")
        {
            genotypes, output, build, table, frequency, copies, callRate, hwe, sampleCallRate, pruneFrequency, r2, related, components, dosages, plot, group, file.PlinkAlt, file.SkipMultiallelic,
        };
        command.SetAction(parsed =>
        {
            var limits = new GenotypeLimits
            {
                LeastFrequency = MapNumbers.Share(parsed.GetValue(frequency), "--maf"),
                FewestCopies = MapNumbers.AtLeast(parsed.GetValue(copies), 0, "--mac"),
                LeastCallRate = MapNumbers.Share(parsed.GetValue(callRate), "--call-rate"),
                LeastHardyWeinbergP = MapNumbers.Share(parsed.GetValue(hwe), "--hwe"),
                LeastSampleCallRate = MapNumbers.Share(parsed.GetValue(sampleCallRate), "--sample-call-rate"),
                LeastComparedFrequency = MapNumbers.Share(parsed.GetValue(pruneFrequency), "--compare-maf"),
                GreatestComparedR2 = MapNumbers.Share(parsed.GetValue(r2), "--compare-r2"),
                LeastRelationship = parsed.GetValue(related) switch { "same" => Relationship.Same, "first" => Relationship.FirstDegree, "third" => Relationship.ThirdDegree, _ => Relationship.SecondDegree },
            };
            var picture = parsed.GetValue(plot) is { } asked ? PlotOption.Svg(asked) : null;
            var column = parsed.GetValue(group);
            if (column is not null && (picture is null || parsed.GetValue(table) is null))
                throw new UsageException("--group colours samples of --sample-table in --plot", "Give both, or leave it away.");
            var sexes = parsed.GetValue(table) is { } path ? SampleTable.Read(path, column) : null;
            var overview = new GenotypeOverview();
            var options = file.Of(parsed) with
            {
                Field = parsed.GetValue(dosages) ? GenotypeField.Dosages : GenotypeField.Calls,
                Build = parsed.GetValue(build) is { } name ? GenomeBuild.Parse(name) : null,
                Sexes = sexes?.Samples.ToDictionary(sample => sample, sexes.Sex),
            };
            var folder = parsed.GetRequiredValue(output);
            using var reader = GenotypeFiles.Open(parsed.GetRequiredValue(genotypes), options);
            var result = Write(folder, reader, options, limits, MapNumbers.AtLeast(parsed.GetValue(components), 0, "--pcs"), overview.Add, session.Cancellation);
            if (picture is not null)
                WrittenFile.Write(picture, stream => stream.Write(Encoding.UTF8.GetBytes(overview.Svg(Path.GetFileName(reader.Path), result, limits, sample => column is null ? null : sexes!.Text(sample, column) ?? "not said"))));
            foreach (var sentence in parsed.GetValue(common.Quiet) ? [] : Report(result, limits))
                session.Error.WriteLine(sentence);
            return ExitCode.Done;
        });
        return command;
    }

    static CheckedGenotypes Write(string folder, IGenotypeReader reader, GenotypeOptions options, GenotypeLimits limits, int components, Action<VariantQuality> take, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        CheckedGenotypes? result = null;
        WrittenFile.Write(Path.Combine(folder, "passing.txt"), passing => WrittenFile.Write(Path.Combine(folder, "failing.txt"), failing => WrittenFile.Write(Path.Combine(folder, "variants.tsv.gz"), variants =>
        {
            using var passingIds = new StreamWriter(passing, leaveOpen: true) { NewLine = "\n" };
            using var failingIds = new StreamWriter(failing, leaveOpen: true) { NewLine = "\n" };
            var (write, end) = GenotypeTables.Variants(variants);
            using (end)
            {
                result = GenotypeCheck.Run(
                    reader,
                    options,
                    limits,
                    components,
                    variant =>
                    {
                        write(variant);
                        take(variant);
                        (variant.Failed.Count == 0 ? passingIds : failingIds).WriteLine(IdOf(variant.Variant));
                    },
                    cancellation);
            }
        })));
        WrittenFile.Write(Path.Combine(folder, "samples.tsv"), stream => GenotypeTables.WriteSamples(stream, result!.Samples));
        WrittenFile.Write(Path.Combine(folder, "related.tsv"), stream => GenotypeTables.WriteRelated(stream, result!.Related));
        WrittenFile.Write(Path.Combine(folder, "components.txt"), stream => CovariateFile.Write(stream, result!.Components));
        return result!;
    }

    static string IdOf(GenotypeVariant variant) =>
        variant.Id != "." ? variant.Id : string.Create(CultureInfo.InvariantCulture, $"{variant.Chromosome}_{variant.Position}_{variant.Ref}_{variant.Alt}");

    static IEnumerable<string> Report(CheckedGenotypes result, GenotypeLimits limits)
    {
        yield return Line($"{result.Passing:N0} of {result.Variants:N0} variants pass; {string.Join(", ", result.Failed.Select(each => Line($"{each.Value:N0} fail {each.Key}")).DefaultIfEmpty("none fails"))}");
        if (result.Multiallelic > 0)
            yield return Line($"  {result.Multiallelic:N0} variants of more than one alternative allele were passed over");
        if (result.UntestedOfX > 0)
            yield return Line($"  Hardy-Weinberg proportions of {result.UntestedOfX:N0} variants of X were not tested: that needs --build and the sexes of samples");
        var failing = result.Samples.Where(sample => sample.Failed.Count > 0).ToList();
        yield return Line($"{result.Samples.Count - failing.Count:N0} of {result.Samples.Count:N0} samples pass, compared by {result.Compared:N0} variants");
        if (result.Compared < limits.FewestComparedForRelations)
            yield return "  that is few variants: no sample is judged by relatives, and components are uncertain";
        foreach (var reason in failing.SelectMany(sample => sample.Failed).Distinct())
        {
            var names = failing.Where(sample => sample.Failed.Contains(reason)).Select(sample => sample.Sample).ToList();
            yield return Line($"  {names.Count:N0} fail {reason}: {MapReport.Some(names)}");
        }

        if (result.Related.Count > 0)
            yield return Line($"  {result.Related.Count:N0} related pairs, the closest {result.Related.MaxBy(pair => pair.Kinship) switch { var pair => $"{pair!.Sample1} and {pair.Sample2}" }}");
    }

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

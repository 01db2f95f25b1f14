using System.CommandLine;
using QtlQuery.Mapping.Preparing;
using QtlQuery.Mapping.Writing;
using QtlQuery.Statistics.Normalisation;

namespace QtlQuery.Cli.Commands.Map;

/// <summary><c>qtlquery map prepare</c> makes traits of read counts, and checks samples.</summary>
static class MapPrepareCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var files = new PreparationFileOptions();
        var output = new Option<string>("--output") { HelpName = "FILE", Required = true, Description = "The traits: BED as GTEx has it, bgzipped where the name ends in .gz; how they were made stands beside it in FILE.json" };
        var leastTpm = new Option<double>("--least-tpm") { HelpName = "TPM", Description = "A gene is kept that reaches so many transcripts per million; 0.1 where not given, as GTEx", DefaultValueFactory = _ => 0.1 };
        var leastReads = new Option<double>("--least-reads") { HelpName = "N", Description = "… and so many reads; 6 where not given, as GTEx", DefaultValueFactory = _ => 6 };
        var leastShare = new Option<double>("--least-share") { HelpName = "SHARE", Description = "… each in this share of the samples; 0.2 where not given, as GTEx", DefaultValueFactory = _ => 0.2 };
        var scale = new Option<string>("--scale") { HelpName = "SCALE", Description = "How samples are made comparable: tmm, counts per million by the trimmed mean of M values; quantile, TPM quantile normalised; or tpm, as they are; tmm where not given", DefaultValueFactory = _ => "tmm" };
        scale.AcceptOnlyFromAmong("tmm", "quantile", "tpm");
        var values = new Option<string>("--values") { HelpName = "VALUES", Description = "inverse-normal, each gene's ranks as normal quantiles; or log2; inverse-normal where not given", DefaultValueFactory = _ => "inverse-normal" };
        values.AcceptOnlyFromAmong("inverse-normal", "log2");
        var offset = new Option<string>("--rank-offset") { HelpName = "NAME", Description = "How ranks become shares: van-der-waerden, rank / (n + 1), as GTEx; blom, half (as QTLtools) or tukey; van-der-waerden where not given", DefaultValueFactory = _ => "van-der-waerden" };
        offset.AcceptOnlyFromAmong("van-der-waerden", "blom", "half", "tukey");
        var contigs = new Option<string>("--contigs") { HelpName = "chr1|1", Description = "How chromosomes are written; chr1 where not given, as GTEx", DefaultValueFactory = _ => "chr1" };
        contigs.AcceptOnlyFromAmong("chr1", "1");
        var checks = new SampleCheckOptions();
        var command = new ProgramCommand(
            "prepare",
            "Make molecular traits of read counts: expression filter, normalisation, and checks of samples",
            "qtlquery map prepare --counts counts.gct.gz --tpm tpm.gct.gz --locations gencode.v39.gtf.gz --genotypes chr22.vcf.gz --sample-table samples.tsv --qc samples.qc.tsv --output expression.bed.gz")
        {
            output, leastTpm, leastReads, leastShare, scale, values, offset, contigs, common.Threads,
        };
        foreach (var option in files.All.Concat(checks.All))
            command.Add(option);
        command.SetAction(parsed =>
        {
            var options = new PreparationOptions
            {
                Threshold = new(MapNumbers.NotNegative(parsed.GetValue(leastTpm), "--least-tpm"), MapNumbers.NotNegative(parsed.GetValue(leastReads), "--least-reads"), MapNumbers.Share(parsed.GetValue(leastShare), "--least-share")),
                Scale = parsed.GetValue(scale) switch { "quantile" => ExpressionScale.Quantile, "tpm" => ExpressionScale.Tpm, _ => ExpressionScale.Tmm },
                Values = parsed.GetValue(values) == "log2" ? ExpressionValues.Log2 : ExpressionValues.InverseNormal,
                Offset = parsed.GetValue(offset) switch { "blom" => RankOffset.Blom, "half" => RankOffset.Half, "tukey" => RankOffset.Tukey, _ => RankOffset.VanDerWaerden },
            };
            var limits = checks.Limits(parsed);
            var path = parsed.GetRequiredValue(output);
            var result = TraitPreparation.Run(PreparationInputs.Open(files.Of(parsed)), options, limits, parsed.GetValue(checks.DropFailing), common.Engine(parsed).Threads, session.Cancellation);
            WrittenFile.Write(path, stream => BedFile.Write(stream, result.Expression.Traits, result.SampleNames, parsed.GetValue(contigs) == "chr1"));
            WrittenFile.Write(path + ".json", stream => PreparationDescription.Write(stream, result, options, limits));
            if (parsed.GetValue(checks.Table) is { } table)
                WrittenFile.Write(table, stream => SampleQualityTable.Write(stream, result.SampleChecks!));
            foreach (var sentence in parsed.GetValue(common.Quiet) ? [] : PreparationReport.Of(result))
                session.Error.WriteLine(sentence);
            return ExitCode.Done;
        });
        return command;
    }
}

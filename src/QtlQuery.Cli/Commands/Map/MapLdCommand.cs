using System.CommandLine;
using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.LinkageDisequilibrium;
using QtlQuery.Mapping.Writing;

namespace QtlQuery.Cli.Commands.Map;

/// <summary><c>qtlquery map ld</c> writes LD among the variants of a region.</summary>
static class MapLdCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var genotypes = new Option<string>("--genotypes") { HelpName = "FILE", Required = true, Description = "Genotypes: VCF, BCF, PLINK 1 (.bed) or PLINK 2 (.pgen)" };
        var region = new Option<string>("--region") { HelpName = "REGION", Required = true, Description = "Where variants are taken from, such as 22:20000000-21000000" };
        var window = new Option<int>("--window") { HelpName = "BP", Description = "Greatest distance of two variants; 1000000 where not given", DefaultValueFactory = _ => 1_000_000 };
        var least = new Option<double>("--min-r2") { HelpName = "R2", Description = "Pairs below it are left out; 0.2 where not given, as PLINK", DefaultValueFactory = _ => 0.2 };
        var output = new Option<string>("--output") { HelpName = "FILE", Required = true, Description = "A table of pairs with r, by copies of alt, and r²; bgzipped where the name ends in .gz" };
        var file = new GenotypeFileOptions();
        var command = new ProgramCommand("ld", "Write the LD (r, r²) of pairs of variants in a region, from genotypes", "qtlquery map ld --genotypes chr22.vcf.gz --region 22:20000000-21000000 --output chr22.ld.tsv.gz")
        {
            genotypes, region, window, least, output,
        };
        foreach (var option in file.All)
            command.Add(option);
        command.SetAction(parsed =>
        {
            var wanted = GenomicRegion.Parse(parsed.GetRequiredValue(region));
            using var reader = GenotypeFiles.Open(parsed.GetRequiredValue(genotypes), file.Of(parsed));
            var pairs = RegionLd.Of(
                reader,
                wanted,
                new(MapNumbers.AtLeast(parsed.GetValue(window), 0, "--window"), LeastR2: MapNumbers.Share(parsed.GetValue(least), "--min-r2")),
                session.Cancellation);
            var count = 0L;
            WrittenFile.Write(parsed.GetRequiredValue(output), stream => count = LdFile.Write(stream, pairs, session.Cancellation));
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} pairs of variants in {wanted}, over {reader.Samples.Count:N0} samples"));
            return ExitCode.Done;
        });
        return command;
    }
}

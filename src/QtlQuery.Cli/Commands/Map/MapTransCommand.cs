using System.CommandLine;
using QtlQuery.Mapping;

namespace QtlQuery.Cli.Commands.Map;

/// <summary><c>qtlquery map trans</c> tests every variant with every trait.</summary>
static class MapTransCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new MapOptions();
        var least = new Option<double>("--min-neglog10p") { HelpName = "X", Description = "Store pairs of at least this minus log10 p; all are counted; 5 where not given", DefaultValueFactory = _ => 5 };
        var cis = new Option<int>("--cis-distance") { HelpName = "BP", Description = "Leave out pairs nearer than this; 5000000 where not given", DefaultValueFactory = _ => 5_000_000 };
        var withCis = new Option<bool>("--with-cis") { Description = "Leave out no pair for being near" };
        var shared = new Option<string?>("--cross-mappable") { HelpName = "FILE", Description = "Pairs of traits that share sequence, two columns: variants near the second are not tested with the first" };
        var frequency = new Option<double>("--maf") { HelpName = "F", Description = "Least frequency of the rarer allele in the samples; 0.05 where not given", DefaultValueFactory = _ => 0.05 };
        var copies = new Option<int>("--mac") { HelpName = "N", Description = "Fewest copies of the rarer allele in the samples; 0 where not given" };
        var command = new ProgramCommand(
            "trans",
            "Test every variant with every molecular trait, and store the strongest pairs",
            "qtlquery map trans --dataset mylab_blood_trans --genotypes all.bcf --traits expression.bed.gz --covariates covariates.txt --build GRCh38 --store lab.store")
        {
            options.Dataset, options.Build, options.Set, least, cis, withCis, shared, frequency, copies, options.ChunkText, common.Store, common.Memory, common.Threads,
        };
        foreach (var option in options.Inputs)
            command.Add(option);
        command.SetAction(parsed =>
        {
            var engine = common.Engine(parsed);
            var request = new TransRequest(common.Layout(parsed, session), parsed.GetRequiredValue(options.Dataset))
            {
                Fields = options.Fields(parsed),
                Engine = engine,
                Options = new()
                {
                    LeastNegLog10P = MapNumbers.Between(parsed.GetValue(least), -1, 1e6, "--min-neglog10p"),
                    CisBp = parsed.GetValue(withCis) ? null : MapNumbers.AtLeast(parsed.GetValue(cis), 0, "--cis-distance"),
                    CrossMappable = parsed.GetValue(shared) is { } file ? CrossMappablePairs.Read(file) : [],
                    LeastFrequency = MapNumbers.Between(parsed.GetValue(frequency), -1, 0.5, "--maf"),
                    FewestCopies = MapNumbers.AtLeast(parsed.GetValue(copies), 0, "--mac"),
                    Threads = engine.Threads ?? Environment.ProcessorCount,
                },
            };
            options.CheckBuild(parsed, request.Store);
            var quiet = parsed.GetValue(common.Quiet);
            using var inputs = options.Open(parsed, session, quiet);
            var result = options.ChunkOf(parsed) is { } part
                ? MapChunk.Told(TransMapping.RunChunk(request, inputs, part.Number, part.Count, null, session.Cancellation), request.DatasetId, part, quiet, session)
                : TransMapping.Run(request, inputs, null, session.Cancellation);
            if (result is null)
                return ExitCode.Done;
            foreach (var sentence in quiet ? [] : MapReport.Of(result))
                session.Error.WriteLine(sentence);
            return ExitCode.Done;
        });
        return command;
    }
}

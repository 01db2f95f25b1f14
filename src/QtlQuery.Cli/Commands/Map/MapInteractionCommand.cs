using System.CommandLine;
using QtlQuery.Mapping;

namespace QtlQuery.Cli.Commands.Map;

/// <summary><c>qtlquery map interaction</c> tests whether effects change with a context.</summary>
static class MapInteractionCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new MapOptions();
        var context = new Option<string[]>("--context") { HelpName = "NAME", Required = true, Description = "The covariate whose interaction with the genotype is tested, such as sex or a cell fraction; may be repeated, for a model each" };
        var window = new Option<int>("--window") { HelpName = "BP", Description = "Distance up to which a variant is tested, from a trait's start and end; 1000000 where not given", DefaultValueFactory = _ => 1_000_000 };
        var frequency = new Option<double>("--maf") { HelpName = "F", Description = "Least frequency of the rarer allele in the lower and in the upper half of the samples by the context; 0.05 where not given", DefaultValueFactory = _ => 0.05 };
        var copies = new Option<int>("--mac") { HelpName = "N", Description = "Fewest copies of the rarer allele in the samples; 0 where not given" };
        var pairs = new Option<bool>("--pairs") { Description = "Store every tested pair, not only the strongest of each trait" };
        var traitP = new Option<string>("--trait-p") { HelpName = "RULE", Description = "What the p-value of a trait's strongest interaction is multiplied by. bonferroni: the variants tested; eigenmt: the effective number of independent ones among them, as in tensorQTL and GTEx, which takes longer; bonferroni where not given", DefaultValueFactory = _ => "bonferroni" };
        traitP.AcceptOnlyFromAmong("bonferroni", "eigenmt");
        var command = new ProgramCommand(
            "interaction",
            "Test whether the effect of a variant on a trait near it changes with a context",
            "qtlquery map interaction --context neutrophils --dataset mylab_blood_ieqtl --genotypes chr22.vcf.gz --traits expression.bed.gz --covariates covariates.txt --build GRCh38 --store lab.store")
        {
            context, options.Dataset, options.Build, options.Set, window, frequency, copies, traitP, pairs, options.ChunkText, common.Store, common.Memory, common.Threads,
        };
        foreach (var option in options.Inputs)
            command.Add(option);
        command.SetAction(parsed =>
        {
            var engine = common.Engine(parsed);
            var request = new InteractionRequest(common.Layout(parsed, session), parsed.GetRequiredValue(options.Dataset), parsed.GetRequiredValue(context))
            {
                Fields = options.Fields(parsed),
                Engine = engine,
                StorePairs = parsed.GetValue(pairs),
                Options = new()
                {
                    WindowBp = MapNumbers.AtLeast(parsed.GetValue(window), 0, "--window"),
                    LeastFrequencyInHalves = MapNumbers.Between(parsed.GetValue(frequency), -1, 0.5, "--maf"),
                    FewestCopies = MapNumbers.AtLeast(parsed.GetValue(copies), 0, "--mac"),
                    CountEffectiveTests = parsed.GetValue(traitP) == "eigenmt",
                    Threads = engine.Threads ?? Environment.ProcessorCount,
                },
            };
            options.CheckBuild(parsed, request.Store);
            var quiet = parsed.GetValue(common.Quiet);
            using var inputs = options.Open(parsed, session, quiet);
            var result = options.ChunkOf(parsed) is { } part
                ? MapChunk.Told(InteractionMapping.RunChunk(request, inputs, part.Number, part.Count, session.Cancellation), request.DatasetId, part, quiet, session)
                : InteractionMapping.Run(request, inputs, session.Cancellation);
            if (result is null)
                return ExitCode.Done;
            foreach (var sentence in quiet ? [] : MapReport.Of(result))
                session.Error.WriteLine(sentence);
            return ExitCode.Done;
        });
        return command;
    }
}

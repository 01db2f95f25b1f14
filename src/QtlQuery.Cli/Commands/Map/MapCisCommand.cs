using System.CommandLine;
using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Cli.Commands.Map;

/// <summary><c>qtlquery map cis</c> tests traits with the variants near them.</summary>
static class MapCisCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new MapOptions();
        var window = new Option<int>("--window") { HelpName = "BP", Description = "Distance up to which a variant is tested, from a trait's start and end; 1000000 where not given", DefaultValueFactory = _ => 1_000_000 };
        var permutations = new Option<int>("--permutations") { HelpName = "N", Description = "Permutations of each trait; 1000 where not given, 0 for none, and then nothing says which traits have a QTL", DefaultValueFactory = _ => 1000 };
        var traitP = new Option<string>("--trait-p") { HelpName = "RULE", Description = "Which p-value of a trait says whether it has a QTL. permutations: that of the beta distribution; acat: the Cauchy combination of its variants' p-values, for which nothing is permuted unless --permutations is given; permutations where not given", DefaultValueFactory = _ => "permutations" };
        traitP.AcceptOnlyFromAmong("permutations", "acat");
        var stopAfter = new Option<int?>("--stop-after") { HelpName = "N", Description = "End a trait's permutations once N of them are as strong as the trait itself, as FastQTL's adaptive permutations" };
        var byGroup = new Option<bool>("--by-group") { Description = "Say of each group of traits, such as the introns of a cluster, whether it has a QTL, by the strongest of its traits; groups come from --groups or a BED file with a group column" };
        var seed = new Option<ulong>("--seed") { HelpName = "N", Description = "Names the permutations; 1 where not given", DefaultValueFactory = _ => 1 };
        var frequency = new Option<double>("--maf") { HelpName = "F", Description = "Least frequency of the rarer allele in the samples; 0 where not given" };
        var copies = new Option<int>("--mac") { HelpName = "N", Description = "Fewest copies of the rarer allele in the samples; 0 where not given" };
        var fdr = new Option<double>("--fdr") { HelpName = "RATE", Description = "False discovery rate over traits; 0.05 where not given", DefaultValueFactory = _ => 0.05 };
        var model = new Option<string>("--model") { HelpName = "MODEL", Description = "usual: covariates are in the model, as in FastQTL, tensorQTL and Matrix eQTL; qtltools: traits alone are freed of them, with N - 2 degrees of freedom; usual where not given", DefaultValueFactory = _ => "usual" };
        model.AcceptOnlyFromAmong("usual", "qtltools");
        var also = new Option<string?>("--also") { HelpName = "SHAPE", Description = "Also write the results as files of another program, for pipelines that read those, into the folder that --output names: tensorqtl or qtltools" };
        also.AcceptOnlyFromAmong("tensorqtl", "qtltools");
        var folder = new Option<string?>("--output") { HelpName = "DIR", Description = "Where the files of --also go" };
        var noPairs = new Option<bool>("--no-pairs") { Description = "Store the outcome of each trait only, not every tested pair" };
        var index = new Option<bool>("--index") { Description = "Make the look-up index of the pairs with them, as 'qtlquery index' does later" };
        var signals = new Option<string?>("--signals") { HelpName = "RULE", Description = "Also find the independent signals of each trait with a QTL, or of each group with --by-group, with Bayes factors and credible sets. permutations: a further signal counts as a trait does (tensorQTL); nominal: at the trait's own nominal threshold (QTLtools), which is faster" };
        signals.AcceptOnlyFromAmong("permutations", "nominal");
        var susie = new Option<string?>("--susie") { HelpName = "TRAITS", Description = "Also fine-map traits by SuSiE, from the samples themselves: significant, those with a QTL, or all. Credible sets and Bayes factors are then SuSiE's, and not those of --signals" };
        susie.AcceptOnlyFromAmong("significant", "all");
        var susieEffects = new Option<int>("--susie-effects") { HelpName = "L", Description = "The most effects of a trait that SuSiE looks for; 10 where not given", DefaultValueFactory = _ => 10 };
        var foldChanges = new Option<string?>("--afc") { HelpName = "FILE", Description = "Also fit the allelic fold change (aFC) of each trait's lead, and of the lead of each signal beside the others, from log2 expression of the same traits and samples, as map prepare --values log2 writes it: ranks have no such scale" };
        var command = new ProgramCommand(
            "cis",
            "Test molecular traits with the variants near them, and say which have a QTL",
            "qtlquery map cis --dataset mylab_blood --genotypes chr22.vcf.gz --traits expression.bed.gz --covariates covariates.txt --build GRCh38 --store lab.store")
        {
            options.Dataset, options.Build, options.Set, window, permutations, traitP, stopAfter, byGroup, seed, frequency, copies, fdr, signals, susie, susieEffects, foldChanges, model, noPairs, index, also, folder, options.ChunkText, common.Store, common.Memory, common.Threads,
        };
        foreach (var option in options.Inputs)
            command.Add(option);
        command.SetAction(parsed =>
        {
            var engine = common.Engine(parsed);
            var rule = parsed.GetValue(traitP) == "acat" ? TraitRule.Acat : TraitRule.Permutations;
            var count = rule == TraitRule.Acat && parsed.GetResult(permutations) is null or { Implicit: true } ? 0 : parsed.GetValue(permutations);
            var request = new CisRequest(common.Layout(parsed, session), parsed.GetRequiredValue(options.Dataset))
            {
                Fields = options.Fields(parsed),
                FalseDiscoveryRate = MapNumbers.Between(parsed.GetValue(fdr), 0, 1, "--fdr"),
                Signals = parsed.GetValue(signals) switch { "permutations" => SignalRule.Permutations, "nominal" => SignalRule.NominalThreshold, _ => null },
                TraitRule = rule,
                FineMapping = parsed.GetValue(susie) is { } traits ? new() { AllTraits = traits == "all", Effects = MapNumbers.AtLeast(parsed.GetValue(susieEffects), 1, "--susie-effects") } : null,
                Model = parsed.GetValue(model) == "qtltools" ? CisModel.TraitsOnly : CisModel.TraitsAndGenotypes,
                StorePairs = !parsed.GetValue(noPairs),
                Index = parsed.GetValue(index),
                Engine = engine,
                Options = new()
                {
                    WindowBp = MapNumbers.AtLeast(parsed.GetValue(window), 0, "--window"),
                    Permutations = MapNumbers.AtLeast(count, 0, "--permutations"),
                    StopAfter = parsed.GetValue(stopAfter) is { } enough ? MapNumbers.AtLeast(enough, 1, "--stop-after") : null,
                    ByGroup = parsed.GetValue(byGroup),
                    Seed = parsed.GetValue(seed),
                    LeastFrequency = MapNumbers.Between(parsed.GetValue(frequency), -1, 0.5, "--maf"),
                    FewestCopies = MapNumbers.AtLeast(parsed.GetValue(copies), 0, "--mac"),
                    Threads = engine.Threads ?? Environment.ProcessorCount,
                },
            };
            if (!request.StorePairs && !request.JudgesTraits && request.FineMapping is null)
                throw new UsageException("--no-pairs with --permutations 0 would store nothing", "Leave out one of them.");
            if (request.Index && !request.StorePairs)
                throw new UsageException("--index is made of the pairs, and --no-pairs stores none", "Leave out one of them.");
            if (parsed.GetValue(also) is null != parsed.GetValue(folder) is null)
                throw new UsageException("--also and --output need each other", "Give both: --also says in what shape, --output where.");
            if (request.Signals is not null && (request.Options.Permutations == 0 || rule == TraitRule.Acat))
                throw new UsageException("--signals needs permutations, which say which traits have a QTL", rule == TraitRule.Acat ? "Leave out --trait-p acat." : "Leave out --permutations 0.");
            if (request.FineMapping is { AllTraits: false } && !request.JudgesTraits)
                throw new UsageException("--susie significant needs permutations, which say which traits have a QTL", "Leave out --permutations 0, or use --susie all.");
            if (parsed.GetValue(foldChanges) is not null && !request.JudgesTraits)
                throw new UsageException("--afc goes with the outcome of each trait, and --permutations 0 gives none", "Leave out --permutations 0, or use --trait-p acat.");
            options.CheckBuild(parsed, request.Store);
            var quiet = parsed.GetValue(common.Quiet);
            var chunk = options.ChunkOf(parsed);
            using var inputs = options.Open(parsed, session, quiet, parsed.GetValue(foldChanges));
            if (request.Options.ByGroup && inputs.Traits.Traits.All(trait => trait.Group is null))
                throw new QtlQueryException($"{inputs.Traits.Path} says no group of any trait", "Give --groups, a table of trait and group.");
            if (!quiet && request.Model == CisModel.TraitsOnly)
                session.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  in QTLtools' model traits alone are freed of covariates: {inputs.Samples.Count - 2:N0} degrees of freedom"));
            var result = MapProgressBar.Show(session, quiet, inputs.Traits.Traits.Count / (chunk?.Count ?? 1), progress => chunk is { } part
                ? MapChunk.Told(CisMapping.RunChunk(request, inputs, part.Number, part.Count, progress, session.Cancellation), request.DatasetId, part, quiet, session)
                : CisMapping.Run(request, inputs, progress, session.Cancellation));
            if (result is null)
                return ExitCode.Done;
            foreach (var sentence in quiet ? [] : MapReport.Of(result, request.FalseDiscoveryRate))
                session.Error.WriteLine(sentence);
            if (parsed.GetValue(folder) is { } target)
            {
                var files = parsed.GetValue(also) == "qtltools" ? QtlToolsFiles.Write(target, request, result, inputs, session.Cancellation) : TensorQtlFiles.Write(target, request, result, session.Cancellation);
                foreach (var file in quiet ? [] : files)
                    session.Error.WriteLine($"  {file}");
            }

            return ExitCode.Done;
        });
        return command;
    }
}

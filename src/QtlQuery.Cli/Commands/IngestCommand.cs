using System.CommandLine;
using QtlQuery.Cli.Output;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Ingest;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery ingest</c> puts result files into a store.</summary>
static class IngestCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var files = new Argument<string[]>("FILE") { Description = "Result files, plain or compressed, and folders of them. A file that is named must be usable, or nothing is written; one that is found in a folder and is not is told of, and the others are ingested", Arity = ArgumentArity.ZeroOrMore };
        var recursive = new Option<bool>("--recursive") { Description = "Look into the folders below a folder as well, stores excepted" };
        var list = new Option<string?>("--list") { HelpName = "FILE", Description = "Take files and folders from this list too, one path a line; - is standard input. They count as found" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would become of each file, and write nothing; the exit code is 1 if one cannot be ingested" };
        var planOutput = OutputOptions.ForListsAs("--plan-format", session);
        var chunk = new Option<string?>("--chunk") { HelpName = "I/N", Description = "Ingest the I-th of N parts of the datasets, so that N processes can share the work on one store" };
        var parallel = new Option<int?>("--parallel") { HelpName = "N", Description = "Datasets to ingest at once, which share --memory and --threads; 2 where not given" };
        var format = new Option<string?>("--format") { HelpName = "NAME", Description = "Their format, one that 'qtlquery sources' lists; recognised by their columns where not given" };
        var definition = new Option<string?>("--source-definition") { HelpName = "FILE.json", Description = "A format of your own. It holds SQL, which is run: use only what you trust" };
        var column = new Option<string[]>("--column") { HelpName = "NAME=COLUMN", Description = "What the files call a column of the format; with --format generic it makes any table readable, as in --column beta=Effect; may be repeated", Arity = ArgumentArity.ZeroOrMore };
        var dataset = new Option<string?>("--dataset") { HelpName = "ID", Description = "The dataset they belong to; named by what the files say where not given" };
        var set = new Option<string[]>("--set") { HelpName = "NAME=VALUE", Description = "What the files do not say, such as context=Liver or genome_build=GRCh38; may be repeated", Arity = ArgumentArity.ZeroOrMore };
        var variants = new Option<string?>("--variants") { HelpName = "DATASET|FILE", Description = "Labels that place variants and give them alleles and frequencies where the files do not: a dataset of the store, a .bim, a look-up table, an allele-frequency file" };
        var liftOver = new Option<string?>("--lift-over") { HelpName = "FILE.chain", Description = "Take files on another build to the store's by this chain file (UCSC's format, plain or gzipped)" };
        var keepExtra = new Option<KeepExtra>("--keep-extra")
        {
            HelpName = "no|auto|yes",
            Description = "Keep what the store has no column for, so that 'qtlquery export --as-source' gives the files' rows back as they are; auto, where not given, does where it adds at most a tenth to their size; no saves up to half of the time",
            DefaultValueFactory = _ => KeepExtra.Auto,
        };
        var index = new Option<bool>("--index") { Description = "Make the look-up index of each dataset's associations with it, as 'qtlquery index' does later" };
        var refusals = new Option<string?>("--refusals") { HelpName = "FILE|DIR", Description = "Where rows that are refused are written with the reason: a file, or with several datasets a folder of a DATASET.refused.tsv for each; the current folder where not given" };
        var mostRefused = new Option<double>("--max-refused") { HelpName = "SHARE", Description = "Share of refused rows above which nothing is stored; 0.01 where not given", DefaultValueFactory = _ => 0.01 };
        var command = new ProgramCommand("ingest", "Put result files into a store", "qtlquery ingest --store gtex.store GTEx_Analysis_v8_eQTL/*.v8.egenes.txt.gz")
        {
            files, common.Store, recursive, list, dryRun, planOutput.Format, format, column, dataset, set, variants, liftOver, definition, keepExtra, index, refusals, mostRefused, chunk, parallel, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            var isDry = parsed.GetValue(dryRun);
            if (!isDry && planOutput.IsAsked(parsed))
                throw new UsageException("--plan-format belongs to --dry-run", "--format names the format of the files.");
            if (parsed.GetValue(parallel) < 1)
                throw new UsageException($"--parallel {parsed.GetValue(parallel)} is not a number of datasets", "Give 1 or more.");
            var share = parsed.GetValue(chunk) is { } text ? Chunk.Parse(text) : new(1, 1);
            var columns = NamedValues.Parse("--column", parsed.GetValue(column) ?? []);
            var sources = SourceArguments.Read(parsed.GetValue(files) ?? [], parsed.GetValue(list), parsed.GetValue(recursive), session);
            var request = new IngestRequest(common.Layout(parsed, session).Root, isDry ? [] : sources.Named)
            {
                Found = isDry ? [.. sources.Named, .. sources.Found] : sources.Found,
                Format = Format(parsed.GetValue(format), parsed.GetValue(definition), columns),
                Columns = columns,
                Dataset = parsed.GetValue(dataset),
                Set = NamedValues.Parse("--set", parsed.GetValue(set) ?? []),
                Variants = parsed.GetValue(variants),
                LiftOver = parsed.GetValue(liftOver),
                KeepExtra = parsed.GetValue(keepExtra),
                Index = parsed.GetValue(index),
                MaximumRefusedShare = parsed.GetValue(mostRefused),
                RefusalReport = parsed.GetValue(refusals),
                Parallel = parsed.GetValue(parallel),
                Engine = common.Engine(parsed),
            };
            var plan = Ingestion.Plan(request, session.Cancellation).Chunk(share.Number, share.Count);
            if (isDry)
                planOutput.Write(parsed, IngestPlanReport.Columns, IngestPlanReport.Rows(plan));
            return Run(plan, sources.PassedOver, isDry, parsed.GetValue(common.Quiet), session);
        });
        return command;
    }

    static int Run(IngestPlan plan, int passedOver, bool isDry, bool quiet, Session session)
    {
        var isOne = !isDry && !plan.HasSeveral && !plan.Problems.Any();
        if (!isOne)
            Tell(IngestPlanReport.Counts(plan, passedOver));
        foreach (var file in plan.Problems)
            Program.Say(file.Problem!, session);
        if (isOne && plan.Request.Format is null)
        {
            foreach (var source in plan.Files.Select(file => file.Source!).Where(source => source.Confidence != "certain"))
                Tell($"'{source.File.Name}' is {source.Confidence} {source.Definition.Name}: {source.Reason}");
        }

        var outcomes = isDry ? [] : IngestProgressBar.Show(session, quiet, plan, progress => plan.Run(progress, session.Cancellation));
        foreach (var outcome in outcomes.Where(outcome => outcome.Failure is not null))
            Program.Say(outcome.Failure!, session);
        if (isOne)
            Tell([.. outcomes.Select(outcome => outcome.Result).OfType<IngestResult>().Select(IngestSummary.Sentence)]);
        else if (outcomes.Count > 0)
            Tell([.. IngestSummary.Details(outcomes), .. IngestSummary.Table(outcomes)]);
        return plan.Problems.Any() || outcomes.Any(outcome => outcome.Failure is not null) ? ExitCode.Failed : ExitCode.Done;

        void Tell(params string[] lines)
        {
            foreach (var line in quiet ? [] : lines)
                session.Error.WriteLine(line);
        }
    }

    static SourceDefinition? Format(string? name, string? file, Dictionary<string, string> columns)
    {
        if (name is not null && file is not null)
            throw new UsageException("--format and --source-definition both name the format", "Give one of them.");
        if (name is null && file is null)
        {
            return columns.Count == 0 ? null : throw new UsageException("--column needs a format", "Give --format generic for a table of your own, or the format that the columns belong to.");
        }

        if (file is not null && !File.Exists(file))
            throw new QtlQueryException($"there is no file '{file}'", "--source-definition takes the path of a JSON file.");
        // A trait's column makes a table of QTLs out of any table.
        var asked = name == "generic" && (columns.ContainsKey("molecular_trait_id") || columns.ContainsKey("gene_id")) ? "generic_qtl" : name;
        var format = file is null ? Schemas.Source(asked!) : Schemas.ReadSource(File.ReadAllText(file), file);
        if (format.RecognisedBy.Columns.Count == 0 && format.Headerless is null && columns.Count == 0)
            throw new UsageException($"{format.Name} needs --column NAME=COLUMN for each column that counts", $"Its columns are {string.Join(", ", format.KnownColumns)}.");
        return format;
    }
}

using System.CommandLine;
using System.Globalization;
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
        var files = new Argument<string[]>("FILE") { Description = "Result files, plain or compressed, of one format", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string?>("--format") { HelpName = "NAME", Description = "Their format, one that 'qtlquery sources' lists; recognised by their columns where not given" };
        var definition = new Option<string?>("--source-definition") { HelpName = "FILE.json", Description = "A format of your own. It holds SQL, which is run: use only what you trust" };
        var column = new Option<string[]>("--column") { HelpName = "NAME=COLUMN", Description = "What the files call a column of the format; with --format generic it makes any table readable, as in --column beta=Effect; may be repeated", Arity = ArgumentArity.ZeroOrMore };
        var dataset = new Option<string?>("--dataset") { HelpName = "ID", Description = "The dataset they belong to; named by what the files say where not given" };
        var set = new Option<string[]>("--set") { HelpName = "NAME=VALUE", Description = "What the files do not say, such as context=Liver or genome_build=GRCh38; may be repeated", Arity = ArgumentArity.ZeroOrMore };
        var variants = new Option<string?>("--variants") { HelpName = "DATASET|FILE", Description = "Labels that place variants and give them alleles and frequencies where the files do not: a dataset of the store, a .bim, a look-up table, an allele-frequency file" };
        var liftOver = new Option<string?>("--lift-over") { HelpName = "FILE.chain", Description = "Take files on another build to the store's by this chain file (UCSC's format, plain or gzipped)" };
        var keepExtra = new Option<KeepExtra>("--keep-extra")
        {
            HelpName = "auto|yes|no",
            Description = "Keep what the store has no column for, so that 'qtlquery export --as-source' gives the files' rows back as they are; auto does where it adds at most a tenth to their size",
            DefaultValueFactory = _ => KeepExtra.Auto,
        };
        var refusals = new Option<string?>("--refusals") { HelpName = "FILE", Description = "Where rows that are refused are written with the reason; DATASET.refused.tsv where not given" };
        var mostRefused = new Option<double>("--max-refused") { HelpName = "SHARE", Description = "Share of refused rows above which nothing is stored; 0.01 where not given", DefaultValueFactory = _ => 0.01 };
        var command = new ProgramCommand("ingest", "Put result files into a store", "qtlquery ingest --store gtex.store GTEx_Analysis_v8_eQTL/*.v8.egenes.txt.gz")
        {
            files, common.Store, format, column, dataset, set, variants, liftOver, definition, keepExtra, refusals, mostRefused, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            var columns = NamedValues.Parse("--column", parsed.GetValue(column) ?? []);
            var request = new IngestRequest(common.Layout(parsed, session).Root, parsed.GetRequiredValue(files))
            {
                Format = Format(parsed.GetValue(format), parsed.GetValue(definition), columns),
                Columns = columns,
                Dataset = parsed.GetValue(dataset),
                Set = NamedValues.Parse("--set", parsed.GetValue(set) ?? []),
                Variants = parsed.GetValue(variants),
                LiftOver = parsed.GetValue(liftOver),
                KeepExtra = parsed.GetValue(keepExtra),
                MaximumRefusedShare = parsed.GetValue(mostRefused),
                RefusalReport = parsed.GetValue(refusals),
                Engine = common.Engine(parsed),
            };
            var quiet = parsed.GetValue(common.Quiet);
            var results = IngestProgressBar.Show(session, quiet, progress => Ingestion.Run(request, progress, session.Cancellation));
            foreach (var result in quiet ? [] : results)
                session.Error.WriteLine(Sentence(result));
            return ExitCode.Done;
        });
        return command;
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

    /// <summary>The account of a dataset's rows in one line.</summary>
    public static string Sentence(IngestResult result)
    {
        var subject = $"{result.DatasetId} ({result.Source})";
        if (result.Unchanged)
            return $"{subject}: unchanged, the same bytes are there already";
        var rows = result.Rows;
        var refused = rows.RefusedTotal == 0 ? "0 refused" : $"{Count(rows.RefusedTotal)} refused ({Counts(rows.Refused)}); they are in {result.RefusalReport}";
        var leftOut = rows.LeftOutTotal == 0 ? "" : $" + {Count(rows.LeftOutTotal)} left out ({Counts(rows.LeftOut)})";
        var remarks = string.Concat(result.Remarks.Select(remark => $"\n  {Count(remark.Value)} rows: {remark.Key}"));
        return $"{subject}: {Count(rows.Read)} rows read = {Count(rows.Stored)} stored + {Count(rows.Folded)} folded{leftOut} + {refused}{remarks}";
    }

    static string Counts(IReadOnlyDictionary<string, long> rowsByReason) =>
        string.Join(", ", rowsByReason.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => $"{Count(reason.Value)} {reason.Key}"));

    static string Count(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}

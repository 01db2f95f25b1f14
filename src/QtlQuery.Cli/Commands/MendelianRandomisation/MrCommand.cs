using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Commands.Coloc;
using QtlQuery.Cli.Commands.Gwas;
using QtlQuery.Cli.Output;
using QtlQuery.Coloc.Ld;
using QtlQuery.Coloc.MendelianRandomisation;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Joins;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands.MendelianRandomisation;

/// <summary><c>qtlquery mr</c> estimates the effect of an exposure on an outcome.</summary>
static class MrCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new GwasOptions(session);
        var exposure = new Option<string>("--exposure") { HelpName = "DATASET|FILE", Required = true, Description = "A GWAS, whose lead variants are the instruments, or with --gene or --trait a dataset of molecular traits, whose independent signals are, or the lead where it has none" };
        var outcome = new Option<string>("--outcome") { HelpName = "DATASET|FILE", Required = true, Description = "A GWAS: a dataset of the store, or a file, which is read first" };
        var genes = new Option<string[]>("--gene") { HelpName = "GENE", Description = "The exposure is this gene's traits, each for itself; may be repeated" };
        var traits = new Option<string[]>("--trait") { HelpName = "TRAIT", Description = "The exposure is this molecular trait; may be repeated" };
        var each = new Option<bool>("--by-variant") { Description = "Print the instruments with their ratios in place of the estimates" };
        var ld = new Option<string?>("--ld") { HelpName = "DATASET", Description = "Dataset of LD by which the lead variants of a GWAS are clumped; the only one of the store where not given, and by distance alone where there is none" };
        var r2 = new Option<double>("--clump-r2") { HelpName = "R2", Description = "Of lead variants with a larger r2 the strongest is taken; 0.001 where not given", DefaultValueFactory = _ => 0.001 };
        var build = new Option<string?>("--build") { HelpName = "BUILD", Description = "Genome build of files that do not say it, such as GRCh38" };
        var command = new ProgramCommand(
            "mr",
            "Estimate the effect of an exposure on an outcome by Mendelian randomisation: Wald ratio, inverse-variance weighting, Egger regression, weighted median, maximum likelihood, Steiger's direction",
            "qtlquery mr --exposure GTEx_v8_ge_Liver --gene HMGCR --outcome GCST005523 --store gtex.store")
        {
            exposure, outcome, genes, traits, options.P, options.Window, ld, r2, each, options.Force, build,
            common.Store, options.Output.Format, options.Output.Output, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            var isGwas = parsed.GetValue(genes) is not { Length: > 0 } && parsed.GetValue(traits) is not { Length: > 0 };
            var stated = parsed.GetValue(build) is { } name ? GenomeBuild.Parse(name) : null;
            var (p, window) = (options.LargestP(parsed), options.WindowBp(parsed));
            using var opened = OpenedSides.Open(parsed, common, session, parsed.GetRequiredValue(outcome), [parsed.GetRequiredValue(exposure)], takesAll: false, stated, datasetsAreGwas: isGwas);
            var store = opened.Store;
            var request = new MrRequest(store.Catalogue.Dataset(opened.Datasets[0]).DatasetId, store.Catalogue.Dataset(opened.Gwas!).DatasetId)
            {
                Traits = isGwas ? null : Traits(store, opened.Datasets[0], parsed.GetValue(genes) ?? [], parsed.GetValue(traits) ?? []),
                LargestLeadP = p,
                Window = window,
                Ld = isGwas ? LdDataset.OrNone(store, parsed.GetValue(ld)) : null,
                LargestR2 = parsed.GetValue(r2) is >= 0 and <= 1 and var most ? most : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--clump-r2 {parsed.GetValue(r2)} is out of range"), "Give a number from 0 to 1, such as 0.001."),
            };
            Require(store, request, isGwas);
            if (!parsed.GetValue(options.Force))
                JoinTrust.Of(store, request.Outcome, request.Exposure, session.Cancellation).Require();

            var instruments = MrAnalysis.Instruments(store, request, session.Cancellation);
            if (parsed.GetValue(each))
                Write(parsed, store, options.Output, MrTables.Instruments, instruments);
            else
                Write(parsed, store, options.Output, MrTables.Estimates, MrAnalysis.Estimates(instruments));
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(Account(request, instruments));
            return ExitCode.Done;
        });
        return command;
    }

    static void Write<T>(ParseResult parsed, QtlStore store, OutputOptions output, ComputedRows<T> rows, IEnumerable<T> values) => output.Write(parsed, store, rows.Sql, rows.Parameters(values));

    /// <exception cref="QtlQueryException">The outcome is no GWAS, or an exposure without traits is none.</exception>
    static void Require(QtlStore store, MrRequest request, bool isGwas)
    {
        if (!store.Catalogue.Dataset(request.Outcome).Tables.ContainsKey("gwas"))
            throw new QtlQueryException($"{request.Outcome} is no GWAS", "'qtlquery datasets' lists what each dataset holds.");
        if (isGwas && !store.Catalogue.Dataset(request.Exposure).Tables.ContainsKey("gwas"))
            throw new QtlQueryException($"{request.Exposure} is no GWAS", "Name the exposure with --gene or --trait; 'qtlquery datasets' lists what each dataset holds.");
    }

    static List<string> Traits(QtlStore store, string dataset, string[] genes, string[] traits)
    {
        var ids = genes.SelectMany(gene => StoreLookup.GeneIds(store, gene)).Distinct().ToList();
        var ofGenes = ids.Count == 0 ? [] : store.Query<string>(
            """
            select molecular_trait_id from lead_associations where dataset_id = $dataset and list_contains($genes, gene_id)
            union
            select molecular_trait_id from independent_signals where dataset_id = $dataset and list_contains($genes, gene_id)
            order by molecular_trait_id
            """,
            new Dictionary<string, object?> { ["dataset"] = dataset, ["genes"] = ids });
        List<string> all = [.. ofGenes.Concat(traits).Distinct()];
        return all.Count > 0 ? all : throw new QtlQueryException($"{dataset} did not test {string.Join(", ", genes)}", "'qtlquery gene' shows where a gene was tested.");
    }

    static string Account(MrRequest request, IReadOnlyList<MrInstrument> instruments)
    {
        var missing = instruments.Count(instrument => instrument.HarmonisationCode == 15);
        var inLd = instruments.Count(instrument => instrument.InLdWith is not null);
        var uncertain = instruments.Count(instrument => !instrument.Kept) - missing - inLd;
        var clumped = request.Ld is null ? "They are taken to be independent." : string.Create(CultureInfo.InvariantCulture, $"{inLd:N0} in LD with a stronger one by {request.Ld}.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Exposure} on {request.Outcome}: {instruments.Count(instrument => instrument.Kept):N0} of {instruments.Count:N0} instrument(s) used; the outcome lacks {missing:N0}, {uncertain:N0} fit not or not for certain. {clumped}");
    }
}

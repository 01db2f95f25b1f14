using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Commands.Gwas;
using QtlQuery.Cli.Output;
using QtlQuery.Coloc.Ld;
using QtlQuery.Coloc.MendelianRandomisation;
using QtlQuery.Engine;
using QtlQuery.Engine.Joins;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands.MendelianRandomisation;

/// <summary><c>qtlquery smr</c> tests molecular traits for an effect on a GWAS's trait by their lead variants, with HEIDI.</summary>
static class SmrCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new GwasOptions(session);
        var genes = new Option<string[]>("--gene") { HelpName = "GENE", Description = "Of this gene only; may be repeated" };
        var ld = new Option<string?>("--ld") { HelpName = "DATASET", Description = "Dataset of LD for HEIDI; the only one of the store where not given, and no HEIDI where there is none" };
        var command = new ProgramCommand(
            "smr",
            "Test molecular traits for an effect on a GWAS's trait by their lead variants (SMR), and whether one variant explains both (HEIDI)",
            "qtlquery smr --gwas GCST005523 --context Liver --store gtex.store")
        {
            options.Gwas, options.Set, options.LiftOver, options.P, options.Dataset, options.Context, genes, ld, options.Force,
            common.Store, options.Limit, options.Output.Format, options.Output.Output, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            var limit = options.LimitSql(parsed);
            var p = options.LargestP(parsed);
            using var opened = OpenedGwas.Open(parsed, options, common, session);
            var store = opened.Store;
            var request = new SmrRequest(opened.Dataset, Datasets(parsed, options, store))
            {
                Genes = parsed.GetValue(genes) is { Length: > 0 } named ? [.. named.SelectMany(gene => StoreLookup.GeneIds(store, gene)).Distinct()] : null,
                LargestLeadP = p,
                Ld = LdDataset.OrNone(store, parsed.GetValue(ld)),
            };
            if (!parsed.GetValue(options.Force))
            {
                foreach (var dataset in request.Datasets)
                    JoinTrust.Of(store, request.Gwas, dataset, session.Cancellation).Require();
            }

            var results = SmrAnalysis.Run(store, request, session.Cancellation).OrderBy(result => result.Smr.LogP).ToList();
            var rows = Rows(store, results);
            options.Output.Write(parsed, store, rows.Sql + limit, rows.Parameters(results));
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(Account(results, request));
            return ExitCode.Done;
        });
        return command;
    }

    static List<string> Datasets(ParseResult parsed, GwasOptions options, QtlStore store)
    {
        var asked = options.Datasets(parsed, store);
        return [.. store.Catalogue.Datasets.Values.Where(dataset => dataset.Tables.ContainsKey("associations") && asked?.Contains(dataset.DatasetId) is not false).Select(dataset => dataset.DatasetId).Order(StringComparer.Ordinal)];
    }

    static ComputedRows<SmrResult> Rows(QtlStore store, IReadOnlyList<SmrResult> results)
    {
        var genes = GeneNames.Of(store, results.Select(result => result.GeneId));
        return new(
            ("dataset_id", "VARCHAR", result => result.DatasetId),
            ("gene", "VARCHAR", result => genes[result.GeneId]),
            ("variant_id", "VARCHAR", result => result.Lead.Id),
            ("smr_beta", "DOUBLE", result => result.Smr.Beta),
            ("smr_standard_error", "DOUBLE", result => result.Smr.StandardError),
            ("smr_p", "DOUBLE", result => result.Smr.P),
            ("heidi_p", "DOUBLE", result => result.Heidi?.P),
            ("heidi_variants", "INTEGER", result => result.Heidi?.Variants.Length),
            ("heidi_refusal", "VARCHAR", result => result.HeidiRefusal),
            ("smr_neg_log10_p", "DOUBLE", result => -result.Smr.LogP / Math.Log(10)),
            ("heidi_neg_log10_p", "DOUBLE", result => -result.Heidi?.LogP / Math.Log(10)),
            ("rsid", "VARCHAR", result => result.Rsid),
            ("beta", "DOUBLE", result => result.Effect.ExposureBeta),
            ("standard_error", "DOUBLE", result => result.Effect.ExposureSe),
            ("gwas_beta", "DOUBLE", result => result.Effect.OutcomeBeta),
            ("gwas_standard_error", "DOUBLE", result => result.Effect.OutcomeSe),
            ("molecular_trait_id", "VARCHAR", result => result.MolecularTraitId),
            ("gene_id", "VARCHAR", result => result.GeneId));
    }

    static string Account(List<SmrResult> results, SmrRequest request)
    {
        var heidi = request.Ld is null ? "the store has no LD for HEIDI" : string.Create(CultureInfo.InvariantCulture, $"HEIDI with {request.Ld} for {results.Count(result => result.Heidi is not null):N0}");
        var bound = results.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"; 0.05 over their number is {0.05 / results.Count:0.##e-0}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{request.Gwas}: {results.Count:N0} trait(s) of {request.Datasets.Count:N0} dataset(s) with a lead of p at most {request.LargestLeadP:0.##e-0}{bound}; {heidi}.");
    }
}

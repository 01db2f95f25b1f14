using System.CommandLine;
using QtlQuery.Cli.Output;

namespace QtlQuery.Cli.Commands.Gwas;

/// <summary><c>qtlquery gwas catalog</c> lists published top hits of a trait.</summary>
static class GwasCatalogCommand
{
    const string Columns = "trait, chromosome, position, rsid, risk_allele, neg_log10_p, beta, odds_ratio, risk_allele_frequency, mapped_gene, study_accession, pubmed_id, confidence_interval_text, dataset_id";

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new GwasOptions(session);
        var trait = new Option<string>("--trait") { HelpName = "TEXT", Required = true, Description = "Part of the trait's name, in capitals or not" };
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand("catalog", "List the GWAS Catalog's top hits of a trait, strongest first", "qtlquery gwas catalog --trait cholesterol --store gtex.store")
        {
            trait, common.Store, options.Limit, output.Format, output.Output, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            using var store = common.Open(parsed, session);
            output.Write(
                parsed,
                store,
                $"select {Columns} from gwas_catalog where contains(lower(trait), lower($trait)) order by neg_log10_p desc nulls last, dataset_id, association_number{options.LimitSql(parsed)}",
                new Dictionary<string, object?> { ["trait"] = parsed.GetRequiredValue(trait) });
            return ExitCode.Done;
        });
        return command;
    }
}

using System.CommandLine;

namespace QtlQuery.Cli.Commands.Gwas;

/// <summary><c>qtlquery gwas loci</c> lists the lead variants of a GWAS.</summary>
static class GwasLociCommand
{
    const string Columns = "locus, variant_id, rsid, neg_log10_p, beta, standard_error, effect_allele_frequency, sample_size, variants, chromosome, first_bp, last_bp, in_mhc";

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new GwasOptions(session);
        var breaker = new Option<bool>("--breaker")
        {
            Description = "By locus-breaker in place of a window: variants of p up to 1e-5 without a gap of 250 kb, one of them of --p, and 100 kb to each side",
        };
        var command = new ProgramCommand("loci", "List the lead variants of a GWAS with their loci", "qtlquery gwas loci --gwas GCST005523 --store gtex.store")
        {
            options.Gwas, options.Set, options.LiftOver, options.P, options.Window, breaker, common.Store, options.Limit, options.Output.Format, options.Output.Output, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            using var opened = OpenedGwas.Open(parsed, options, common, session);
            var parameters = new Dictionary<string, object?> { ["gwas"] = opened.Dataset, ["p"] = options.LargestP(parsed) };
            var from = "gwas_loci_by_breaker($gwas, p := $p)";
            if (!parsed.GetValue(breaker))
            {
                from = "gwas_loci($gwas, p := $p, window_bp := $window)";
                parameters["window"] = options.WindowBp(parsed);
            }

            options.Output.Write(parsed, opened.Store, $"select {Columns} from {from} order by locus{options.LimitSql(parsed)}", parameters);
            return ExitCode.Done;
        });
        return command;
    }
}

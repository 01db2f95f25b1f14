using System.CommandLine;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery contrast</c> says how the effects of two datasets differ.</summary>
static class ContrastCommand
{
    const string Order = "difference_neg_log10_p desc, molecular_trait_id, chromosome, position, ref, alt";
    const string Columns = "molecular_trait_id, gene_symbol, variant_id, class, a_beta, b_beta, difference, difference_standard_error, difference_neg_log10_p, a_m_value, b_m_value, same_magnitude, a_standard_error, b_standard_error, a_neg_log10_p, b_neg_log10_p";
    const string From = "effect_contrasts($a, $b, correlation := $correlation)";

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var correlation = new Option<double>("--correlation") { HelpName = "R", Description = "Of the two estimates' errors, where people are the same; 0, different people, where not given" };
        var leads = new Option<bool>("--leads") { Description = "Lead pairs of either dataset only" };
        return new ViewQuestion(session, common)
        {
            GeneCondition = "list_contains($genes, gene_id)",
            LeastCondition = "difference_neg_log10_p >= $least",
            Further = [correlation, leads],
            Parameters = parsed => [("correlation", Between(parsed.GetValue(correlation)))],
            Instead = parsed => parsed.GetValue(leads) ? new($"(from {From} where is_lead)", Order, Columns) : null,
        }.Answer(
            new ProgramCommand("contrast", "Compare the effects of two datasets: the difference, its error and p, for pairs significant in either", "qtlquery contrast lab_stimulated lab_resting --correlation 0.4 --leads --store lab.store"),
            From,
            Order,
            Columns,
            new Argument<string>("A") { Description = "The one dataset, as 'qtlquery datasets' names it" },
            new Argument<string>("B") { Description = "The other; differences are those of A less those of B" });
    }

    static double Between(double correlation) => Math.Abs(correlation) < 1
        ? correlation
        : throw new UsageException(FormattableString.Invariant($"--correlation {correlation} is no correlation of errors"), "Give a number between -1 and 1, and neither.");
}

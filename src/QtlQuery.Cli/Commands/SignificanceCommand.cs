using System.CommandLine;
using System.Globalization;
using QtlQuery.Engine.Significance;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery significance</c> decides which traits of a dataset are significant.</summary>
static class SignificanceCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var dataset = new Argument<string>("DATASET") { Description = "The dataset, as 'qtlquery datasets' names it" };
        var method = new Option<string>("--method")
        {
            HelpName = "METHOD",
            Required = true,
            Description = "bonferroni-bh: the lead's p times the variants tested, then Benjamini-Hochberg over traits. acat: Cauchy combination of all variants, then Storey's q; without a threshold for pairs. q: Storey's q over the p-values of traits that the source gives. eigenmt: the lead's p times the independent tests that the LD of its variants leaves, then Benjamini-Hochberg",
        };
        method.AcceptOnlyFromAmong("bonferroni-bh", "acat", "q", "eigenmt");
        var fdr = new Option<double>("--fdr") { HelpName = "RATE", Description = "False discovery rate over traits; 0.05 where not given", DefaultValueFactory = _ => 0.05 };
        var ld = new Option<string?>("--ld") { HelpName = "DATASET", Description = "For eigenmt: the dataset whose LD is taken, where several have some" };
        var absent = new Option<string>("--absent-ld") { HelpName = "WHAT", Description = "For eigenmt, a pair of variants that the LD lacks: refuse leaves its trait unjudged, zero takes the two as uncorrelated, as where a source leaves out weak pairs; refuse where not given", DefaultValueFactory = _ => "refuse" };
        absent.AcceptOnlyFromAmong("refuse", "zero");
        var command = new ProgramCommand(
            "significance",
            "Decide which traits of a dataset are significant, where its source does not say",
            "qtlquery significance FUSION_ge_muscle_naive --method bonferroni-bh --store gtex.store")
        {
            dataset, method, fdr, ld, absent, common.Store, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            var rate = parsed.GetValue(fdr);
            if (rate is not (> 0 and < 1))
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--fdr {rate} is not a rate"), "Give a number between 0 and 1, such as 0.05.");
            var asked = Method(parsed.GetRequiredValue(method));
            using var store = common.Open(parsed, session);
            var result = DatasetSignificance.Run(store, parsed.GetRequiredValue(dataset), asked, rate, new(parsed.GetValue(ld), parsed.GetValue(absent) == "zero"), session.Cancellation);
            if (!parsed.GetValue(common.Quiet))
            {
                session.Error.WriteLine(Sentence(parsed.GetRequiredValue(dataset), asked, rate, result));
                foreach (var (reason, traits) in result.NotJudged)
                    session.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {traits:N0} not judged: {reason}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    static SignificanceMethod Method(string name) => name switch
    {
        "bonferroni-bh" => SignificanceMethod.BonferroniBh,
        "acat" => SignificanceMethod.Acat,
        "eigenmt" => SignificanceMethod.EigenMt,
        _ => SignificanceMethod.Q,
    };

    static string Sentence(string dataset, SignificanceMethod method, double fdr, SignificanceResult result)
    {
        var threshold = result.TraitThreshold is { } p ? string.Create(CultureInfo.InvariantCulture, $"; a trait's p of at most {p:G6}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{dataset}: {result.Significant:N0} of {result.Traits:N0} traits are significant at FDR {fdr} ({DatasetSignificance.Name(method)}, pi0 {result.Pi0:G4}{threshold})");
    }
}

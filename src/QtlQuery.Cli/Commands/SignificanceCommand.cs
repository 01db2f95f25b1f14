using System.CommandLine;
using System.Globalization;
using QtlQuery.Core;
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
            Description = "bonferroni-bh: the lead's p times the variants tested, then Benjamini-Hochberg over traits. acat: Cauchy combination of all variants, then Storey's q; without a threshold for pairs. q: Storey's q over the p-values of traits that the source gives. eigenmt needs LD",
        };
        method.AcceptOnlyFromAmong("bonferroni-bh", "acat", "q", "eigenmt");
        var fdr = new Option<double>("--fdr") { HelpName = "RATE", Description = "False discovery rate over traits; 0.05 where not given", DefaultValueFactory = _ => 0.05 };
        var command = new ProgramCommand(
            "significance",
            "Decide which traits of a dataset are significant, where its source does not say",
            "qtlquery significance FUSION_ge_muscle_naive --method bonferroni-bh --store gtex.store")
        {
            dataset, method, fdr, common.Store, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            var rate = parsed.GetValue(fdr);
            if (rate is not (> 0 and < 1))
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--fdr {rate} is not a rate"), "Give a number between 0 and 1, such as 0.05.");
            var asked = Method(parsed.GetRequiredValue(method));
            using var store = common.Open(parsed, session);
            var result = DatasetSignificance.Run(store, parsed.GetRequiredValue(dataset), asked, rate, session.Cancellation);
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(Sentence(parsed.GetRequiredValue(dataset), asked, rate, result));
            return ExitCode.Done;
        });
        return command;
    }

    static SignificanceMethod Method(string name) => name switch
    {
        "bonferroni-bh" => SignificanceMethod.BonferroniBh,
        "acat" => SignificanceMethod.Acat,
        "q" => SignificanceMethod.Q,
        _ => throw new QtlQueryException("eigenMT needs the effective number of tests of each trait, and the store has no LD of its variants within the dataset's own people", "Use --method bonferroni-bh, which is stricter, or acat."),
    };

    static string Sentence(string dataset, SignificanceMethod method, double fdr, SignificanceResult result)
    {
        var threshold = result.TraitThreshold is { } p ? string.Create(CultureInfo.InvariantCulture, $"; a trait's p of at most {p:G6}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{dataset}: {result.Significant:N0} of {result.Traits:N0} traits are significant at FDR {fdr} ({DatasetSignificance.Name(method)}, pi0 {result.Pi0:G4}{threshold})");
    }
}

using System.CommandLine;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery replicate</c> says how much of a dataset replicates in another.</summary>
static class ReplicateCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var interval = SharingCommand.Interval();
        return new ViewQuestion(session, common)
        {
            Further = [interval],
            Instead = parsed => parsed.GetValue(interval)
                ? new("replication($discovery, $target) left join (select discovery, target, pi1_lower, pi1_upper from pi1_intervals() where discovery = $discovery and target = $target) as intervals using (discovery, target)", "discovery")
                : null,
        }.Answer(
            new ProgramCommand("replicate", "Print how many eGenes of a dataset replicate in another: pi1, sign, sign with p below 0.05", "qtlquery replicate GTEx_v8_ge_Liver FUSION_ge_muscle_naive --store gtex.store"),
            "replication($discovery, $target)",
            "discovery",
            "*",
            new Argument<string>("DISCOVERY") { Description = "The dataset whose eGenes are looked up, as 'qtlquery datasets' names it" },
            new Argument<string>("TARGET") { Description = "The dataset in which they are looked up" });
    }
}

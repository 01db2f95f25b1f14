using System.CommandLine;
using QtlQuery.Cli.Plotting;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery sharing</c> compares datasets by what they share.</summary>
static class SharingCommand
{
    const string Order = "discovery, pi1 desc nulls last, target";

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var interval = Interval();
        var overview = new SharingOverview();
        return new ViewQuestion(session, common)
        {
            DatasetCondition = "discovery = $dataset",
            ContextCondition = "discovery in (select dataset_id from datasets where context = $context)",
            Plot = overview.Svg,
            PlotOptions = [overview.Measure],
            Further = [interval],
            Instead = parsed => parsed.GetValue(interval) ? new("tissue_sharing left join (select discovery, target, pi1_lower, pi1_upper from pi1_intervals()) as intervals using (discovery, target)", Order) : null,
        }.Answer(
            new ProgramCommand("sharing", "Compare datasets two by two: pi1, sign and size of effects, overlap of eGenes", "qtlquery sharing --store gtex.store --dataset GTEx_v8_ge_Liver"),
            "tissue_sharing",
            Order);
    }

    /// <summary>Asks for the interval of pi1 too, which takes as long as all the rest.</summary>
    public static Option<bool> Interval() => new("--interval") { Description = "Add the 95 % bootstrap interval of pi1, from 200 samples of the leads" };
}

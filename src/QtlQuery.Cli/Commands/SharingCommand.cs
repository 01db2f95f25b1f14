using QtlQuery.Cli.Plotting;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery sharing</c> compares datasets by what they share.</summary>
static class SharingCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var overview = new SharingOverview();
        return new ViewQuestion(session, common)
        {
            DatasetCondition = "discovery = $dataset",
            ContextCondition = "discovery in (select dataset_id from datasets where context = $context)",
            Plot = overview.Svg,
            PlotOptions = [overview.Measure],
        }.Answer(
            new ProgramCommand("sharing", "Compare datasets two by two: pi1, sign and size of effects, overlap of eGenes", "qtlquery sharing --store gtex.store --dataset GTEx_v8_ge_Liver"),
            "tissue_sharing",
            "discovery, pi1 desc nulls last, target");
    }
}

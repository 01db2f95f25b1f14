using System.CommandLine;
using System.Globalization;
using QtlQuery.Mapping.Scores;

namespace QtlQuery.Cli.Commands.Map;

/// <summary><c>qtlquery map scores</c> tests polygenic scores with molecular traits.</summary>
static class MapScoresCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new MapOptions();
        var scores = new Option<string>("--scores") { HelpName = "FILE", Required = true, Description = "Polygenic scores of samples, either way round; effects are per unit of a score as it is" };
        var command = new ProgramCommand(
            "scores",
            "Test polygenic scores with molecular traits (eQTS)",
            "qtlquery map scores --dataset mylab_blood_eqts --scores scores.tsv --traits expression.bed.gz --covariates covariates.txt --store lab.store")
        {
            scores, options.Dataset, options.Set, common.Store, common.Memory, common.Threads, options.Traits, options.Locations, options.Covariates, options.CovariateLayoutName, options.Categories,
        };
        command.SetAction(parsed =>
        {
            var inputs = ScoreInputs.Open(new(parsed.GetRequiredValue(scores), parsed.GetRequiredValue(options.Traits), parsed.GetValue(options.Locations))
            {
                Covariates = parsed.GetValue(options.Covariates) ?? [],
                CovariateLayout = options.LayoutOf(parsed),
                Categories = parsed.GetValue(options.Categories) ?? [],
            });
            var request = new ScoreRequest(common.Layout(parsed, session), parsed.GetRequiredValue(options.Dataset)) { Fields = options.Fields(parsed), Engine = common.Engine(parsed) };
            var result = ScoreMapping.Run(request, inputs, session.Cancellation);
            foreach (var sentence in parsed.GetValue(common.Quiet) ? [] : Report(inputs, result))
                session.Error.WriteLine(sentence);
            return ExitCode.Done;
        });
        return command;
    }

    static IEnumerable<string> Report(ScoreInputs inputs, ScoreResult result)
    {
        yield return Line($"{inputs.Samples.Count:N0} samples, {inputs.Scores.Columns.Count:N0} scores, {inputs.Traits.Traits.Count:N0} traits, {inputs.Covariates.Columns.Count:N0} covariates, {inputs.Basis.Df:N0} degrees of freedom");
        foreach (var sentence in MapReport.Of(inputs.Samples))
            yield return sentence;
        yield return Line($"{result.Dataset.DatasetId}: {result.Tests:N0} pairs, {result.Significant:N0} of them at FDR 0.05");
        foreach (var sentence in MapReport.TakenOut(result.Dataset))
            yield return sentence;
        if (result.ScoresLeftOut.Count > 0)
            yield return Line($"  {result.ScoresLeftOut.Count:N0} scores do not vary beside covariates: {MapReport.Some(result.ScoresLeftOut)}");
        if (result.TraitsLeftOut.Count > 0)
            yield return Line($"  {result.TraitsLeftOut.Count:N0} traits do not vary beside covariates, or lack a value: {MapReport.Some(result.TraitsLeftOut)}");
    }

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.CommandLine;
using System.Globalization;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.HiddenFactors;
using QtlQuery.Mapping.Samples;
using QtlQuery.Mapping.Traits;
using QtlQuery.Mapping.Writing;

namespace QtlQuery.Cli.Commands.Map;

/// <summary><c>qtlquery map factors</c> finds hidden factors of traits, as covariates.</summary>
static class MapFactorsCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new MapOptions();
        var method = new Option<string>("--method") { HelpName = "pca|peer", Required = true, Description = "pca: principal components of what known covariates leave of the traits; peer: PEER with known covariates in its model" };
        method.AcceptOnlyFromAmong("pca", "peer");
        var number = new Option<string>("--number") { HelpName = "N|RULE", Required = true, Description = "How many: a number; elbow; buja-eyuboglu, those that explain more than components of permuted traits; or gtex, 15 below 150 samples, 30 below 250, 45 below 350, else 60" };
        var seed = new Option<ulong>("--seed") { HelpName = "N", Description = "Names the permutations of buja-eyuboglu; 1 where not given", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--output") { HelpName = "FILE", Required = true, Description = "The known covariates and the factors, a line each, as 'map cis --covariates' reads them; how they were found stands beside it in FILE.json, which 'map cis' takes into the dataset's settings" };
        var command = new ProgramCommand(
            "factors",
            "Find hidden factors of molecular traits, as covariates to map with",
            "qtlquery map factors --traits expression.bed.gz --covariates known.txt --method peer --number gtex --output covariates.txt")
        {
            options.Traits, options.Locations, options.Covariates, options.CovariateLayoutName, options.Categories, method, number, seed, output,
        };
        command.SetAction(parsed =>
        {
            var asked = new FactorOptions { Method = parsed.GetValue(method) == "peer" ? FactorMethod.Peer : FactorMethod.Pca, Seed = parsed.GetValue(seed) };
            asked = parsed.GetRequiredValue(number) switch
            {
                "elbow" => asked with { Rule = FactorNumber.Elbow },
                "buja-eyuboglu" => asked with { Rule = FactorNumber.BujaEyuboglu },
                "gtex" => asked with { Rule = FactorNumber.Gtex },
                var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => asked with { Number = MapNumbers.AtLeast(count, 1, "--number") },
                var text => throw new UsageException($"--number '{text}' is neither a number nor a rule", "Give a number, elbow, buja-eyuboglu or gtex."),
            };
            var traits = TraitFiles.Read(parsed.GetRequiredValue(options.Traits), parsed.GetValue(options.Locations));
            var tables = (parsed.GetValue(options.Covariates) ?? []).Select(path => CovariateTable.Read(path, traits.Samples, options.LayoutOf(parsed))).ToList();
            var samples = new SampleList(traits.Path, traits.Samples);
            var matched = MatchedSamples.Match(samples, samples, [.. tables.Select(table => new SampleList(table.Path, table.Samples))]);
            var found = FactorSearch.Find(traits.Select(matched.Traits), CovariateMatrix.Of(tables, matched.Traits, parsed.GetValue(options.Categories) ?? []), asked);
            var path = parsed.GetRequiredValue(output);
            WrittenFile.Write(path, stream => CovariateFile.Write(stream, found.Covariates));
            string?[] inputs = [parsed.GetRequiredValue(options.Traits), parsed.GetValue(options.Locations), .. parsed.GetValue(options.Covariates) ?? []];
            WrittenFile.Write(FactorsDescription.PathOf(path), stream => FactorsDescription.Write(stream, path, inputs.OfType<string>(), asked, found));
            foreach (var sentence in parsed.GetValue(common.Quiet) ? [] : Report(parsed.GetRequiredValue(method), parsed.GetRequiredValue(number), found, matched))
                session.Error.WriteLine(sentence);
            return ExitCode.Done;
        });
        return command;
    }

    static IEnumerable<string> Report(string method, string rule, FoundFactors found, MatchedSamples samples)
    {
        var how = int.TryParse(rule, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "" : $", the number by {rule}";
        yield return Line($"{found.Number:N0} factors by {method}{how}, in {samples.Count:N0} samples and {found.Traits:N0} traits, beside {found.Covariates.Columns.Count - found.Number:N0} known covariates");
        yield return Line($"  as many principal components explain {found.Shares.Sum():P1} of the variance that known covariates leave");
        if (found.Iterations is { } iterations)
            yield return Line(found.Converged ? (FormattableString)$"  PEER converged after {iterations:N0} iterations" : $"  PEER did not converge in {iterations:N0} iterations: take its factors with care");
        foreach (var left in samples.Unmatched.DistinctBy(each => each.Path))
            yield return Line($"  {left.Samples.Count:N0} samples of {Path.GetFileName(left.Path)} have no match: {MapReport.Some(left.Samples)}");
        foreach (var hint in samples.Hints)
            yield return $"  {hint}";
    }

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

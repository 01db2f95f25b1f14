using QtlQuery.Core;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Samples;
using QtlQuery.Mapping.Traits;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scores;

/// <summary>Scores, traits and covariates of the samples that they have in common.</summary>
/// <param name="Scores">A column for each.</param>
public sealed record ScoreInputs(ScoreFiles Files, CovariateMatrix Scores, TraitMatrix Traits, CovariateMatrix Covariates, MatchedSamples Samples)
{
    public CovariateBasis Basis { get; } = CovariateBasis.Of(Samples.Count, Covariates.Columns.Select(column => column.Values));

    /// <exception cref="QtlQueryException">A file is not there or damaged, a score is no number, or too few samples are common to all.</exception>
    public static ScoreInputs Open(ScoreFiles files)
    {
        var traits = TraitFiles.Read(files.Traits, files.Locations);
        var scores = CovariateTable.Read(files.Scores, traits.Samples);
        var tables = files.Covariates.Select(path => CovariateTable.Read(path, traits.Samples, files.CovariateLayout)).ToList();
        var matched = MatchedSamples.Match(new(scores.Path, scores.Samples), new(traits.Path, traits.Samples), [.. tables.Select(table => new SampleList(table.Path, table.Samples))]);
        var columns = scores.Select(matched.Traits);
        return columns.Columns.FirstOrDefault(column => column.BaseLevel is not null) is { } category
            ? throw new QtlQueryException($"{scores.Path}: '{category.Name}' is a word, not a score", "Scores are numbers: leave out columns of other things.")
            : new(files, columns, traits.Select(matched.Traits), CovariateMatrix.Of(tables, matched.Traits, files.Categories), matched);
    }
}

using System.Globalization;

namespace QtlQuery.Engine.Lookup;

/// <summary>What an answer covers, so that no rows and no data are not confused.</summary>
/// <param name="Asked">What was asked for, in words.</param>
/// <param name="Rows">All of them, also where fewer are printed.</param>
/// <param name="Traits">Molecular traits with a row.</param>
/// <param name="DatasetsAnswering">Datasets with a row.</param>
/// <param name="DatasetsAsked">Datasets with associations in which it was looked for.</param>
/// <param name="Chromosomes">Chromosomes with a row.</param>
/// <param name="FirstPosition">Smallest position with a row, of the first chromosome; null without rows.</param>
/// <param name="LastPosition">Largest.</param>
public sealed record LookupCoverage(
    string Asked,
    string Build,
    long Rows,
    long Traits,
    long DatasetsAnswering,
    long DatasetsAsked,
    IReadOnlyList<string> Chromosomes,
    int? FirstPosition,
    int? LastPosition)
{
    /// <summary>One sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Asked}: {(Rows == 0 ? "no rows" : $"{Rows:N0} row(s) of {Traits:N0} molecular trait(s)")} in {DatasetsAnswering:N0} of {DatasetsAsked:N0} dataset(s) on {Build}{Range}.");

    string Range => Chromosomes switch
    {
        [] => "",
        [var one] => string.Create(CultureInfo.InvariantCulture, $", positions {FirstPosition:N0} to {LastPosition:N0} of chromosome {one}"),
        _ => $", chromosomes {string.Join(", ", Chromosomes)}",
    };
}

using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Mapping.Covariates;

/// <summary>A column of the design.</summary>
/// <param name="Name">That of the covariate; of a category <c>batch=B</c>, 1 for the samples of that level and 0 for others.</param>
/// <param name="Values">A sample after the other.</param>
/// <param name="BaseLevel">The level of the category that has no column, which the others are compared with; null for numbers.</param>
public sealed record CovariateColumn(string Name, double[] Values, string? BaseLevel)
{
    internal static IEnumerable<CovariateColumn> Of(string path, string name, string[] cells, IReadOnlyList<string> samples)
    {
        var values = new double[cells.Length];
        var word = -1;
        var number = -1;
        for (var sample = 0; sample < cells.Length; sample++)
        {
            if (double.TryParse(cells[sample], NumberStyles.Float, CultureInfo.InvariantCulture, out values[sample]) && double.IsFinite(values[sample]))
                number = number < 0 ? sample : number;
            else
                word = word < 0 ? sample : word;
        }

        if (word < 0)
            return [new(name, values, null)];
        if (number < 0)
            return OfCategories(path, name, cells);
        throw new QtlQueryException(
            $"{path}: covariate {name} is '{cells[number]}' for sample {samples[number]} and '{cells[word]}' for sample {samples[word]}, a number and a word",
            "Set the value right, or name the covariate as a category.");
    }

    // The first level in the order of their bytes is the base, as in R's C locale.
    internal static IEnumerable<CovariateColumn> OfCategories(string path, string name, string[] cells)
    {
        var levels = cells.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (levels.Count == cells.Length && levels.Count > 2)
            throw new QtlQueryException($"{path}: covariate {name} has another word for each sample", "It says nothing that samples share: leave it out.");
        return [.. levels.Skip(1).Select(level => new CovariateColumn($"{name}={level}", Array.ConvertAll(cells, cell => cell == level ? 1.0 : 0.0), levels[0]))];
    }
}

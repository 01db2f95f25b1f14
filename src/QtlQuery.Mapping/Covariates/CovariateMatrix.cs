using QtlQuery.Core;

namespace QtlQuery.Mapping.Covariates;

/// <summary>Covariates as numbers for some samples, without the intercept.</summary>
public sealed record CovariateMatrix(IReadOnlyList<string> Samples, IReadOnlyList<CovariateColumn> Columns)
{
    /// <summary>The columns of several files side by side.</summary>
    /// <exception cref="QtlQueryException">Two have a column of one name.</exception>
    public static CovariateMatrix Join(IReadOnlyList<string> samples, IEnumerable<CovariateMatrix> parts)
    {
        var columns = parts.SelectMany(part => part.Columns).ToList();
        return columns.GroupBy(column => column.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated
            ? throw new QtlQueryException($"covariate {repeated.Key} is there in two files", "Leave it out of one.")
            : new(samples, columns);
    }

    /// <summary>The covariates of several tables for these samples, in this order.</summary>
    /// <param name="categories">Covariates that are categories although they look like numbers.</param>
    /// <exception cref="QtlQueryException">No table has a category, two have a covariate of one name, or a value is missing.</exception>
    public static CovariateMatrix Of(IReadOnlyList<CovariateTable> tables, IReadOnlyList<string> samples, IReadOnlyList<string> categories) =>
        categories.FirstOrDefault(name => !tables.Any(table => table.Names.Contains(name))) is { } unknown
            ? throw new QtlQueryException($"no file of covariates has '{unknown}'", "Give the name of a covariate that is a category.")
            : Join(samples, tables.Select(table => table.Select(samples, [.. categories.Where(table.Names.Contains)])));
}

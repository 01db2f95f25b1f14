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
}

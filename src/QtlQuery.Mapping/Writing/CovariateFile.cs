using System.Globalization;
using QtlQuery.Mapping.Covariates;

namespace QtlQuery.Mapping.Writing;

/// <summary>Writes covariates in the layout of GTEx: a line for each covariate, a column for each sample.</summary>
public static class CovariateFile
{
    /// <param name="stream">Gets the text; is left open.</param>
    public static void Write(Stream stream, CovariateMatrix covariates)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("ID\t" + string.Join('\t', covariates.Samples));
        foreach (var column in covariates.Columns)
            writer.WriteLine(column.Name + "\t" + string.Join('\t', column.Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
    }
}

using System.Text.RegularExpressions;
using QtlQuery.Core;

namespace QtlQuery.Engine.Store;

/// <summary>Names of datasets, which are also names of files and Hive folders.</summary>
public static partial class DatasetId
{
    /// <summary>Returns the text if it can name a dataset.</summary>
    /// <exception cref="QtlQueryException">It holds something other than letters, digits and . _ + -, begins with _ or ., or is too long.</exception>
    public static string Check(string text) =>
        Allowed().IsMatch(text)
            ? text
            : throw new QtlQueryException($"'{text}' cannot name a dataset", "Use letters, digits and . _ + - , at most 120, beginning with a letter or digit.");

    /// <summary>Joins the parts into a name, with - for what a name may not hold.</summary>
    public static string From(params IEnumerable<string> parts) => NotAllowed().Replace(string.Join('_', parts), "-");

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._+-]{0,119}\z")]
    private static partial Regex Allowed();

    [GeneratedRegex("[^A-Za-z0-9._+-]+")]
    private static partial Regex NotAllowed();
}

using System.Text.RegularExpressions;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Refusals as a table names them.</summary>
static partial class RefusalName
{
    /// <summary>Such as <c>no_trait_sd</c>.</summary>
    public static string Of(ColocalisationRefusal refusal) => Capital().Replace(refusal.ToString(), match => (match.Index == 0 ? "" : "_") + match.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z](?![A-Z])|(?<![A-Z])[A-Z]")]
    private static partial Regex Capital();
}

using QtlQuery.Core;

namespace QtlQuery.Engine.Lookup;

/// <summary>What a term that nobody knows may have meant.</summary>
static class NearTerms
{
    const int MostSuggestions = 3;

    // A list of another species, or of another kind of id, would be compared with every name for nothing.
    const int MostTerms = 20;

    /// <param name="known">Every name that would have been found.</param>
    /// <param name="message">Says that a text is unknown.</param>
    /// <param name="otherwise">The hint where no name is near.</param>
    public static List<UnknownTerm> Unknown(IReadOnlyList<LookupTerm> terms, IReadOnlyList<string> known, Func<string, string> message, Func<string, string> otherwise) =>
    [
        .. terms.Select((term, i) =>
        {
            var near = i < MostTerms ? NearestName.Few(term.Text, known, MostSuggestions) : [];
            return new UnknownTerm(term, new(message(term.Text), near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}?" : otherwise(term.Text)));
        }),
    ];
}

using QtlQuery.Core;

namespace QtlQuery.Engine.Lookup;

/// <summary>Terms that were found, terms that were not, and what the asker should know of the former.</summary>
sealed record Resolution<T>(IReadOnlyList<ResolvedTerm<T>> Found, IReadOnlyList<UnknownTerm> Unknown, IReadOnlyList<string> Notes)
{
    /// <summary>Where the found ones lie, as far as finding them told it already; null where it did not.</summary>
    public IReadOnlyList<TraitSpan>? Spans { get; init; }

    /// <exception cref="QtlQueryException">Nothing was found: the reason of the first term.</exception>
    public Resolution<T> OrThrow()
    {
        if (Found.Count > 0 || Unknown.Count == 0)
            return this;
        var (term, reason) = Unknown[0];
        throw Unknown.Count == 1 && term.Line is null
            ? reason
            : new QtlQueryException($"none of the {Unknown.Count} asked for is known; the first, in line {term.Line}: {reason.Message}", reason.Hint);
    }
}

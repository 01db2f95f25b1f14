using QtlQuery.Core;

namespace QtlQuery.Engine.Lookup;

/// <summary>Regions as people write them.</summary>
static class RegionResolver
{
    /// <exception cref="QtlQueryException">None of the texts is a region.</exception>
    public static Resolution<GenomicRegion> Resolve(IReadOnlyList<LookupTerm> terms)
    {
        var found = new List<ResolvedTerm<GenomicRegion>>();
        var unknown = new List<UnknownTerm>();
        foreach (var term in terms)
        {
            try
            {
                var region = GenomicRegion.Parse(term.Text);
                found.Add(new(term, [region], region.ToString()));
            }
            catch (QtlQueryException e)
            {
                unknown.Add(new(term, e));
            }
        }

        return new Resolution<GenomicRegion>(found, unknown, []).OrThrow();
    }
}

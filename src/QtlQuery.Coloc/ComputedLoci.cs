using QtlQuery.Core;

namespace QtlQuery.Coloc;

/// <summary>The loci at which a dataset has all results of a GWAS and a method, as the descriptor keeps it.</summary>
/// <param name="By">All that the results depend on but the loci.</param>
/// <param name="Loci">Such as 1:1000000-2000000.</param>
sealed record ComputedLoci(string By, IReadOnlyList<string> Loci)
{
    const string Separator = "; at ";

    /// <summary>Null where the text is null, or an earlier program's.</summary>
    public static ComputedLoci? Parse(string? text) => text?.Split(Separator, 2) is [var by, var loci] ? new(by, loci.Split(' ')) : null;

    public override string ToString() => By + Separator + string.Join(' ', Loci);

    public bool Covers(string by, IEnumerable<GenomicRegion> loci) => By == by && loci.All(locus => Loci.Contains(locus.ToString()));

    /// <summary>What is there once the results of a request are; null is nothing.</summary>
    /// <param name="isWhole">As in <see cref="ColocResultTable.Publish"/>.</param>
    public static ComputedLoci? After(ComputedLoci? before, string by, ColocRequest request, bool isWhole)
    {
        IEnumerable<string> own = Names(request.Loci), known = before?.Loci ?? [];
        if (before is not null && before.By != by)
        {
            // Computed in another way than what stays: neither way has all results of a locus where some of each remain.
            known = isWhole ? [] : known.Except(own);
            if (known.Any())
                return Of(before.By, known);
        }

        if (isWhole)
            known = known.Intersect(Names(request.AllLoci ?? request.Loci));
        return Of(by, request.Genes is null ? known.Union(own) : known);
    }

    static ComputedLoci? Of(string by, IEnumerable<string> loci) => loci.ToList() is { Count: > 0 } some ? new(by, some) : null;

    static IEnumerable<string> Names(IEnumerable<GenomicRegion> loci) => loci.Select(locus => locus.ToString());
}

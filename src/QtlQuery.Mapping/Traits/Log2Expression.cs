using QtlQuery.Core;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Traits;

/// <summary>Traits on the scale of log2 expression, from which allelic fold changes are fitted: what is mapped is often ranks, which have no such scale.</summary>
public sealed class Log2Expression
{
    // 2^64 reads are none: these are counts, not their logarithms.
    const double Largest = 64;

    readonly IReadOnlyDictionary<string, double[]> _values;

    Log2Expression(IReadOnlyDictionary<string, double[]> values) => _values = values;

    /// <summary>A value a sample; null where the file lacks the trait, or a value of it.</summary>
    /// <param name="trait">As the file names it.</param>
    public double[]? Of(string trait) => _values.GetValueOrDefault(trait) is { } values && values.All(double.IsFinite) ? values : null;

    /// <param name="path">BED, GCT or a plain table; where its traits are is not asked for.</param>
    /// <param name="samples">Those that are mapped, in their order.</param>
    /// <exception cref="QtlQueryException">The file is damaged, lacks a sample, or does not hold logarithms.</exception>
    internal static Log2Expression Read(string path, IReadOnlyList<string> samples)
    {
        var (ids, own, values) = Table(path);
        var selection = new SampleSelection(path, own);
        selection.Select(samples);
        var byId = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (var row = 0; row < ids.Count; row++)
        {
            var trait = values(row);
            if (trait.Any(value => value > Largest))
                throw new QtlQueryException($"{path} is not on the scale of log2: {ids[row]} has values above {Largest}", "Give log2 of normalised counts, as 'qtlquery map prepare --values log2' writes it.");
            if (!byId.TryAdd(ids[row], [.. selection.Places.Select(place => trait[place])]))
                throw new QtlQueryException($"{path} has trait {ids[row]} twice", "Keep one row of each trait.");
        }

        return new(byId);
    }

    static (IReadOnlyList<string> Ids, IReadOnlyList<string> Samples, Func<int, double[]> Values) Table(string path)
    {
        if (TraitFiles.IsBed(path))
        {
            var traits = BedTraits.Read(path);
            return ([.. traits.Traits.Select(trait => trait.Id)], traits.Samples, row => traits.ValuesOf(row).ToArray());
        }

        var table = TraitFiles.ReadTable(path);
        return (table.Ids, table.Samples, row => [.. Enumerable.Range(row * table.Samples.Count, table.Samples.Count).Select(place => table.Values[place])]);
    }
}

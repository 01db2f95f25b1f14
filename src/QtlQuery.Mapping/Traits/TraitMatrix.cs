using QtlQuery.Core;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Traits;

/// <summary>A value of each trait for each sample; traits are sorted by chromosome and start.</summary>
public sealed class TraitMatrix
{
    readonly double[] _values;

    TraitMatrix(string path, IReadOnlyList<Trait> traits, IReadOnlyList<string> samples, double[] values, IReadOnlyList<string> remarks) =>
        (Path, Traits, Samples, _values, Remarks) = (path, traits, samples, values, remarks);

    public string Path { get; }

    public IReadOnlyList<Trait> Traits { get; }

    public IReadOnlyList<string> Samples { get; }

    /// <summary>Sentences about the file that its user should read: rows that were not sorted, traits without a place, missing values.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>The values of a trait, a sample after the other; NaN where one is missing.</summary>
    public ReadOnlySpan<double> ValuesOf(int trait) => _values.AsSpan(trait * Samples.Count, Samples.Count);

    /// <summary>The same traits for these samples, in this order.</summary>
    public TraitMatrix Select(IReadOnlyList<string> samples)
    {
        var selection = new SampleSelection(Path, Samples);
        selection.Select(samples);
        var chosen = selection.Places;
        var values = new double[Traits.Count * chosen.Length];
        for (var trait = 0; trait < Traits.Count; trait++)
        {
            var all = ValuesOf(trait);
            for (var each = 0; each < chosen.Length; each++)
                values[(trait * chosen.Length) + each] = all[chosen[each]];
        }

        return new(Path, Traits, samples, values, Remarks);
    }

    internal TraitMatrix WithTraits(Func<Trait, Trait> change) => new(Path, [.. Traits.Select(change)], Samples, _values, Remarks);

    /// <summary>Checks names and puts traits in order.</summary>
    /// <param name="values">Trait after trait, in the order of <paramref name="traits"/>.</param>
    /// <exception cref="QtlQueryException">A trait or a sample is there twice, or there are none.</exception>
    internal static TraitMatrix Make(string path, IReadOnlyList<Trait> traits, IReadOnlyList<string> samples, IReadOnlyList<double> values, IEnumerable<string> remarks)
    {
        RefuseRepeated(path, "trait", traits.Select(trait => trait.Id));
        RefuseRepeated(path, "sample", samples);
        if (traits.Count == 0 || samples.Count == 0)
            throw new QtlQueryException($"{path} has no {(samples.Count == 0 ? "samples" : "traits")}", "Check that this is the file of trait values, and that it is whole.");
        var order = Enumerable.Range(0, traits.Count).ToArray();
        Array.Sort(order, (a, b) => Compare(traits[a], traits[b]) is not 0 and var difference ? difference : a.CompareTo(b));
        var sorted = new double[checked(traits.Count * samples.Count)];
        for (var trait = 0; trait < order.Length; trait++)
        {
            for (var sample = 0; sample < samples.Count; sample++)
                sorted[(trait * samples.Count) + sample] = values[(order[trait] * samples.Count) + sample];
        }

        var made = new TraitMatrix(path, [.. order.Select(each => traits[each])], samples, sorted, []);
        return new(path, made.Traits, samples, sorted, [.. remarks, .. NotSorted(traits), .. made.Missing()]);
    }

    static int Compare(Trait a, Trait b)
    {
        var byChromosome = Chromosome.Order(a.Chromosome).CompareTo(Chromosome.Order(b.Chromosome));
        byChromosome = byChromosome != 0 ? byChromosome : string.CompareOrdinal(a.Chromosome, b.Chromosome);
        return byChromosome != 0 ? byChromosome : a.Start.CompareTo(b.Start);
    }

    // The order of chromosomes is nobody's business here; that of starts within one is.
    static IEnumerable<string> NotSorted(IReadOnlyList<Trait> traits)
    {
        for (var each = 1; each < traits.Count; each++)
        {
            if (traits[each].Chromosome == traits[each - 1].Chromosome && traits[each].Start < traits[each - 1].Start)
                return [$"was not sorted by position (trait {traits[each].Id} comes after {traits[each - 1].Id}); traits are taken in the order of position"];
        }

        return [];
    }

    IEnumerable<string> Missing()
    {
        var traits = 0;
        var values = 0;
        string? first = null;
        for (var trait = 0; trait < Traits.Count; trait++)
        {
            var missing = 0;
            foreach (var value in ValuesOf(trait))
                missing += double.IsNaN(value) ? 1 : 0;
            traits += missing > 0 ? 1 : 0;
            values += missing;
            first ??= missing > 0 ? Traits[trait].Id : null;
        }

        return first is null ? [] : [FormattableString.Invariant($"has {values} missing values in {traits} traits, {first} the first of them")];
    }

    static void RefuseRepeated(string path, string what, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (names.FirstOrDefault(name => !seen.Add(name)) is { } repeated)
            throw new QtlQueryException($"{path} has {what} '{repeated}' twice", $"Every {what} needs a name of its own: rename or remove one.");
    }
}

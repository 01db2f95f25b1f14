namespace QtlQuery.Mapping.Scan;

/// <summary>Stretches of the genome whose variants are not tested with a trait.</summary>
sealed class ExcludedPairs
{
    readonly Dictionary<string, List<(long First, long Last, int Trait)>> _stretches = [];

    /// <param name="traits">In the order of the numbers that <see cref="At"/> gives.</param>
    public ExcludedPairs(IReadOnlyList<ScannedTrait> traits, TransOptions options)
    {
        var places = traits.Index().ToDictionary(each => each.Item.Id, each => each.Index, StringComparer.Ordinal);
        if (options.CisBp is { } cis)
        {
            for (var trait = 0; trait < traits.Count; trait++)
                Add(traits[trait], cis, trait);
        }

        foreach (var (trait, other) in options.CrossMappable)
        {
            if (places.TryGetValue(trait, out var tested) && places.TryGetValue(other, out var near))
                Add(traits[near], options.CrossMappableBp, tested);
        }

        foreach (var each in _stretches.Values)
            each.Sort();
    }

    /// <summary>Numbers of the traits that a variant is not tested with, each once, in ascending order.</summary>
    public IReadOnlyList<int> At(string chromosome, int position)
    {
        if (!_stretches.TryGetValue(chromosome, out var stretches))
            return [];
        var found = new SortedSet<int>();
        foreach (var (first, last, trait) in stretches)
        {
            if (first > position)
                break;
            if (position <= last)
                found.Add(trait);
        }

        return [.. found];
    }

    void Add(ScannedTrait near, int bp, int trait)
    {
        if (!_stretches.TryGetValue(near.Chromosome, out var stretches))
            _stretches[near.Chromosome] = stretches = [];
        stretches.Add(((long)near.StartBp - bp, (long)near.EndBp + bp, trait));
    }
}

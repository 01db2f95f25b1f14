namespace QtlQuery.Mapping.Scan;

/// <summary>Stretches of the genome whose variants are not tested with a trait.</summary>
sealed class ExcludedPairs
{
    readonly Dictionary<string, List<(long First, long Last, int Trait)>> _stretches = [];

    /// <param name="traits">In the order of the numbers that <see cref="At"/> gives.</param>
    /// <param name="all">These and others, which share sequence with some of them.</param>
    public ExcludedPairs(IReadOnlyList<ScannedTrait> traits, IReadOnlyList<ScannedTrait> all, TransOptions options)
    {
        var others = all.ToDictionary(trait => trait.Id, StringComparer.Ordinal);
        var places = traits.Index().ToDictionary(each => each.Item.Id, each => each.Index, StringComparer.Ordinal);
        if (options.CisBp is { } cis)
        {
            for (var trait = 0; trait < traits.Count; trait++)
                Add(traits[trait], cis, trait);
        }

        foreach (var (trait, other) in options.CrossMappable)
        {
            if (places.TryGetValue(trait, out var tested) && others.TryGetValue(other, out var near))
                Add(near, options.CrossMappableBp, tested);
        }

        foreach (var each in _stretches.Values)
            each.Sort();
    }

    /// <summary>The traits that the variants from one position to another are not tested with.</summary>
    /// <param name="Traits">Their numbers, each once, in ascending order.</param>
    public sealed record Segment(string Chromosome, long FirstBp, long LastBp, IReadOnlyList<int> Traits)
    {
        public static Segment None { get; } = new("", 0, 0, []);

        public bool Holds(string chromosome, int position) => FirstBp <= position && position <= LastBp && Chromosome == chromosome;
    }

    /// <summary>The segment that a position is in: the next variants are in the same one, as a rule.</summary>
    public Segment At(string chromosome, int position)
    {
        var (from, to) = (long.MinValue, long.MaxValue);
        var found = new SortedSet<int>();
        foreach (var (first, last, trait) in _stretches.GetValueOrDefault(chromosome) ?? [])
        {
            if (first > position)
            {
                to = Math.Min(to, first - 1);
                break;
            }

            if (position <= last)
            {
                (from, to) = (Math.Max(from, first), Math.Min(to, last));
                found.Add(trait);
            }
            else
            {
                from = Math.Max(from, last + 1);
            }
        }

        return new(chromosome, from, to, [.. found]);
    }

    void Add(ScannedTrait near, int bp, int trait)
    {
        if (!_stretches.TryGetValue(near.Chromosome, out var stretches))
            _stretches[near.Chromosome] = stretches = [];
        stretches.Add(((long)near.StartBp - bp, (long)near.EndBp + bp, trait));
    }
}

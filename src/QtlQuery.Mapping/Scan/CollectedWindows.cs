using System.Buffers;
using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping.Scan;

/// <summary>Reads genotypes once more for some traits, and hands the traits over with all variants of their windows.</summary>
/// <remarks>Memory holds the variants of one window and those of the traits whose work is not done.</remarks>
/// <param name="groups">Traits that are handed over together, once the last of their windows has ended.</param>
/// <param name="findTwins">Whether variants of the same genotypes are found, which only permutations have use of.</param>
sealed class CollectedWindows(IReadOnlyList<TraitResiduals> traits, IReadOnlyList<GroupOfTraits> groups, ModelBasis basis, CisOptions options, bool findTwins)
{
    readonly List<TestedVariant>?[] _variants = new List<TestedVariant>?[traits.Count];
    readonly TwinFinder? _twins = findTwins ? new() : null;
    int _ordinal;

    /// <param name="work">Takes the traits of a group that have variants, one at least; on several threads, in any order of groups.</param>
    /// <param name="progress">Told the groups that are done.</param>
    public void Run(IGenotypeReader reader, Action<IReadOnlyList<TraitVariants>> work, IProgress<int>? progress, CancellationToken cancellation)
    {
        var done = 0;
        var groupOf = groups.SelectMany(group => group.Traits.Select(trait => (trait, group))).ToDictionary(each => each.trait, each => each.group);
        using var pending = new PendingTraits(options.Threads, () => progress?.Report(Interlocked.Increment(ref done)));
        new WindowPass(traits, options.WindowBp).Run(
            reader,
            (block, first, end, windows) => Collect(block, first, end, windows, cancellation),
            windows =>
            {
                foreach (var group in windows.Select(window => groupOf[window.Trait]).Where(group => group.End()))
                    Finish(group);
            },
            cancellation);
        foreach (var group in groups.Where(group => group.IsLeftOpen))
            Finish(group);
        pending.Wait();

        void Finish(GroupOfTraits group)
        {
            var collected = group.Traits.Where(trait => _variants[trait] is not null).Select(trait => new TraitVariants(trait, traits[trait], _variants[trait]!)).ToList();
            foreach (var trait in group.Traits)
                _variants[trait] = null;
            if (collected.Count > 0)
                pending.Add(() => work(collected), cancellation);
        }
    }

    void Collect(GenotypeBlock block, int first, int end, IReadOnlyList<TraitWindow> windows, CancellationToken cancellation)
    {
        var rows = new TestedVariant?[end - first];
        Each.Of(
            rows.Length,
            options.Threads,
            i =>
            {
                if (!windows.Any(window => window.Holds(block.Variants[first + i].Position)))
                    return;
                var rented = ArrayPool<double>.Shared.Rent(basis.Samples);
                rows[i] = TestedVariant.Of(block, first + i, basis, rented.AsSpan(0, basis.Samples));
                ArrayPool<double>.Shared.Return(rented);
            },
            cancellation);
        foreach (var variant in rows)
        {
            if (variant is null || !options.Admits(variant))
                continue;
            variant.Ordinal = _ordinal++;
            _twins?.Find(variant);
            foreach (var window in windows.Where(window => window.Holds(variant.Variant.Position)))
                (_variants[window.Trait] ??= []).Add(variant);
        }
    }
}

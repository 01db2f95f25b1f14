using QtlQuery.Core;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Chunks;

/// <summary>Cuts traits into chunks of about as many neighbours each; traits of one group are never parted.</summary>
static class TraitChunks
{
    /// <summary>The traits of a chunk, in the order in which they come.</summary>
    /// <param name="number">From 1.</param>
    public static IReadOnlyList<ScannedTrait> Of(IReadOnlyList<ScannedTrait> traits, int number, int count)
    {
        var own = Numbered(traits, count).Where(each => each.Chunk == number).Select(each => each.Trait).ToHashSet();
        return [.. traits.Where(own.Contains)];
    }

    /// <summary>Tells of a variant whether it is in the window of a trait of an earlier chunk: what is counted once of all variants is counted there.</summary>
    public static Func<string, int, bool> NearEarlier(IReadOnlyList<ScannedTrait> traits, int number, int count, CovariateBasis covariates, int windowBp)
    {
        if (number == 1)
            return (_, _) => false;
        var basis = new ModelBasis(covariates);
        var windows = Numbered(traits, count)
            .Where(each => each.Chunk <= number)
            .Select(each => (each.Chunk, each.Trait, Window: TraitWindow.Of(0, new(each.Trait, basis), windowBp)))
            .Where(each => each.Window.Residuals.Reason is null)
            .ToLookup(each => each.Chunk == number);
        var own = windows[true].GroupBy(each => each.Trait.Chromosome).ToDictionary(each => each.Key, each => (First: each.Min(one => one.Window.FirstBp), Last: each.Max(one => one.Window.LastBp)), StringComparer.Ordinal);
        var near = windows[false]
            .Where(each => own.TryGetValue(each.Trait.Chromosome, out var stretch) && each.Window.FirstBp <= stretch.Last && each.Window.LastBp >= stretch.First)
            .ToLookup(each => each.Trait.Chromosome, each => each.Window);
        return (chromosome, position) => near[chromosome].Any(window => window.Holds(position));
    }

    // By the place of each group's first trait.
    static IEnumerable<(int Chunk, ScannedTrait Trait)> Numbered(IReadOnlyList<ScannedTrait> traits, int count)
    {
        var before = 0L;
        foreach (var group in traits
            .GroupBy(trait => (IsGroup: trait.Group is not null, Name: trait.Group ?? trait.Id))
            .Select(group => (group.Key.Name, Traits: group.OrderBy(trait => Chromosome.Order(trait.Chromosome)).ThenBy(trait => trait.Chromosome, StringComparer.Ordinal).ThenBy(trait => trait.StartBp).ToList()))
            .OrderBy(group => Chromosome.Order(group.Traits[0].Chromosome))
            .ThenBy(group => group.Traits[0].Chromosome, StringComparer.Ordinal)
            .ThenBy(group => group.Traits[0].StartBp)
            .ThenBy(group => group.Name, StringComparer.Ordinal))
        {
            var chunk = (int)(before * count / traits.Count) + 1;
            foreach (var trait in group.Traits)
                yield return (chunk, trait);
            before += group.Traits.Count;
        }
    }
}

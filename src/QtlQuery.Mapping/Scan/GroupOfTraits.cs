namespace QtlQuery.Mapping.Scan;

/// <summary>Traits that have one outcome together, while their windows end one after the other; most often one trait alone.</summary>
/// <param name="traits">Their numbers in the scan.</param>
sealed class GroupOfTraits(IReadOnlyList<int> traits)
{
    int _open = traits.Count;

    /// <summary>In the order of the scan's traits.</summary>
    public IReadOnlyList<int> Traits => traits;

    /// <summary>Whether some window of it has ended and others never will, as those of a chromosome that the genotypes lack.</summary>
    public bool IsLeftOpen => _open > 0 && _open < traits.Count;

    /// <summary>Notes that the window of one of its traits has ended. True for the last.</summary>
    public bool End() => --_open == 0;

    /// <summary>The groups of traits that can be tested; without <paramref name="byGroup"/> each trait is one.</summary>
    public static IReadOnlyList<GroupOfTraits> Of(IReadOnlyList<TraitResiduals> traits, bool byGroup) =>
        [.. traits.Index()
            .Where(each => each.Item.Reason is null)
            .GroupBy(each => byGroup && each.Item.Trait.Group is { } group ? (Group: group, Trait: -1) : (Group: "", Trait: each.Index), each => each.Index)
            .Select(group => new GroupOfTraits([.. group]))];
}

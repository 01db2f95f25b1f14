namespace QtlQuery.Mapping.Scan;

/// <summary>The windows of a chromosome's traits, while its variants pass.</summary>
sealed class ChromosomeWindows
{
    readonly Queue<(int Trait, TraitWindow Window)> _ahead;
    readonly List<(int Trait, TraitWindow Window)> _open = [];

    /// <param name="traits">With the numbers that they are known by.</param>
    public ChromosomeWindows(IReadOnlyList<(int Trait, TraitResiduals Residuals)> traits, int windowBp) =>
        _ahead = new(traits.Select(each => (each.Trait, Window: new TraitWindow(each.Residuals, windowBp))).OrderBy(each => each.Window.FirstBp).ThenBy(each => each.Trait));

    /// <summary>Windows that reach into a stretch, in the order of their traits' names.</summary>
    public IReadOnlyList<TraitWindow> Between(int firstBp, int lastBp)
    {
        while (_ahead.TryPeek(out var next) && next.Window.FirstBp <= lastBp)
            _open.Add(_ahead.Dequeue());
        return [.. _open.Select(each => each.Window).Where(window => window.LastBp >= firstBp).OrderBy(window => window.Residuals.Trait.Id, StringComparer.Ordinal)];
    }

    /// <summary>Removes the windows that end before a position.</summary>
    public IReadOnlyList<(int Trait, TraitWindow Window)> TakeBefore(int position)
    {
        var ended = _open.Where(each => each.Window.LastBp < position).ToList();
        _open.RemoveAll(each => each.Window.LastBp < position);
        return ended;
    }

    /// <summary>Removes all windows.</summary>
    public IReadOnlyList<(int Trait, TraitWindow Window)> TakeAll()
    {
        var all = _open.Concat(_ahead).ToList();
        _open.Clear();
        _ahead.Clear();
        return all;
    }
}

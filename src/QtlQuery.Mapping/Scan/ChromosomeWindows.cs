namespace QtlQuery.Mapping.Scan;

/// <summary>The windows of a chromosome's traits, while its variants pass.</summary>
sealed class ChromosomeWindows(IEnumerable<TraitWindow> windows)
{
    readonly Queue<TraitWindow> _ahead = new(windows.OrderBy(window => window.FirstBp).ThenBy(window => window.Trait));
    readonly List<TraitWindow> _open = [];

    /// <summary>Windows that reach into a stretch, in the order of their traits' names.</summary>
    public IReadOnlyList<TraitWindow> Between(int firstBp, int lastBp)
    {
        while (_ahead.TryPeek(out var next) && next.FirstBp <= lastBp)
            _open.Add(_ahead.Dequeue());
        return [.. _open.Where(window => window.LastBp >= firstBp).OrderBy(window => window.Residuals.Trait.Id, StringComparer.Ordinal)];
    }

    /// <summary>Removes the windows that end before a position.</summary>
    public IReadOnlyList<TraitWindow> TakeBefore(int position)
    {
        var ended = _open.Where(window => window.LastBp < position).ToList();
        _open.RemoveAll(window => window.LastBp < position);
        return ended;
    }

    /// <summary>Removes all windows.</summary>
    public IReadOnlyList<TraitWindow> TakeAll()
    {
        var all = _open.Concat(_ahead).ToList();
        _open.Clear();
        _ahead.Clear();
        return all;
    }
}

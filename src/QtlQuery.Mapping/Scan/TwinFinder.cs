namespace QtlQuery.Mapping.Scan;

/// <summary>Finds variants of the same genotypes among those read before, on one chromosome.</summary>
sealed class TwinFinder
{
    // Farther apart than this many variants they share no window; forgetting costs speed only.
    const int Remembered = 20_000;

    readonly Dictionary<ulong, TestedVariant> _last = [];

    public void Find(TestedVariant variant)
    {
        if (variant.Codes.Length == 0 || variant.Missing.Length > 0)
            return;
        if (_last.Count >= Remembered)
            _last.Clear();
        var key = variant.TwinKey();
        if (_last.TryGetValue(key, out var before) && variant.IsTwinOf(before))
            variant.Twin = before.Ordinal;
        _last[key] = variant;
    }
}

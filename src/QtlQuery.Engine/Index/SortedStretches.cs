namespace QtlQuery.Engine.Index;

/// <summary>The pairs of one index in a region, one stretch after another.</summary>
sealed class SortedStretches
{
    readonly Queue<Stretch> _further;
    int _variant;
    int _pair;
    int _end;

    /// <param name="stretches">In the order of their blocks, of all traits.</param>
    public SortedStretches(IEnumerable<Stretch> stretches)
    {
        _further = new(stretches);
        Begin();
    }

    /// <summary>The one that the next pairs lie in.</summary>
    public Stretch Stretch { get; private set; }

    public bool HasRows => _pair < _end;

    /// <summary>Of the next pair.</summary>
    public int Position { get; private set; }

    /// <summary>Takes the next pairs of the stretch up to a position, as many as there is room for.</summary>
    /// <returns>How many.</returns>
    public int Gather(int last, Span<int> variants, Span<int> pairs)
    {
        try
        {
            var block = Stretch.File.Block(Stretch.Block);
            var positions = block.Positions;
            var firstPairs = block.FirstPairs;
            var found = 0;
            while (found < pairs.Length && HasRows && Position <= last)
            {
                var end = Math.Min(Math.Min(firstPairs[_variant + 1], _end), _pair + pairs.Length - found);
                for (; _pair < end; found++)
                    (variants[found], pairs[found]) = (_variant, _pair++);
                while (HasRows && firstPairs[_variant + 1] <= _pair)
                    Position = positions[++_variant];
            }

            if (!HasRows)
                Begin();
            return found;
        }
        catch (Exception e) when (IndexFile.IsDamage(e))
        {
            throw Stretch.File.Damaged(e);
        }
    }

    void Begin()
    {
        while (!HasRows && _further.TryDequeue(out var stretch))
        {
            Stretch = stretch;
            (_variant, _pair, _end) = stretch.Pairs();
            if (HasRows)
                Position = stretch.File.Block(stretch.Block).Positions[_variant];
        }
    }
}

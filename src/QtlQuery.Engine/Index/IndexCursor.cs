using DuckDB.NET.Native;

namespace QtlQuery.Engine.Index;

/// <summary>Reads stretches as they come, beside other threads that do.</summary>
sealed class IndexCursor(IndexScan scan) : IIndexCursor
{
    const int RowsAChunk = 2048;

    readonly int[] _variants = new int[RowsAChunk];
    readonly int[] _pairs = new int[RowsAChunk];
    Stretch _stretch;

    // The traits that are wanted, by their numbers in the stretch's block.
    int? _one;
    bool[] _some = [];
    int _variant;
    int _pair;
    int _end;

    /// <summary>Whether rows of a stretch remain that this cursor has to give.</summary>
    public bool IsWithin => _pair < _end;

    public int Fill(DuckDBDataChunk output)
    {
        var rows = 0;
        try
        {
            while (rows < RowsAChunk && (IsWithin || Begin()))
                rows += Fill(output, rows);
        }
        catch (Exception e) when (IndexFile.IsDamage(e))
        {
            throw _stretch.File.Damaged(e);
        }

        return rows;
    }

    int Fill(DuckDBDataChunk output, int row)
    {
        var block = _stretch.File.Block(_stretch.Block);
        var found = Gather(block, RowsAChunk - row);
        var writer = new IndexRowWriter(_stretch.File, _stretch.Block, block, _variants.AsSpan(0, found), _pairs.AsSpan(0, found), row);
        for (var i = 0; found > 0 && i < scan.Columns.Length; i++)
            writer.Write(scan.Columns[i], NativeMethods.DataChunks.DuckDBDataChunkGetVector(output, i));
        return found;
    }

    bool Begin()
    {
        if (!scan.Next(out _stretch))
            return false;
        (_variant, _pair, _end) = _stretch.Pairs();
        ChooseTraits(_stretch.File.Block(_stretch.Block).Traits);
        return true;
    }

    void ChooseTraits(TraitCodes traits)
    {
        _some = traits.NumbersOf(_stretch.Traits.Some);
        if (_stretch.Traits.One is not { } code)
            _one = null;
        else if (traits.NumberOf(code) is { } number)
            _one = number;
        else
            _end = _pair; // no pair of the block is wanted
    }

    // The next pairs of the stretch that are wanted, with their variants.
    int Gather(IndexBlock block, int atMost)
    {
        var firstPairs = block.FirstPairs[..(_stretch.Block.Variants + 1)];
        var traits = block.Traits;
        return _stretch.Traits.Some.Length == 0 ? GatherAll(firstPairs, atMost) : traits.BytesANumber switch
        {
            sizeof(byte) => GatherOf(traits.Numbers<byte>(), firstPairs, atMost),
            sizeof(ushort) => GatherOf(traits.Numbers<ushort>(), firstPairs, atMost),
            _ => GatherOf(traits.Numbers<int>(), firstPairs, atMost),
        };
    }

    int GatherAll(ReadOnlySpan<int> firstPairs, int atMost)
    {
        var count = Math.Min(atMost, _end - _pair);
        for (var i = 0; i < count; i++)
            (_variants[i], _pairs[i]) = (VariantOf(firstPairs, _pair), _pair++);
        return count;
    }

    int GatherOf<T>(ReadOnlySpan<T> numbers, ReadOnlySpan<int> firstPairs, int atMost)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var found = 0;
        if (_one is { } one)
        {
            var wanted = T.CreateTruncating(one);
            while (found < atMost && _pair < _end)
            {
                var at = numbers[_pair.._end].IndexOf(wanted);
                if (at < 0)
                {
                    _pair = _end;
                    break;
                }

                _pair += at;
                (_variants[found], _pairs[found]) = (VariantOf(firstPairs, _pair), _pair);
                found++;
                _pair++;
            }

            return found;
        }

        for (; found < atMost && _pair < _end; _pair++)
        {
            var number = int.CreateTruncating(numbers[_pair]);
            if (number >= _some.Length || !_some[number])
                continue;
            (_variants[found], _pairs[found]) = (VariantOf(firstPairs, _pair), _pair);
            found++;
        }

        return found;
    }

    // Pairs come in order, so the variant is this one or one of the next.
    int VariantOf(ReadOnlySpan<int> firstPairs, int pair)
    {
        while (firstPairs[_variant + 1] <= pair)
            _variant++;
        return _variant;
    }
}

using DuckDB.NET.Native;

namespace QtlQuery.Engine.Index;

/// <summary>Reads stretches of indexes into DuckDB's chunks. One thread has it at a time.</summary>
sealed class IndexCursor(IndexScan scan)
{
    const int RowsAChunk = 2048;

    readonly int[] _variants = new int[RowsAChunk];
    readonly int[] _pairs = new int[RowsAChunk];
    Stretch _stretch;
    int _variant;
    int _pair;
    int _end;

    /// <summary>Whether rows of a stretch remain that this cursor has to give.</summary>
    public bool IsWithin => _pair < _end;

    /// <summary>Fills a chunk.</summary>
    /// <returns>Rows; none when there are no more.</returns>
    /// <exception cref="Core.QtlQueryException">An index is damaged.</exception>
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
        var block = _stretch.File.Block(_stretch.Block);
        var positions = block.Positions[.._stretch.Block.Variants];
        _variant = FirstWhere(positions, position => position >= _stretch.First);
        var firstPairs = block.FirstPairs;
        _pair = firstPairs[_variant];
        _end = firstPairs[FirstWhere(positions, position => position > _stretch.Last)];
        return true;
    }

    // The next pairs of the stretch that are wanted, with their variants.
    int Gather(IndexBlock block, int atMost)
    {
        var firstPairs = block.FirstPairs[..(_stretch.Block.Variants + 1)];
        return _stretch.Traits.Some.Length == 0 ? GatherAll(firstPairs, atMost)
            : block[Section.Trait].ValueBytes == sizeof(ushort) ? GatherOf(block.Values<ushort>(Section.Trait), firstPairs, atMost)
            : GatherOf(block.Values<int>(Section.Trait), firstPairs, atMost);
    }

    int GatherAll(ReadOnlySpan<int> firstPairs, int atMost)
    {
        var count = Math.Min(atMost, _end - _pair);
        for (var i = 0; i < count; i++)
            (_variants[i], _pairs[i]) = (VariantOf(firstPairs, _pair), _pair++);
        return count;
    }

    int GatherOf<T>(ReadOnlySpan<T> codes, ReadOnlySpan<int> firstPairs, int atMost)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var found = 0;
        if (_stretch.Traits.One is { } one)
        {
            if (!T.CreateTruncating(one).Equals(T.CreateSaturating(one)))
            {
                _pair = _end; // no pair of the block has so high a code
                return 0;
            }

            var wanted = T.CreateTruncating(one);
            while (found < atMost && _pair < _end)
            {
                var at = codes[_pair.._end].IndexOf(wanted);
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

        var some = _stretch.Traits.Some;
        for (; found < atMost && _pair < _end; _pair++)
        {
            var code = int.CreateTruncating(codes[_pair]);
            if (code >= some.Length || !some[code])
                continue;
            (_variants[found], _pairs[found]) = (VariantOf(firstPairs, _pair), _pair);
            found++;
        }

        return found;
    }

    // Positions rise, so what is true of one is true of those that follow.
    static int FirstWhere(ReadOnlySpan<int> positions, Func<int, bool> isReached)
    {
        var (low, high) = (0, positions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isReached(positions[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    // Pairs come in order, so the variant is this one or one of the next.
    int VariantOf(ReadOnlySpan<int> firstPairs, int pair)
    {
        while (firstPairs[_variant + 1] <= pair)
            _variant++;
        return _variant;
    }
}

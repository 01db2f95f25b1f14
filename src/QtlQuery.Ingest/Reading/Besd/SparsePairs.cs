using QtlQuery.Core;

namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>The pairs of a sparse file: betas of a probe, then its standard errors, and with each the number of its SNP.</summary>
sealed class SparsePairs : IBesdPairs
{
    readonly BesdFile _file;
    readonly long[] _offsets;
    readonly long _rowNumbersAt;
    readonly long _valuesAt;
    readonly long[] _snps;
    readonly long[] _snpsAgain;
    readonly float[] _betas;
    readonly float[] _standardErrors;
    int _probe;
    long _done; // pairs of the probe before the block
    int _length; // of the block; 0 when it is still to be read
    int _at; // in the block

    /// <exception cref="QtlQueryException">The offsets do not go up from 0 to the number of values.</exception>
    public SparsePairs(BesdFile file, int pairsABlock)
    {
        _file = file;
        _rowNumbersAt = file.OffsetsAt + ((long)file.OffsetCount * BesdFile.Size(file.Header.Offsets));
        _valuesAt = _rowNumbersAt + (file.Values * BesdFile.Size(file.Header.RowNumbers));
        _offsets = new long[file.OffsetCount];
        file.ReadNumbers(file.OffsetsAt, file.Header.Offsets, _offsets);
        var longest = CheckOffsets();
        var block = (int)Math.Min(pairsABlock, longest);
        (_snps, _snpsAgain, _betas, _standardErrors) = (new long[block], new long[block], new float[block], new float[block]);
        GoToPairs();
    }

    public bool Ended => _probe == _file.Probes.Count;

    public long BytesDone => Ended
        ? _file.Bytes
        : _rowNumbersAt + ((_offsets[2 * _probe] + (2 * _done)) * (BesdFile.Size(_file.Header.RowNumbers) + sizeof(float)));

    long PairsOfProbe => _offsets[(2 * _probe) + 1] - _offsets[2 * _probe];

    public int Read(Span<BesdPair> pairs)
    {
        if (Ended)
            return 0;
        if (_length == 0)
            ReadBlock();
        var count = 0;
        for (; _at < _length && count < pairs.Length; _at++)
        {
            if (_standardErrors[_at] != BesdPair.Missing)
                pairs[count++] = new(_probe, (int)_snps[_at], _betas[_at], _standardErrors[_at]);
        }

        if (_at == _length)
            EndBlock();
        return count;
    }

    // Pairs of the longest probe.
    long CheckOffsets()
    {
        if (_offsets[0] != 0 || _offsets[^1] != _file.Values)
            throw _file.Damaged(FormattableString.Invariant($"its offsets go from {_offsets[0]} to {_offsets[^1]} in place of 0 to {_file.Values}"));
        var longest = 0L;
        for (var probe = 0; probe < _file.Probes.Count; probe++)
        {
            var (betas, standardErrors, end) = (_offsets[2 * probe], _offsets[(2 * probe) + 1], _offsets[(2 * probe) + 2]);
            if (betas > standardErrors || standardErrors > end)
                throw AtProbe(probe, $"the offsets {betas}, {standardErrors}, {end} go down");
            if (standardErrors - betas != end - standardErrors)
                throw AtProbe(probe, $"there are {standardErrors - betas} betas and {end - standardErrors} standard errors");
            longest = Math.Max(longest, end - standardErrors);
        }

        return longest;
    }

    void ReadBlock()
    {
        _length = (int)Math.Min(_betas.Length, PairsOfProbe - _done);
        var (betas, standardErrors) = (_offsets[2 * _probe] + _done, _offsets[(2 * _probe) + 1] + _done);
        ReadRowNumbers(betas, _snps.AsSpan(0, _length));
        ReadRowNumbers(standardErrors, _snpsAgain.AsSpan(0, _length));
        if (_snps.AsSpan(0, _length).CommonPrefixLength(_snpsAgain) is var equal && equal < _length)
            throw AtProbe(_probe, $"a beta is of SNP {_snps[equal]} and its standard error of SNP {_snpsAgain[equal]}");
        _file.ReadFloats(_valuesAt + (betas * sizeof(float)), _betas.AsSpan(0, _length));
        _file.ReadFloats(_valuesAt + (standardErrors * sizeof(float)), _standardErrors.AsSpan(0, _length));
    }

    void ReadRowNumbers(long first, Span<long> into)
    {
        _file.ReadNumbers(_rowNumbersAt + (first * BesdFile.Size(_file.Header.RowNumbers)), _file.Header.RowNumbers, into);
        if (into.IndexOfAnyExceptInRange(0, _file.Snps.Count - 1) is >= 0 and var wrong)
            throw AtProbe(_probe, $"it has SNP {into[wrong]}, and '{_file.Snps.Path}' numbers them 0 to {_file.Snps.Count - 1}");
    }

    void EndBlock()
    {
        _done += _length;
        (_length, _at) = (0, 0);
        GoToPairs();
    }

    // To the next probe that has pairs left.
    void GoToPairs()
    {
        while (!Ended && _done == PairsOfProbe)
            (_probe, _done) = (_probe + 1, 0);
    }

    QtlQueryException AtProbe(int probe, FormattableString what) =>
        _file.Damaged(FormattableString.Invariant($"at probe {_file.Probes.Name(probe)}, number {probe + 1}, {FormattableString.Invariant(what)}"));
}

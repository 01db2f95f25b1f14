using System.Runtime.InteropServices;

namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>The pairs of a dense file: for each probe the betas of all SNPs, then their standard errors.</summary>
sealed class DensePairs(BesdFile file, int pairsABlock) : IBesdPairs
{
    static readonly int MissingBits = BitConverter.SingleToInt32Bits(BesdPair.Missing);

    readonly int _snps = file.Snps.Count;
    readonly float[] _betas = new float[Math.Min(pairsABlock, file.Snps.Count)];
    readonly float[] _standardErrors = new float[Math.Min(pairsABlock, file.Snps.Count)];
    int _probe;
    int _firstSnp; // of the block
    int _length; // of the block; 0 when it is still to be read
    int _at; // in the block
    bool _hasBetas;

    public bool Ended => _probe == file.Probes.Count;

    public long BytesDone => BetasAt;

    long BetasAt => file.Header.Bytes + (2L * sizeof(float) * _probe * _snps) + ((long)sizeof(float) * _firstSnp);

    public int Read(Span<BesdPair> pairs)
    {
        if (_length == 0)
            ReadStandardErrors();
        for (var count = 0; count < pairs.Length; count++)
        {
            var bits = MemoryMarshal.Cast<float, int>(_standardErrors.AsSpan(_at.._length));
            var next = bits.IndexOfAnyExcept(MissingBits);
            if (next < 0)
            {
                EndBlock();
                return count;
            }

            if (!_hasBetas)
                ReadBetas();
            _at += next;
            pairs[count] = new(_probe, _firstSnp + _at, _betas[_at], _standardErrors[_at]);
            _at++;
        }

        return pairs.Length;
    }

    void ReadStandardErrors()
    {
        _length = Math.Min(_standardErrors.Length, _snps - _firstSnp);
        file.ReadFloats(BetasAt + ((long)sizeof(float) * _snps), _standardErrors.AsSpan(0, _length));
    }

    // Most blocks of a file of cis associations have none to give, so theirs are not read.
    void ReadBetas()
    {
        file.ReadFloats(BetasAt, _betas.AsSpan(0, _length));
        _hasBetas = true;
    }

    void EndBlock()
    {
        _firstSnp += _length;
        (_length, _at, _hasBetas) = (0, 0, false);
        if (_firstSnp == _snps)
            (_probe, _firstSnp) = (_probe + 1, 0);
    }
}

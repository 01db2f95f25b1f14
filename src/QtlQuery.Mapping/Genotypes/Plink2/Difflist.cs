namespace QtlQuery.Mapping.Genotypes.Plink2;

/// <summary>Some samples in rising order, and for each a category of two bits where the list has them.</summary>
/// <remarks>
/// PLINK 2 file format specification: the length; for each group of 64 the first sample; for each group but the last the bytes of its steps, less 63;
/// the categories, four in a byte; for each group the steps from a sample to the next.
/// </remarks>
sealed class Difflist(int sampleCount)
{
    const int GroupSize = 64;

    readonly int _idLength = sampleCount <= 1 << 8 ? 1 : sampleCount <= 1 << 16 ? 2 : sampleCount <= 1 << 24 ? 3 : 4;

    readonly int[] _samples = new int[sampleCount];
    readonly byte[] _categories = new byte[sampleCount];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Samples => _samples.AsSpan(0, Count);

    public ReadOnlySpan<byte> Categories => _categories.AsSpan(0, Count);

    public void Read(ref PgenBytes record, bool hasCategories)
    {
        var length = record.Number();
        if (length > sampleCount)
            throw new InvalidDataException("it lists more samples than there are");
        Count = (int)length;
        if (Count == 0)
            return;
        var groups = (Count + GroupSize - 1) / GroupSize;
        var firsts = record.Take((long)groups * _idLength);
        record.Take(groups - 1);
        if (hasCategories)
            ReadCategories(record.Take((Count + 3) / 4));

        var last = -1L;
        for (var each = 0; each < Count; each++)
        {
            var sample = each % GroupSize == 0 ? PgenBytes.Fixed(firsts.Slice(each / GroupSize * _idLength, _idLength)) : last + record.Number();
            if (sample <= last || sample >= sampleCount)
                throw new InvalidDataException("it lists a sample that is not there");
            _samples[each] = (int)sample;
            last = sample;
        }
    }

    void ReadCategories(ReadOnlySpan<byte> packed)
    {
        for (var each = 0; each < Count; each++)
            _categories[each] = (byte)((packed[each >> 2] >> (2 * (each & 3))) & 3);
    }
}

using System.Buffers.Binary;
using System.Numerics;
using QtlQuery.Mapping.Genotypes.Plink1;

namespace QtlQuery.Mapping.Genotypes.Plink2;

/// <summary>Decodes variant records of a .pgen file, one after the other: a record may say only what differs from the last one that stood by itself.</summary>
/// <remarks>PLINK 2 file format specification, variant records. Categories 0, 1 and 2 are copies of alt, 3 is missing.</remarks>
sealed class PgenRecord(int sampleCount)
{
    const double DosageUnit = 1.0 / (1 << 14);
    const ushort NoDosage = 65535;

    static readonly sbyte[] Calls = [0, 1, 2, GenotypeBlock.Missing];
    static readonly TwoBitCalls Packed = new(Calls);

    readonly Difflist _difflist = new(sampleCount);
    readonly sbyte[] _base = new sbyte[sampleCount];

    /// <summary>Whether a record of this type says only what differs from the one before.</summary>
    public static bool IsDifference(byte type) => (type & 7) is 2 or 3;

    public static bool HasDosages(byte type) => (type & 0x60) != 0;

    public static bool IsMultiallelic(byte type) => (type & 8) != 0;

    /// <summary>Decodes the calls; the record is left where they end.</summary>
    public void ReadCalls(ref PgenBytes record, byte type, Span<sbyte> calls)
    {
        switch (type & 7)
        {
            case 0:
                Packed.Decode(record.Take((sampleCount + 3) / 4), calls);
                break;
            case 1:
                ReadTwoCommon(ref record, calls);
                break;
            case 2 or 3:
                _base.CopyTo(calls);
                break;
            case 4 or 6 or 7:
                calls.Fill(Calls[(type & 7) - 4]);
                break;
            default:
                throw new InvalidDataException("it is of a kind that the format keeps for later");
        }

        if ((type & 7) != 0)
        {
            _difflist.Read(ref record, hasCategories: true);
            for (var each = 0; each < _difflist.Count; each++)
                calls[_difflist.Samples[each]] = Calls[_difflist.Categories[each]];
        }

        // PLINK 2 writes what differs before the turning, and so it is read; the specification can be taken to mean after.
        if ((type & 7) == 3)
            GenotypeRow.Turn(calls);
        if (!IsDifference(type))
            calls.CopyTo(_base);
    }

    /// <summary>Decodes the dosages behind the calls. A sample without one has its call.</summary>
    public void ReadDosages(ref PgenBytes record, byte type, ReadOnlySpan<sbyte> calls, Span<double> dosages)
    {
        for (var sample = 0; sample < calls.Length; sample++)
            dosages[sample] = calls[sample] == GenotypeBlock.Missing ? double.NaN : calls[sample];
        if ((type & 0x10) != 0)
            PassPhase(ref record, calls.Count((sbyte)1));
        switch (type & 0x60)
        {
            case 0x20:
                _difflist.Read(ref record, hasCategories: false);
                var listed = record.Take(2L * _difflist.Count);
                for (var each = 0; each < _difflist.Count; each++)
                    Set(dosages, _difflist.Samples[each], listed, each);
                break;
            case 0x40:
                var all = record.Take(2L * sampleCount);
                for (var sample = 0; sample < sampleCount; sample++)
                    Set(dosages, sample, all, sample);
                break;
            case 0x60:
                var there = record.Take((sampleCount + 7) / 8);
                var count = 0;
                foreach (var part in there)
                    count += BitOperations.PopCount(part);
                var some = record.Take(2L * count);
                count = 0;
                for (var sample = 0; sample < sampleCount; sample++)
                {
                    if (PgenBytes.Bit(there, sample))
                        Set(dosages, sample, some, count++);
                }

                break;
        }
    }

    // Two categories by a bit for each sample, all others by a list.
    static void Fill(ReadOnlySpan<byte> bits, Span<sbyte> calls, sbyte low, sbyte high)
    {
        for (var sample = 0; sample < calls.Length; sample++)
            calls[sample] = PgenBytes.Bit(bits, sample) ? high : low;
    }

    void ReadTwoCommon(ref PgenBytes record, Span<sbyte> calls)
    {
        var code = record.Byte();
        if (code is not (1 or 2 or 3 or 5 or 6 or 9))
            throw new InvalidDataException("it names no two categories");
        Fill(record.Take((sampleCount + 7) / 8), calls, Calls[code >> 2], Calls[(code >> 2) + (code & 3)]);
    }

    // A first bit says whether it is said which heterozygous calls are phased; then a bit for each, and a bit for each phased one.
    static void PassPhase(ref PgenBytes record, int heterozygous)
    {
        var ahead = record;
        if ((ahead.Byte() & 1) == 0)
        {
            record.Take((heterozygous + 8) / 8);
            return;
        }

        var said = record.Take((heterozygous + 8) / 8);
        var phased = -1;
        foreach (var part in said)
            phased += BitOperations.PopCount(part);
        record.Take((phased + 7) / 8);
    }

    static void Set(Span<double> dosages, int sample, ReadOnlySpan<byte> values, int place)
    {
        var value = BinaryPrimitives.ReadUInt16LittleEndian(values[(2 * place)..]);
        if (value == NoDosage)
            return;
        if (value > 1 << 15)
            throw new InvalidDataException("it has a dosage above 2");
        dosages[sample] = value * DosageUnit;
    }
}

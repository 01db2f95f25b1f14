using System.Buffers.Binary;
using System.Runtime.InteropServices;
using QtlQuery.Core;

namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>Reads the calls and dosages of all samples of a biallelic BCF record.</summary>
/// <remarks>An allele is its number plus one, doubled, plus one if phased; 0 or 1 is a missing one. A sample with fewer alleles than others has end marks instead.</remarks>
/// <param name="samples">Their names, for messages.</param>
/// <param name="place">File and record, for messages.</param>
sealed class BcfGenotypes(IReadOnlyList<string> samples, Func<string> place)
{
    const uint MissingFloat = 0x7f800001;
    const uint EndFloat = 0x7f800002;

    // Calls of two alleles in a byte each by nine cases: missing, ref or alt, and again.
    static readonly sbyte[] PlainCalls = [-1, -1, -1, -1, 0, 1, -1, 1, 2];

    readonly bool[] _isHaploid = new bool[samples.Count];

    /// <summary>Whether the record has a call of a single allele.</summary>
    public bool HasHaploid { get; private set; }

    public void ReadCalls(BcfField field, Span<sbyte> calls)
    {
        if (HasHaploid)
            Array.Clear(_isHaploid);
        HasHaploid = false;
        if (field is { Type: BcfRecord.Int8, Length: 2 } && TryReadPlainCalls(field.Values, calls))
            return;
        for (var sample = 0; sample < calls.Length; sample++)
        {
            var kind = field.IsThere ? Call(field.Of(sample), field.Type, out calls[sample]) : NoCall(out calls[sample]);
            _isHaploid[sample] = kind == CallKind.Haploid;
            HasHaploid |= _isHaploid[sample];
            if (kind == CallKind.Polyploid)
                throw new QtlQueryException($"{place()}: sample {samples[sample]} has more than two alleles", "Only diploid genotypes, and haploid ones of X, Y and MT, can be mapped.");
            if (kind == CallKind.Wrong)
                throw new QtlQueryException($"{place()}: sample {samples[sample]} has an allele that the record has not", "The file is damaged: write it anew.");
        }
    }

    /// <summary>Reads dosages; the calls of the record have been read, and say whose dosage is of one allele. A sample without a dosage has its call.</summary>
    public void ReadDosages(BcfField field, ReadOnlySpan<sbyte> calls, Span<double> dosages)
    {
        if (field.IsThere && field.Type is not (BcfRecord.Float or BcfRecord.Int8 or BcfRecord.Int16 or BcfRecord.Int32))
            throw new InvalidDataException("its dosages are no numbers");
        if (field is { Type: BcfRecord.Float, Length: 1 } && !HasHaploid && TryReadPlainDosages(field.Values, dosages))
            return;
        for (var sample = 0; sample < dosages.Length; sample++)
        {
            var dosage = field.IsThere ? Dosage(field.Of(sample), field.Type) : double.NaN;
            // As in VCF: the dosage of a call of one allele is between 0 and 1, and counts twice.
            if (dosage < 0 || dosage > (_isHaploid[sample] ? 1 : 2))
                throw new QtlQueryException($"{place()}: sample {samples[sample]} has no dosage between 0 and 2, or 1 of a single allele", "DS is the number of copies of alt that are expected.");
            if (double.IsNaN(dosage) && calls[sample] != GenotypeBlock.Missing)
                dosages[sample] = calls[sample];
            else
                dosages[sample] = _isHaploid[sample] ? 2 * dosage : dosage;
        }
    }

    static bool TryReadPlainCalls(ReadOnlySpan<byte> values, Span<sbyte> calls)
    {
        var pairs = MemoryMarshal.Cast<byte, (byte A, byte B)>(values)[..calls.Length];
        for (var sample = 0; sample < pairs.Length; sample++)
        {
            var (a, b) = (pairs[sample].A >> 1, pairs[sample].B >> 1);
            if (a > 2 || b > 2)
                return false;
            calls[sample] = PlainCalls[(3 * a) + b];
        }

        return true;
    }

    static bool TryReadPlainDosages(ReadOnlySpan<byte> values, Span<double> dosages)
    {
        var floats = MemoryMarshal.Cast<byte, float>(values)[..dosages.Length];
        for (var sample = 0; sample < floats.Length; sample++)
        {
            if (floats[sample] is not (>= 0 and <= 2))
                return false;
            dosages[sample] = floats[sample];
        }

        return true;
    }

    static CallKind NoCall(out sbyte call)
    {
        call = GenotypeBlock.Missing;
        return CallKind.Diploid;
    }

    static CallKind Call(ReadOnlySpan<byte> cell, int type, out sbyte call)
    {
        call = GenotypeBlock.Missing;
        var (count, copies, missing) = (0, 0, false);
        for (; !cell.IsEmpty; cell = cell[BcfRecord.Size(type)..])
        {
            var value = Integer(cell, type);
            if (value < 0)
                break;
            count++;
            var allele = (value >> 1) - 1;
            if (allele > 1)
                return CallKind.Wrong;
            missing |= allele < 0;
            copies += Math.Max(allele, 0);
        }

        if (count > 2)
            return CallKind.Polyploid;
        if (missing || count == 0)
            return CallKind.Diploid;
        call = (sbyte)(count == 1 ? 2 * copies : copies);
        return count == 1 ? CallKind.Haploid : CallKind.Diploid;
    }

    static double Dosage(ReadOnlySpan<byte> cell, int type)
    {
        if (type == BcfRecord.Float)
            return BinaryPrimitives.ReadUInt32LittleEndian(cell) is var bits && bits is MissingFloat or EndFloat ? double.NaN : BitConverter.UInt32BitsToSingle(bits);
        var number = Integer(cell, type);
        return number == MissingInteger(type) || number == MissingInteger(type) + 1 ? double.NaN : number;
    }

    static int Integer(ReadOnlySpan<byte> cell, int type) => type switch
    {
        BcfRecord.Int8 => (sbyte)cell[0],
        BcfRecord.Int16 => BinaryPrimitives.ReadInt16LittleEndian(cell),
        BcfRecord.Int32 => BinaryPrimitives.ReadInt32LittleEndian(cell),
        _ => throw new InvalidDataException("its calls are no numbers"),
    };

    // The least number of a type is a missing value, the one after it an end mark.
    static int MissingInteger(int type) => type switch
    {
        BcfRecord.Int8 => sbyte.MinValue,
        BcfRecord.Int16 => short.MinValue,
        _ => int.MinValue,
    };
}

using System.Buffers.Binary;
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

    readonly bool[] _isHaploid = new bool[samples.Count];

    /// <summary>Whether the record has a call of a single allele.</summary>
    public bool HasHaploid { get; private set; }

    public void ReadCalls(BcfField field, Span<sbyte> calls)
    {
        HasHaploid = false;
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

    /// <summary>Reads dosages; the calls of the record have been read, and say whose dosage is of one allele.</summary>
    public void ReadDosages(BcfField field, Span<double> dosages)
    {
        if (field.IsThere && field.Type is not (BcfRecord.Float or BcfRecord.Int8 or BcfRecord.Int16 or BcfRecord.Int32))
            throw new InvalidDataException("its dosages are no numbers");
        for (var sample = 0; sample < dosages.Length; sample++)
        {
            var dosage = field.IsThere ? Dosage(field.Of(sample), field.Type) : double.NaN;
            // As in VCF: the dosage of a call of one allele is between 0 and 1, and counts twice.
            if (dosage < 0 || dosage > (_isHaploid[sample] ? 1 : 2))
                throw new QtlQueryException($"{place()}: sample {samples[sample]} has no dosage between 0 and 2, or 1 of a single allele", "DS is the number of copies of alt that are expected.");
            dosages[sample] = _isHaploid[sample] ? 2 * dosage : dosage;
        }
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

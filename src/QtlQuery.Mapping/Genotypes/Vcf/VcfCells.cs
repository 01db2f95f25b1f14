using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>Reads the genotypes of all samples of one VCF row.</summary>
/// <param name="samples">Their names, for messages.</param>
sealed class VcfCells(IReadOnlyList<string> samples)
{
    /// <summary>Whether the row has a call of a single allele.</summary>
    public bool HasHaploid { get; private set; }

    /// <param name="cells">The row from its first genotype on.</param>
    /// <param name="place">File and line, for messages.</param>
    public void ReadCalls(ReadOnlySpan<byte> cells, VcfFormat format, Span<sbyte> calls, Func<string> place)
    {
        HasHaploid = false;
        if (format.IsCallsAlone && TryReadPlainCalls(cells, calls))
            return;
        for (var sample = 0; sample < calls.Length; sample++)
        {
            var cell = Next(ref cells, sample, place);
            var kind = GenotypeText.Call(Field(cell, format.Calls), out calls[sample]);
            HasHaploid |= kind == CallKind.Haploid;
            if (kind >= CallKind.Polyploid)
                throw BadCall(kind, cell, sample, place);
        }

        NoMore(cells, place);
    }

    public void ReadDosages(ReadOnlySpan<byte> cells, VcfFormat format, Span<double> dosages, Func<string> place)
    {
        HasHaploid = false;
        for (var sample = 0; sample < dosages.Length; sample++)
        {
            var cell = Next(ref cells, sample, place);
            if (!GenotypeText.Dosage(Field(cell, format.Dosages), out dosages[sample]))
                throw new QtlQueryException($"{place()}: '{Cells.Shown(cell)}' of sample {samples[sample]} has no dosage between 0 and 2", "DS is the number of copies of alt that are expected.");
            if (format.Calls >= 0)
                dosages[sample] = WithCall(dosages[sample], cell, Field(cell, format.Calls), sample, place);
        }

        NoMore(cells, place);
    }

    // A sample without a dosage has its call, as PLINK 2 reads it. Imputation programs give a haploid call a dosage of 0 to 1: a call of one allele counts twice, and so does its dosage.
    double WithCall(double dosage, ReadOnlySpan<byte> cell, ReadOnlySpan<byte> text, int sample, Func<string> place)
    {
        if (!double.IsNaN(dosage) && text.Length > 1)
            return dosage;
        var kind = GenotypeText.Call(text, out var call);
        if (kind >= CallKind.Polyploid)
            throw BadCall(kind, cell, sample, place);
        HasHaploid |= kind == CallKind.Haploid;
        if (double.IsNaN(dosage))
            return call == GenotypeBlock.Missing ? double.NaN : call;
        if (kind != CallKind.Haploid)
            return dosage;
        return dosage <= 1
            ? 2 * dosage
            : throw new QtlQueryException($"{place()}: '{Cells.Shown(cell)}' of sample {samples[sample]} is a call of one allele with a dosage above 1", "The dosage of a haploid call is between 0 and 1.");
    }

    // Three bytes and a tab for each sample: what a row of diploid GT alone looks like. Anything else is left to the patient loop.
    static bool TryReadPlainCalls(ReadOnlySpan<byte> cells, Span<sbyte> calls)
    {
        if (cells.Length != (4 * calls.Length) - 1)
            return false;
        var last = calls.Length - 1;
        var fours = MemoryMarshal.Cast<byte, uint>(cells);
        for (var sample = 0; sample < last; sample++)
        {
            var four = fours[sample];
            var (a, b) = ((four & 0xff) - '0', ((four >> 16) & 0xff) - '0');
            if ((four >> 24) != '\t' || !IsSeparator((byte)(four >> 8)))
                return false;
            if ((a | b) <= 1)
                calls[sample] = (sbyte)(a + b);
            else if (GenotypeText.Call(cells.Slice(4 * sample, 3), out calls[sample]) != CallKind.Diploid)
                return false;
        }

        return GenotypeText.Call(cells[(4 * last)..], out calls[last]) == CallKind.Diploid;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsSeparator(byte character) => character is (byte)'|' or (byte)'/';

    ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> cells, int sample, Func<string> place)
    {
        if (cells.IsEmpty)
        {
            throw new QtlQueryException(
                string.Create(CultureInfo.InvariantCulture, $"{place()} ends after {sample} of {samples.Count} samples"),
                "The file is cut short or damaged: copy or make it again.");
        }

        var end = cells.IndexOf((byte)'\t');
        var cell = end < 0 ? cells : cells[..end];
        cells = end < 0 ? default : cells[(end + 1)..];
        return cell;
    }

    void NoMore(ReadOnlySpan<byte> cells, Func<string> place)
    {
        if (!cells.IsEmpty)
            throw new QtlQueryException(string.Create(CultureInfo.InvariantCulture, $"{place()} goes on after {samples.Count} samples"), "The header names fewer samples than the row has cells: the file is damaged.");
    }

    // Fields at a cell's end may be left out when they are missing.
    static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> cell, int place)
    {
        for (; place > 0; place--)
        {
            var colon = cell.IndexOf((byte)':');
            if (colon < 0)
                return "."u8;
            cell = cell[(colon + 1)..];
        }

        var end = cell.IndexOf((byte)':');
        return end < 0 ? cell : cell[..end];
    }

    QtlQueryException BadCall(CallKind kind, ReadOnlySpan<byte> cell, int sample, Func<string> place) => kind == CallKind.Polyploid
        ? new($"{place()}: '{Cells.Shown(cell)}' of sample {samples[sample]} has more than two alleles", "Only diploid genotypes, and haploid ones of X, Y and MT, can be mapped.")
        : new($"{place()}: '{Cells.Shown(cell)}' of sample {samples[sample]} is no genotype of a row with one alt allele", "A genotype is 0/0, 0/1, 1/1, ./. or the like.");
}

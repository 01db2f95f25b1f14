using System.Buffers.Text;
using System.Numerics;
using QtlQuery.Engine.Text;
using QtlQuery.Engine.TextFunctions;

namespace QtlQuery.Engine.Index;

/// <summary>The columns of <c>index_rows</c>, in their order: those of <c>associations</c> that look-ups answer.</summary>
enum IndexColumn
{
    DatasetId,
    MolecularTraitId,
    GeneId,
    Chromosome,
    Position,
    Ref,
    Alt,
    Rsid,
    EffectAlleleFrequency,
    SampleSize,
    Beta,
    StandardError,
    PValue,
    NegLog10PBelowRange,
    Significant,

    /// <summary>As the macro <c>variant_id_of</c> has it.</summary>
    VariantId,
}

/// <summary>Writes pairs of a block into vectors of DuckDB's.</summary>
/// <param name="variants">Of each pair its variant's number in the block.</param>
/// <param name="pairs">Their numbers in the block.</param>
/// <param name="row">Where in the vectors the first pair goes.</param>
readonly ref struct IndexRowWriter(IndexFile file, BlockEntry entry, IndexBlock block, ReadOnlySpan<int> variants, ReadOnlySpan<int> pairs, int row)
{
    readonly IndexBlock _block = block;
    readonly ReadOnlySpan<int> _variants = variants;
    readonly ReadOnlySpan<int> _pairs = pairs;

    public void Write(int column, nint vector)
    {
        switch ((IndexColumn)column)
        {
            case IndexColumn.DatasetId:
                Repeat(new(vector), file.DatasetIdBytes);
                break;
            case IndexColumn.Chromosome:
                Repeat(new(vector), file.ChromosomeBytes(entry.Chromosome));
                break;
            case IndexColumn.MolecularTraitId:
                Traits(new(vector), file.TraitIds);
                break;
            case IndexColumn.GeneId:
                Traits(new(vector), file.GeneIds);
                break;
            case IndexColumn.Position:
                var positions = _block.Positions;
                var target = new NumberVector<int>(vector);
                for (var i = 0; i < _variants.Length; i++)
                    target.Set(row + i, positions[_variants[i]]);
                break;
            case IndexColumn.Ref:
                Alleles(new(vector), Section.Ref);
                break;
            case IndexColumn.Alt:
                Alleles(new(vector), Section.Alt);
                break;
            case IndexColumn.Rsid:
                Rsids(new(vector));
                break;
            case IndexColumn.EffectAlleleFrequency:
                Floats(Section.EffectAlleleFrequency, new(vector));
                break;
            case IndexColumn.SampleSize:
                Integers(Section.SampleSize, new(vector));
                break;
            case IndexColumn.Beta:
                Floats(Section.Beta, new(vector));
                break;
            case IndexColumn.StandardError:
                Floats(Section.StandardError, new(vector));
                break;
            case IndexColumn.PValue:
                Doubles(Section.PValue, new(vector));
                break;
            case IndexColumn.NegLog10PBelowRange:
                Doubles(Section.NegLog10PBelowRange, new(vector));
                break;
            case IndexColumn.Significant:
                Truths(Section.Significant, new(vector));
                break;
            case IndexColumn.VariantId:
                VariantIds(new(vector));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(column));
        }
    }

    void Repeat(TextVector target, ReadOnlySpan<byte> text)
    {
        target.Set(row, text);
        for (var i = 1; i < _pairs.Length; i++)
            target.Repeat(row + i);
    }

    void Traits(TextVector target, TextTable texts)
    {
        var first = file.FirstTrait(entry.Chromosome);
        Span<int> codes = stackalloc int[_pairs.Length];
        _block.Traits.CopyTo(_pairs, codes);
        for (var i = 0; i < _pairs.Length; i++)
        {
            var text = texts[first + codes[i]];
            if (text.IsEmpty)
                target.SetNull(row + i);
            else
                target.Set(row + i, text);
        }
    }

    void Alleles(TextVector target, Section section)
    {
        var numbers = _block.Values<ushort>(section);
        var texts = _block.Alleles;
        for (var i = 0; i < _variants.Length; i++)
        {
            var allele = texts[numbers[_variants[i]]];
            if (allele.IsEmpty)
                target.SetNull(row + i);
            else
                target.Set(row + i, allele);
        }
    }

    void VariantIds(TextVector target)
    {
        var positions = _block.Positions;
        var refs = _block.Values<ushort>(Section.Ref);
        var alts = _block.Values<ushort>(Section.Alt);
        var alleles = _block.Alleles;
        var chromosome = file.ChromosomeBytes(entry.Chromosome);
        Span<byte> text = stackalloc byte[256];
        var isThere = false;
        for (var i = 0; i < _variants.Length; i++)
        {
            var variant = _variants[i];
            if (i > 0 && variant == _variants[i - 1] && isThere)
            {
                target.Repeat(row + i);
                continue;
            }

            var (first, second) = (refs[variant], alts[variant]);
            isThere = !alleles[first].IsEmpty && !alleles[second].IsEmpty;
            if (!isThere)
                target.SetNull(row + i);
            else
                target.Set(row + i, VariantIdFunction.Write(chromosome, positions[variant], alleles[first], alleles[second], text));
        }
    }

    void Rsids(TextVector target)
    {
        var numbers = _block.Values<uint>(Section.Rsid);
        var others = _block.OtherRsids;
        Span<byte> text = stackalloc byte["rs4294967295".Length];
        "rs"u8.CopyTo(text);
        for (var i = 0; i < _variants.Length; i++)
        {
            switch (numbers[_variants[i]])
            {
                case 0:
                    target.SetNull(row + i);
                    break;
                case IndexFormat.OtherRsid:
                    target.Set(row + i, others[numbers[.._variants[i]].Count(IndexFormat.OtherRsid)]);
                    break;
                case var number:
                    Utf8Formatter.TryFormat(number, text[2..], out var digits);
                    target.Set(row + i, text[..(2 + digits)]);
                    break;
            }
        }
    }

    void Floats(Section section, NumberVector<float> target)
    {
        if (_block[section].Encoding == ColumnEncoding.Packed)
        {
            Packed(section, target);
            return;
        }

        var values = Values<float>(section);
        for (var i = 0; i < _pairs.Length; i++)
        {
            var value = values[i];
            if (float.IsNaN(value))
                target.SetNull(row + i);
            else
                target.Set(row + i, value);
        }
    }

    void Doubles(Section section, NumberVector<double> target)
    {
        if (_block[section].Encoding == ColumnEncoding.Packed)
        {
            Packed(section, target);
            return;
        }

        var narrow = _block[section].ValueBytes == sizeof(float);
        var floats = Values<float>(section);
        var doubles = Values<double>(section);
        for (var i = 0; i < _pairs.Length; i++)
        {
            var value = narrow ? floats[i] : doubles[i];
            if (double.IsNaN(value))
                target.SetNull(row + i);
            else
                target.Set(row + i, value);
        }
    }

    void Packed<T>(Section section, NumberVector<T> target)
        where T : unmanaged, IFloatingPoint<T>
    {
        Span<double> numbers = stackalloc double[_pairs.Length];
        _block.Packed(section).CopyTo(_pairs, numbers);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (double.IsNaN(numbers[i]))
                target.SetNull(row + i);
            else
                target.Set(row + i, T.CreateTruncating(numbers[i]));
        }
    }

    void Integers(Section section, NumberVector<int> target)
    {
        var values = Values<int>(section);
        for (var i = 0; i < _pairs.Length; i++)
        {
            var value = values[i];
            if (value == int.MinValue)
                target.SetNull(row + i);
            else
                target.Set(row + i, value);
        }
    }

    void Truths(Section section, NumberVector<byte> target)
    {
        var values = Values<byte>(section);
        for (var i = 0; i < _pairs.Length; i++)
        {
            var value = values[i];
            if (value == IndexFormat.NullTruth)
                target.SetNull(row + i);
            else
                target.Set(row + i, value);
        }
    }

    IndexValues<T> Values<T>(Section section)
        where T : unmanaged => new(_block.Values<T>(section), _block[section].Encoding switch
        {
            ColumnEncoding.EachVariant => _variants,
            ColumnEncoding.EachPair => _pairs,
            _ => [],
        });
}

/// <summary>A column's values, one for each pair that is asked for.</summary>
/// <param name="places">Where in the values each pair's stands; empty where one value is everyone's.</param>
readonly ref struct IndexValues<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> places)
    where T : unmanaged
{
    readonly ReadOnlySpan<T> _values = values;
    readonly ReadOnlySpan<int> _places = places;

    public T this[int pair] => _values[_places.IsEmpty ? 0 : _places[pair]];
}

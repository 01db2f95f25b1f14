using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Puts the variants of a file into blocks, whatever the format: passes over what is to be left out, turns alleles, sets men's X right, chooses samples.</summary>
/// <param name="path">The file, for messages.</param>
sealed class VariantWriter(string path, GenotypeOptions options, SampleSelection selection, IReadOnlyList<Sex>? sexes, bool hasDosages) : IDisposable
{
    readonly GenotypeRow _row = new(selection.All.Count, hasDosages);
    readonly MaleX _maleX = new(path, options, selection.All, sexes);
    AlleleOrder? _alleles;

    /// <summary>Where the calls of all samples of a variant go before it is written.</summary>
    public sbyte[] Calls => _row.Calls;

    public double[] Dosages => _row.Dosages;

    public long LeftOut { get; private set; }

    public long MaleHeterozygous => _maleX.SetMissing;

    /// <summary>Whether a variant has one alt allele; one with several is refused or counted.</summary>
    /// <param name="place">File and line, for messages.</param>
    public bool IsBiallelic(GenotypeVariant variant, bool hasSeveralAlts, Func<string> place)
    {
        if (!hasSeveralAlts)
            return true;
        if (options.MultiallelicRows == MultiallelicRows.Refuse)
        {
            throw new QtlQueryException(
                string.Create(CultureInfo.InvariantCulture, $"{place()}: variant {variant.Id} at {variant.Chromosome}:{variant.Position} has more than one alt allele ({variant.Alt})"),
                "Part such rows first (bcftools norm -m -any), or have them left out.");
        }

        LeftOut++;
        return false;
    }

    /// <summary>Sees to it that the order of alleles can be told before a file is read that says it is not known.</summary>
    public AlleleOrder AskForAlleles() => _alleles ??= new(path, options, $"{path} says that its reference alleles are provisional, as files made from PLINK 1 are");

    /// <summary>Writes the variant whose genotypes are in <see cref="Calls"/> or <see cref="Dosages"/>.</summary>
    /// <param name="isDosages">Whether they are in <see cref="Dosages"/>.</param>
    /// <param name="isProvisional">Whether the file says that ref may not be the reference allele.</param>
    public void Write(GenotypeBlock block, GenotypeVariant variant, bool isDosages, bool isProvisional)
    {
        if (isProvisional)
        {
            if (AskForAlleles().Of(new(variant.Chromosome, variant.Position, variant.Id, variant.Alt, variant.Ref)) is not { } order)
            {
                LeftOut++;
                return;
            }

            if (order == Plink1AlleleOrder.A2IsAlt)
            {
                _row.Turn(isDosages);
                variant = variant with { Ref = variant.Alt, Alt = variant.Ref };
            }
        }

        _row.Write(block, selection, isDosages);
        _maleX.Apply(variant, block, selection);
        block.Add(variant);
    }

    public void Dispose() => _alleles?.Dispose();
}

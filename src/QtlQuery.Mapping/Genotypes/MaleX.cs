using QtlQuery.Core;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Sets genotypes of X right that are men's.</summary>
/// <remarks>Outside the pseudo-autosomal regions a man's heterozygous call is an error of calling, and set missing as PLINK does; without his sex or the build known it stays.</remarks>
sealed class MaleX(string path, GenotypeOptions options, IReadOnlyList<string> samples, IReadOnlyList<Sex>? sexes)
{
    // Looked up once, at the first variant of X.
    readonly Lazy<Sex[]> _sexes = new(() => [.. samples.Select((sample, place) => options.Sexes?.TryGetValue(sample, out var sex) == true ? sex : sexes?[place] ?? Sex.Unknown)]);

    /// <summary>How many heterozygous calls were set missing.</summary>
    public long SetMissing { get; private set; }

    /// <summary>Sets the genotypes right that were written to the block's next place.</summary>
    public void Apply(GenotypeVariant variant, GenotypeBlock block, SampleSelection selection)
    {
        if (variant.Chromosome != "X")
            return;
        if (!PseudoautosomalRegions.AreKnown(options.Build))
        {
            if (options.MaleX == MaleXCopies.One)
                throw new QtlQueryException($"{path}: to count men's X once, its pseudo-autosomal regions have to be known", "Say that the genome build is GRCh37 or GRCh38, or count men's X twice.");
            return;
        }

        if (PseudoautosomalRegions.Hold(options.Build!, variant.Position))
            return;
        for (var each = 0; each < selection.Count; each++)
        {
            var place = selection.Places[each];
            var sex = _sexes.Value[place];
            if (sex == Sex.Unknown && options.MaleX == MaleXCopies.One)
                throw new QtlQueryException($"{path}: to count men's X once, every sample's sex has to be known, and that of {samples[place]} is not", "Give the sexes of samples, or count men's X twice.");
            if (sex == Sex.Male && block.HasDosages)
                block.NextDosages[each] *= options.MaleX == MaleXCopies.One ? 0.5 : 1;
            else if (sex == Sex.Male)
                block.NextCalls[each] = Call(block.NextCalls[each]);
        }
    }

    sbyte Call(sbyte call)
    {
        if (call == 1)
        {
            SetMissing++;
            return GenotypeBlock.Missing;
        }

        return call == 2 && options.MaleX == MaleXCopies.One ? (sbyte)1 : call;
    }
}

using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Samples;
using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Mapping.GenotypeChecks;

/// <summary>Counts the calls of variants in the order of a file, and says which limits they do not reach.</summary>
/// <param name="sexes">Of each sample.</param>
/// <param name="build">Places the pseudo-autosomal regions; null where it is not known, and then X is counted as if everyone had two.</param>
sealed class VariantCheck(GenotypeLimits limits, IReadOnlyList<Sex> sexes, GenomeBuild? build)
{
    readonly bool _sexesAreKnown = sexes.Any(sex => sex != Sex.Unknown);
    readonly HashSet<(string, string)> _allelesHere = [];
    (string Chromosome, int Position) _here;

    /// <summary>Variants of X whose proportions were not tested.</summary>
    public long UntestedOfX { get; private set; }

    public VariantQuality Of(GenotypeVariant variant, ReadOnlySpan<sbyte> calls)
    {
        var isKnownX = variant.Chromosome == "X" && _sexesAreKnown && PseudoautosomalRegions.AreKnown(build);
        var isSexX = isKnownX && !PseudoautosomalRegions.Hold(build!, variant.Position);
        var isHaploid = variant.Chromosome is "Y" or "MT";
        Span<int> diploid = stackalloc int[3];
        Span<int> haploid = stackalloc int[3];
        var (samples, called) = (0, 0);
        for (var sample = 0; sample < calls.Length; sample++)
        {
            var sex = sexes[sample];
            if (variant.Chromosome == "Y" && _sexesAreKnown && sex != Sex.Male)
                continue;
            samples++;
            var hasOne = isHaploid || (isSexX && sex == Sex.Male);
            if (calls[sample] == GenotypeBlock.Missing || (hasOne && calls[sample] == 1))
                continue;
            called++;
            if (hasOne)
                haploid[calls[sample]]++;
            else if (!isSexX || sex == Sex.Female)
                diploid[calls[sample]]++;
        }

        double? logP = isHaploid || (variant.Chromosome == "X" && !isKnownX) ? null
            : isSexX ? HardyWeinbergX.LogP(haploid[2], haploid[0], diploid[1], diploid[2], diploid[0])
            : HardyWeinberg.LogP(diploid[1], diploid[0], diploid[2]);
        UntestedOfX += variant.Chromosome == "X" && logP is null ? 1 : 0;
        var quality = new VariantQuality(variant, samples, called, diploid[0], diploid[1], diploid[2], haploid[0], haploid[2], logP, IsDuplicate(variant), []);
        return quality with { Failed = [.. Failed(quality)] };
    }

    IEnumerable<string> Failed(VariantQuality quality)
    {
        if (!(quality.CallRate >= limits.LeastCallRate))
            yield return "call_rate";
        if (!(quality.MinorFrequency >= limits.LeastFrequency))
            yield return "maf";
        if (quality.MinorCopies < limits.FewestCopies)
            yield return "mac";
        if (quality.LogHardyWeinbergP < Math.Log(limits.LeastHardyWeinbergP))
            yield return "hwe";
        if (quality.IsDuplicate)
            yield return "duplicate";
    }

    bool IsDuplicate(GenotypeVariant variant)
    {
        if (_here != (variant.Chromosome, variant.Position))
        {
            _here = (variant.Chromosome, variant.Position);
            _allelesHere.Clear();
        }

        return !_allelesHere.Add(string.CompareOrdinal(variant.Ref, variant.Alt) < 0 ? (variant.Ref, variant.Alt) : (variant.Alt, variant.Ref));
    }
}

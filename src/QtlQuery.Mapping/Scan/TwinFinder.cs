using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping.Scan;

/// <summary>Finds variants of the same genotypes among those read before, on one chromosome.</summary>
/// <remarks>
/// What is remembered goes by places of the genome, not by how much has been read: of a window's variants the same ones have twins wherever a scan
/// began, so that chunks give the numbers of a whole scan to the last bit. Products with opposite genotypes are rounded differently.
/// </remarks>
sealed class TwinFinder
{
    // Variants of this stretch and of the one before are remembered: twins farther apart share no usual window, and forgetting them costs speed only.
    const int StretchBp = 2_000_000;

    Dictionary<ulong, TestedVariant> _here = [];
    Dictionary<ulong, TestedVariant> _before = [];
    (string Chromosome, int Number) _stretch = ("", 0);

    public void Find(TestedVariant variant)
    {
        if (variant.Codes.Length == 0 || variant.Missing.Length > 0)
            return;
        MoveTo(variant.Variant);
        var key = variant.TwinKey();
        if ((_here.TryGetValue(key, out var twin) || _before.TryGetValue(key, out twin)) && variant.IsTwinOf(twin))
            variant.Twin = twin.Ordinal;
        _here[key] = variant;
    }

    void MoveTo(GenotypeVariant variant)
    {
        var stretch = (variant.Chromosome, variant.Position / StretchBp);
        if (stretch == _stretch)
            return;
        _before = stretch == (_stretch.Chromosome, _stretch.Number + 1) ? _here : [];
        _here = [];
        _stretch = stretch;
    }
}

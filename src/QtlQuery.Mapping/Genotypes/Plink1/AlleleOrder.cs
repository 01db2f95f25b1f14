using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>Tells which of a variant's two alleles is alt: by what was said of all, or by a reference.</summary>
sealed class AlleleOrder : IDisposable
{
    const int FewestToJudge = 100;
    const double MostOther = 0.1;

    readonly string _path;
    readonly Plink1AlleleOrder _said;
    readonly IReferenceAlleles? _reference;
    readonly string? _referencePath;
    int _found;
    int _other;

    /// <param name="path">The genotype file, for messages.</param>
    /// <param name="notSaid">What to say where neither is given.</param>
    /// <exception cref="QtlQueryException">Neither the order nor a reference is given.</exception>
    public AlleleOrder(string path, GenotypeOptions options, string notSaid)
    {
        _path = path;
        if (options.Reference is { } reference)
            (_reference, _referencePath) = (OpenReference(reference), reference);
        else
            _said = options.Plink1Alleles ?? throw NotSaid(notSaid);
    }

    /// <summary>The variant's order; null where the reference does not tell.</summary>
    /// <exception cref="QtlQueryException">More than a tenth of the variants are not as the reference has them.</exception>
    public Plink1AlleleOrder? Of(SiteRow site)
    {
        if (_reference is null)
            return _said;
        var match = _reference.Match(site);
        // An allele that nobody carries and the file does not know says nothing of builds.
        var isKnown = site is { A1: not ".", A2: not "." };
        _found += isKnown && match != AlleleMatch.Neither ? 1 : 0;
        _other += isKnown && match == AlleleMatch.Neither ? 1 : 0;
        if (_other >= FewestToJudge && _other > MostOther * (_other + _found))
        {
            throw new QtlQueryException(
                string.Create(CultureInfo.InvariantCulture, $"{_path}: {_other} of the first {_other + _found} variants have alleles that {_referencePath} does not have there, {site.Id} at {site.Chromosome}:{site.Position} the last of them"),
                "The reference is of another genome build, or alleles are given on the other strand.");
        }

        return match switch
        {
            AlleleMatch.A1IsAlt => Plink1AlleleOrder.A1IsAlt,
            AlleleMatch.A2IsAlt => Plink1AlleleOrder.A2IsAlt,
            _ => null,
        };
    }

    public void Dispose() => _reference?.Dispose();

    static IReferenceAlleles OpenReference(string path)
    {
        using var lines = TextLines.Open(path);
        return lines.Next(out var first) && first.StartsWith("#"u8) ? new KnownSites(path) : new ReferenceSequence(path);
    }

    static QtlQueryException NotSaid(string message) => new(
        message,
        "Say that A1 is alt (files written by PLINK 2, or by PLINK 1.9 with --keep-allele-order) or that A2 is alt, or name a reference: a FASTA file, or a VCF of the same variants. "
        + "Files written by PLINK 1.9 without that option have no one order: only a reference, or the VCF they were made from, tells.");
}

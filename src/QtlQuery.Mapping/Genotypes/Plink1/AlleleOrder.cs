using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>Tells which of a variant's two alleles is alt: by what was said of all, or by the reference genome.</summary>
sealed class AlleleOrder : IDisposable
{
    const int FewestToJudge = 100;
    const double MostOther = 0.1;

    readonly string _path;
    readonly Plink1AlleleOrder _said;
    readonly ReferenceSequence? _reference;
    int _found;
    int _other;

    /// <param name="path">The genotype file, for messages.</param>
    /// <param name="notSaid">What to say where neither is given.</param>
    /// <exception cref="QtlQueryException">Neither the order nor a reference is given.</exception>
    public AlleleOrder(string path, GenotypeOptions options, string notSaid)
    {
        _path = path;
        if (options.Reference is { } reference)
            _reference = new(reference);
        else
            _said = options.Plink1Alleles ?? throw NotSaid(notSaid);
    }

    /// <summary>The variant's order; null where the reference has neither allele, or both, as it does of some insertions and deletions in repeats.</summary>
    /// <exception cref="QtlQueryException">More than a tenth of the variants have no allele of the reference.</exception>
    public Plink1AlleleOrder? Of(SiteRow site)
    {
        if (_reference is null)
            return _said;
        var a1IsReference = _reference.Has(site.Chromosome, site.Position, site.A1);
        var a2IsReference = _reference.Has(site.Chromosome, site.Position, site.A2);
        _found += a1IsReference || a2IsReference ? 1 : 0;
        _other += a1IsReference || a2IsReference ? 0 : 1;
        if (_other >= FewestToJudge && _other > MostOther * (_other + _found))
        {
            throw new QtlQueryException(
                string.Create(CultureInfo.InvariantCulture, $"{_path}: {_other} of the first {_other + _found} variants have no allele of the reference, {site.Id} at {site.Chromosome}:{site.Position} the last of them"),
                "The reference is of another genome build, or alleles are given on the other strand.");
        }

        return a1IsReference == a2IsReference ? null : a1IsReference ? Plink1AlleleOrder.A2IsAlt : Plink1AlleleOrder.A1IsAlt;
    }

    public void Dispose() => _reference?.Dispose();

    static QtlQueryException NotSaid(string message) => new(
        message,
        "Say that A1 is alt (files written by PLINK 2, or by PLINK 1.9 with --keep-allele-order) or that A2 is alt, or name the reference genome. "
        + "Files written by PLINK 1.9 without that option have no one order: only the reference, or the VCF they were made from, tells.");
}

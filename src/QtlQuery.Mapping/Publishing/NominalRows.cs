using QtlQuery.Core;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Puts the tests of a cis scan in the order of the table <c>associations</c>.</summary>
sealed class NominalRows(AssociationRows rows, IReadOnlyDictionary<string, TraitName> names)
{
    // Variants of one position come in the order of the file, and are wanted in that of their alleles.
    readonly List<(TestedVariant Variant, PairTest[] Tests, Tested[] Traits)> _samePosition = [];

    public long Count => rows.Count;

    public void Add(NominalTests tests)
    {
        var traits = tests.Traits.Select(trait => new Tested(trait, names[trait.Id])).ToArray();
        foreach (var (variant, results) in tests.Rows())
        {
            if (_samePosition is [var (before, _, _), ..] && (before.Variant.Position != variant.Variant.Position || before.Variant.Chromosome != variant.Variant.Chromosome))
                Flush();
            _samePosition.Add((variant, results, traits));
        }
    }

    /// <summary>Writes what is still held.</summary>
    /// <exception cref="QtlQueryException">Two rows of the genotypes are the same variant.</exception>
    public void Flush()
    {
        _samePosition.Sort((a, b) => StoredVariant.Compare(a.Variant.Variant, b.Variant.Variant));
        for (var i = 0; i < _samePosition.Count; i++)
        {
            var (variant, tests, traits) = _samePosition[i];
            if (i > 0 && StoredVariant.Compare(_samePosition[i - 1].Variant.Variant, variant.Variant) == 0)
                throw StoredVariant.Twice(variant.Variant);
            var cells = VariantCells.Of(variant);
            for (var trait = 0; trait < tests.Length; trait++)
            {
                if (tests[trait].IsTested)
                    rows.Write(cells, traits[trait].Trait, traits[trait].Name, tests[trait], null);
            }
        }

        _samePosition.Clear();
    }

    readonly record struct Tested(ScannedTrait Trait, TraitName Name);
}

using QtlQuery.Core;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;
using QtlQuery.Mapping.Traits;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping;

/// <summary>The traits of a mapping under the names that the store gives them.</summary>
sealed class MappedTraits
{
    readonly IReadOnlyList<Trait> _traits;

    MappedTraits(IReadOnlyList<Trait> traits, IReadOnlyList<ScannedTrait> scanned, IReadOnlyDictionary<string, TraitName> names) => (_traits, Scanned, Names) = (traits, scanned, names);

    public IReadOnlyList<ScannedTrait> Scanned { get; }

    public IReadOnlyDictionary<string, TraitName> Names { get; }

    /// <exception cref="QtlQueryException">Two traits are versions of one gene.</exception>
    public static MappedTraits Of(ComputedDataset dataset, MappingInputs inputs)
    {
        var names = TraitName.Of(dataset, inputs.Traits.Traits);
        var byId = new Dictionary<string, TraitName>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!byId.TryAdd(name.Id, name))
                throw new QtlQueryException($"trait {name.Id} is there in two versions", "Keep one version of each gene.");
        }

        return new(inputs.Traits.Traits, [.. inputs.Traits.Traits.Select((trait, i) => new ScannedTrait(names[i].Id, trait.Chromosome, trait.Start, trait.End, inputs.Traits.ValuesOf(i).ToArray()) { Group = trait.Group })], byId);
    }

    /// <summary>The same traits as their residuals; one whose values are missing stays as it is.</summary>
    public MappedTraits FreedOf(CovariateBasis covariates) => new(_traits, [.. Scanned.Select(trait => trait with { Values = Residuals(trait.Values, covariates) })], Names);

    /// <summary>Makes the places of those that are genes a table of the dataset.</summary>
    public void AddGenes(ComputedDataset dataset) => GeneRows.Add(dataset, _traits, [.. Scanned.Select(trait => Names[trait.Id])]);

    static double[] Residuals(double[] values, CovariateBasis covariates)
    {
        double[] residuals = [.. values];
        if (values.All(double.IsFinite) && !(covariates.Residualise(residuals) > CovariateBasis.LeastShare))
            Array.Clear(residuals);
        return residuals;
    }

    /// <summary>Width of the bins that pairs within a window are stored in, if variants are about as dense as common ones are; bp.</summary>
    public int BinWidth(int windowBp)
    {
        const double VariantsABp = 1 / 400.0;
        const double RowsAFile = 1_000_000;
        var rows = Scanned.Sum(trait => (2.0 * windowBp + trait.EndBp - trait.StartBp) * VariantsABp);
        var covered = Scanned.GroupBy(trait => trait.Chromosome).Sum(each => (double)each.Max(trait => trait.EndBp) - each.Min(trait => trait.StartBp) + 2.0 * windowBp);
        return BinWidths.For(RowsAFile, (long)rows, (long)rows, (long)covered);
    }
}

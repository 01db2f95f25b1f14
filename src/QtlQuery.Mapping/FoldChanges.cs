using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping;

/// <summary>Allelic fold changes of leads, from log2 expression beside the covariates.</summary>
/// <param name="expression">Trait, as the store calls it → a value a sample.</param>
sealed class FoldChanges(IReadOnlyDictionary<string, double[]> expression, CovariateBasis covariates)
{
    /// <summary>Null where no log2 expression was given.</summary>
    public static FoldChanges? Of(MappingInputs inputs, MappedTraits traits)
    {
        if (inputs.Log2Expression is not { } given)
            return null;
        var expression = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (var trait = 0; trait < traits.Scanned.Count; trait++)
        {
            if (given.Of(inputs.Traits.Traits[trait].Id) is { } values)
                expression.Add(traits.Scanned[trait].Id, values);
        }

        return new(expression, inputs.Basis);
    }

    /// <summary>Null where the trait has no log2 expression.</summary>
    public AllelicFoldChange? Of(ScannedTrait trait, TestedVariant variant)
    {
        if (!expression.TryGetValue(trait.Id, out var values))
            return null;
        var copies = new double[values.Length];
        variant.Centre(copies);
        for (var sample = 0; sample < copies.Length; sample++)
            copies[sample] += variant.Mean;
        return AllelicFoldChange.Fit(values, copies, covariates);
    }
}

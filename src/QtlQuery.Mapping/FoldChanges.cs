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
    /// <param name="others">Leads of the trait's other signals, which are covariates.</param>
    public AllelicFoldChange? Of(ScannedTrait trait, TestedVariant variant, IReadOnlyList<TestedVariant> others) =>
        expression.TryGetValue(trait.Id, out var values)
            ? AllelicFoldChange.Fit(values, Copies(variant, values.Length), others.Count == 0 ? covariates : covariates.With(others.Select(other => Copies(other, values.Length))))
            : null;

    static double[] Copies(TestedVariant variant, int samples)
    {
        var copies = new double[samples];
        variant.Centre(copies);
        for (var sample = 0; sample < copies.Length; sample++)
            copies[sample] += variant.Mean;
        return copies;
    }
}

using QtlQuery.Statistics.Genotypes;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Statistics.Mapping;

/// <summary>tensorQTL's reference data: 130 samples, 70 variants, 4 traits; the first so many covariates are used.</summary>
sealed record CisSet(
    CovariateBasis Basis,
    Dictionary<string, double[]> Filled,
    Dictionary<string, double[]> Genotypes,
    Dictionary<string, double[]> RawTraits,
    Dictionary<string, double[]> Traits)
{
    public static CisSet Read(int covariates)
    {
        const string folder = "17-tensorqtl-cis";
        var raw = ReferenceTable.Read($"{folder}/phenotypes.tsv").ToDictionary(row => row.Id, row => row.Values);
        var basis = CovariateBasis.Of(raw.Values.First().Length, ReferenceTable.Columns($"{folder}/covariates.tsv").Take(covariates).Select(column => column.Values));
        var filled = ReferenceTable.Read($"{folder}/genotypes.tsv").ToDictionary(row => row.Id, row => Fill([.. row.Values.Select(call => call == -9 ? double.NaN : call)]));
        return new(basis, filled, Residuals(filled), raw, Residuals(raw));

        Dictionary<string, double[]> Residuals(Dictionary<string, double[]> rows) => rows.ToDictionary(row => row.Key, row =>
        {
            var values = row.Value.ToArray();
            basis.Residualise(values);
            return values;
        });
    }

    /// <summary>The variant of the largest squared correlation with a trait that is not residualised yet; of equal ones the first.</summary>
    public (string Variant, double RSquared) Strongest(double[] trait)
    {
        Basis.Residualise(trait = [.. trait]);
        var best = ("", 0.0);
        foreach (var (variant, genotype) in Genotypes)
        {
            var r2 = LinearEffect.Of(trait, genotype, Basis.Df).RSquared;
            if (r2 > best.Item2 * (1 + 1e-12)) // twins differ by rounding
                best = (variant, r2);
        }

        return best;
    }

    static double[] Fill(double[] dosages)
    {
        MeanImputation.Fill(dosages);
        return dosages;
    }
}

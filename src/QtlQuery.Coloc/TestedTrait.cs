using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>The tests of a molecular trait, or of a GWAS, in a locus.</summary>
/// <param name="MolecularTraitId">Null for a GWAS.</param>
/// <param name="Rsids">Label of each row; null where it has none.</param>
sealed record TestedTrait(string DatasetId, string? MolecularTraitId, string? GeneId, LocusRows Rows, List<string?> Rsids, SideFacts Facts)
{
    /// <summary>Log Bayes factors, or why there are none: a variant that is there twice is a reason, too.</summary>
    public SideBayesFactors Factors()
    {
        var factors = SideBayesFactors.Of(Rows, Facts);
        return factors.Refusal is null && RepeatedVariants.AreIn(Rows, row => double.IsFinite(factors.Logs[row]))
            ? factors with { Logs = [], Usable = 0, Refusal = ColocalisationRefusal.RepeatedVariant }
            : factors;
    }
}

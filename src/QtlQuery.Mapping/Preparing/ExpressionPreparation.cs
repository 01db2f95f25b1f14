using QtlQuery.Core;
using QtlQuery.Mapping.Traits;
using QtlQuery.Statistics.Normalisation;

namespace QtlQuery.Mapping.Preparing;

/// <summary>Makes traits of counts: keeps the genes that are expressed, and makes samples and genes comparable.</summary>
public static class ExpressionPreparation
{
    /// <param name="locations">Where genes are: GTF, or a table of locations.</param>
    /// <exception cref="QtlQueryException">No gene is expressed in enough samples, or has a place.</exception>
    public static PreparedExpression Of(ExpressionTables tables, string locations, PreparationOptions options) =>
        Of(tables, locations, TraitFiles.Places(locations), options);

    internal static PreparedExpression Of(ExpressionTables tables, string locations, GeneTable<TraitLocation> places, PreparationOptions options)
    {
        var account = new GeneAccount(tables.Genes.Count, 0, 0, 0, 0, 0);
        var expressed = new List<int>();
        for (var gene = 0; gene < tables.Genes.Count; gene++)
        {
            var (tpm, reads) = Reached(options.Threshold, Row(tables.Tpm, gene), Row(tables.Counts, gene));
            if (tpm && reads)
                expressed.Add(gene);
            else
                account = tpm ? account with { LowReads = account.LowReads + 1 } : reads ? account with { LowTpm = account.LowTpm + 1 } : account with { LowBoth = account.LowBoth + 1 };
        }

        if (expressed.Count == 0)
            throw new QtlQueryException($"no gene of {tables.Path} is expressed in enough samples", "Check that counts and TPM are what they are named, or lower the thresholds.");
        var (rows, factors) = Values(tables, expressed, options);
        var values = new double[expressed.Count * tables.Samples.Count];
        foreach (var (place, row) in rows.Index())
            row.CopyTo(values, place * tables.Samples.Count);
        var traits = TraitFiles.Locate(new(tables.Path, expressed.ConvertAll(gene => tables.Genes[gene]), tables.Samples, values), locations, places);
        return new(traits, account with { WithoutPlace = expressed.Count - traits.Traits.Count, Kept = traits.Traits.Count }, factors);
    }

    /// <summary>log2 of counts per million of libraries scaled by TMM, of some genes, in which samples are compared.</summary>
    internal static double[][] LogPerMillion(ExpressionTables tables, IEnumerable<int> genes)
    {
        var logs = ReadCounts.LogPerMillion(tables.Counts, ScalingFactors.Tmm(tables.Counts));
        return [.. genes.Select(gene => Row(logs, gene))];
    }

    static (bool Tpm, bool Reads) Reached(ExpressionThreshold threshold, double[] tpm, double[] reads) =>
        ((threshold with { LeastReads = double.NegativeInfinity }).IsMet(tpm, reads), (threshold with { LeastTpm = double.NegativeInfinity }).IsMet(tpm, reads));

    static (IEnumerable<double[]> Rows, double[]? Factors) Values(ExpressionTables tables, List<int> genes, PreparationOptions options)
    {
        if (options.Scale == ExpressionScale.Tmm)
        {
            var factors = ScalingFactors.Tmm(tables.Counts);
            return options.Values == ExpressionValues.Log2
                ? (Rows(ReadCounts.LogPerMillion(tables.Counts, factors)), factors)
                : (Rows(ReadCounts.PerMillion(tables.Counts, factors)).Select(Ranked), factors);
        }

        IReadOnlyList<double[]> kept = [.. tables.Tpm.Select(sample => genes.ConvertAll(gene => sample[gene]).ToArray())];
        if (options.Scale == ExpressionScale.Quantile)
            kept = QuantileNormalisation.Of(kept);
        var rows = genes.Select((_, place) => Row(kept, place));
        return (options.Values == ExpressionValues.Log2 ? rows.Select(row => Array.ConvertAll(row, tpm => Math.Log2(tpm + 1))) : rows.Select(Ranked), null);

        IEnumerable<double[]> Rows(IReadOnlyList<double[]> samples) => genes.Select(gene => Row(samples, gene));

        double[] Ranked(double[] row) => InverseNormal.Of(row, options.Offset);
    }

    internal static double[] Row(IReadOnlyList<double[]> samples, int gene) => [.. samples.Select(sample => sample[gene])];
}

using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Writes the results of a cis mapping in the shape of tensorQTL's files, for other pipelines.</summary>
/// <remarks>
/// Names of traits and variants are the store's. <c>pval_nominal_threshold</c> is tensorQTL's own, which stays at the true degrees of freedom;
/// the last column, which tensorQTL has not, is the store's, at those of the nominal test (as QTLtools).
/// </remarks>
public static class TensorQtlFiles
{
    static readonly string[] Columns =
    [
        "phenotype_id", "num_var", "beta_shape1", "beta_shape2", "true_df", "pval_true_df", "variant_id", "start_distance", "end_distance", "ma_samples", "ma_count", "af",
        "pval_nominal", "slope", "slope_se", "pval_perm", "pval_beta", "qval", "pval_nominal_threshold", "pval_nominal_threshold_nominal_df",
    ];

    /// <summary>Writes <c>{dataset}.cis_qtl.txt.gz</c>, where traits were permuted, and a <c>{dataset}.cis_qtl_pairs.chr{chromosome}.parquet</c> for each chromosome with stored pairs.</summary>
    /// <returns>The files.</returns>
    /// <exception cref="QtlQueryException">The folder may not be written.</exception>
    public static IReadOnlyList<string> Write(string folder, CisRequest request, CisResult result, CancellationToken cancellation = default)
    {
        var files = new List<string>();
        string[] group = request.Options.ByGroup ? ["group_id"] : [];
        try
        {
            Directory.CreateDirectory(folder);
            if (request.Options.Permutations > 0)
                files.Add(ResultText.Write(Path.Combine(folder, $"{request.DatasetId}.cis_qtl.txt.gz"), '\t', [.. Columns, .. group], result.Traits.Where(verdict => verdict.Outcome.Lead is not null).Select(verdict => Cells(verdict, verdict.Outcome.Lead!, result).Concat(group.Select(_ => verdict.Outcome.Trait.Group)))));
            if (!request.StorePairs)
                return files;
            using var store = QtlStore.Open(request.Store.Root, request.Engine);
            foreach (var chromosome in result.Dataset.Tables["associations"].Files.Select(file => file.Chromosome).OfType<string>().Distinct())
            {
                var file = Path.Combine(folder, $"{request.DatasetId}.cis_qtl_pairs.chr{chromosome}.parquet");
                store.Execute("copy (from tensorqtl_pairs($dataset, $chromosome)) to $file (format parquet, compression zstd)", new { dataset = request.DatasetId, chromosome, file }, cancellation);
                files.Add(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QtlQueryException($"'{folder}' cannot be written: {e.Message}", "The dataset is in the store all the same: choose another folder and map again.", e);
        }

        return files;
    }

    static IEnumerable<object?> Cells(TraitVerdict verdict, LeadTest lead, CisResult result)
    {
        var (outcome, variant, df) = (verdict.Outcome, lead.Variant, result.DegreesOfFreedom);
        var fit = outcome.Permuted?.Fit;
        return
        [
            outcome.Trait.Id, outcome.VariantsTested, fit?.Beta.Shape1, fit?.Beta.Shape2, fit?.TrueDf, fit is null ? null : Math.Exp(fit.LogPTrueDf(lead.T, df)),
            FormattableString.Invariant($"chr{variant.Chromosome}_{variant.Position}_{variant.Ref}_{variant.Alt}"), outcome.Trait.DistanceOf(variant.Position), variant.Position - outcome.Trait.EndBp,
            lead.Counts.MinorCarriers, (int)Math.Round(lead.Counts.MinorCopies), lead.Counts.AltFrequency, Math.Pow(10, -lead.NegLog10P), lead.Slope, lead.StandardError,
            outcome.Permuted?.P, Math.Exp(verdict.LogPBeta), verdict.Q,
            verdict.NominalThresholdTrueDf, verdict.NominalThreshold,
        ];
    }
}

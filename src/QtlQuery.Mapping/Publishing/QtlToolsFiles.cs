using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Writes the results of a cis mapping in the shape of QTLtools' files, for other pipelines.</summary>
/// <remarks>Names of traits and variants are the store's. Numbers are those of the mapping's own model: QTLtools' only where <see cref="CisModel.TraitsOnly"/> was asked for.</remarks>
public static class QtlToolsFiles
{
    static readonly string[] Columns =
    [
        "phe_id", "phe_chr", "phe_from", "phe_to", "phe_strd", "n_var_in_cis", "dist_phe_var", "var_id", "var_chr", "var_from", "var_to",
        "dof1", "dof2", "bml1", "bml2", "nom_pval", "r_squared", "slope", "slope_se", "adj_emp_pval", "adj_beta_pval",
    ];

    /// <summary>Writes <c>{dataset}.permute.txt.gz</c>, where traits were permuted, and <c>{dataset}.nominal.txt.gz</c>, where pairs are stored.</summary>
    /// <returns>The files.</returns>
    /// <exception cref="QtlQueryException">The folder may not be written.</exception>
    public static IReadOnlyList<string> Write(string folder, CisRequest request, CisResult result, MappingInputs inputs, CancellationToken cancellation = default)
    {
        var files = new List<string>();
        var strands = inputs.Traits.Traits.Select(trait => trait.Strand ?? '+').Zip(result.TraitNames).ToDictionary(each => each.Second, each => each.First, StringComparer.Ordinal);
        try
        {
            Directory.CreateDirectory(folder);
            if (request.Options.Permutations > 0)
            {
                var tested = result.Traits.Where(verdict => verdict.Outcome.Lead is not null);
                files.Add(ResultText.Write(Path.Combine(folder, $"{request.DatasetId}.permute.txt.gz"), ' ', Columns, tested.Select(verdict => Cells(verdict, verdict.Outcome.Lead!, strands[verdict.Outcome.Trait.Id], result.DegreesOfFreedom))));
            }

            if (!request.StorePairs)
                return files;
            using var store = QtlStore.Open(request.Store.Root, request.Engine);
            var file = Path.Combine(folder, $"{request.DatasetId}.nominal.txt.gz");
            store.Execute(
                "copy (from qtltools_pairs($dataset, $traits, $ends, $strands, $df)) to $file (format csv, delimiter ' ', header, compression gzip)",
                new Dictionary<string, object?>
                {
                    ["dataset"] = request.DatasetId,
                    ["traits"] = new ListValue<string>([.. result.TraitNames]),
                    ["ends"] = new ListValue<int>([.. inputs.Traits.Traits.Select(trait => trait.End)]),
                    ["strands"] = new ListValue<string>([.. inputs.Traits.Traits.Select(trait => (trait.Strand ?? '+').ToString())]),
                    ["df"] = result.DegreesOfFreedom,
                    ["file"] = file,
                },
                cancellation);
            files.Add(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QtlQueryException($"'{folder}' cannot be written: {e.Message}", "The dataset is in the store all the same: choose another folder and map again.", e);
        }

        return files;
    }

    static IEnumerable<object?> Cells(TraitVerdict verdict, LeadTest lead, char strand, int df)
    {
        var (outcome, trait, variant) = (verdict.Outcome, verdict.Outcome.Trait, lead.Variant);
        var fit = outcome.Permuted?.Fit;
        return
        [
            trait.Id, "chr" + trait.Chromosome, trait.StartBp, trait.EndBp, strand.ToString(), outcome.VariantsTested, Distance(trait, variant.Position, strand),
            FormattableString.Invariant($"chr{variant.Chromosome}_{variant.Position}_{variant.Ref}_{variant.Alt}"), "chr" + variant.Chromosome, variant.Position, variant.Position + variant.Ref.Length - 1,
            df, fit?.TrueDf, fit?.Beta.Shape1, fit?.Beta.Shape2, Math.Pow(10, -lead.NegLog10P), lead.T * lead.T / (lead.T * lead.T + df), lead.Slope, lead.StandardError,
            outcome.Permuted?.P, Math.Exp(verdict.LogPBeta),
        ];
    }

    // As in qtltools_pairs: 0 within the trait, and positive downstream by the strand.
    static int Distance(ScannedTrait trait, int position, char strand)
    {
        var distance = position < trait.StartBp ? position - trait.StartBp : Math.Max(0, position - trait.EndBp);
        return strand == '-' ? -distance : distance;
    }
}

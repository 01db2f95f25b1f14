using QtlQuery.Engine;

namespace QtlQuery.Coloc;

/// <summary>The harmonised variants of a pair as a question: a table that any program of colocalisation can read.</summary>
/// <param name="Sql">One select.</param>
/// <param name="Parameters">Values of the <c>$name</c>s in it.</param>
public sealed record PairTable(string Sql, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <param name="result">A result of <see cref="Colocalisation.Run"/> without a refusal.</param>
    public static PairTable Of(QtlStore store, ColocRequest request, ColocResult result) => new(
        $"""
        select
            *,
            'quant' as type,
            $trait_sd::double as trait_sd,
            $gwas_type as gwas_type,
            $gwas_sd::double as gwas_sd,
            $case_fraction::double as gwas_case_fraction,
        from coloc_table_in($files, $gwas_files, $gwas, $chromosome, $first, $last, $unique_positions, $dataset, $trait, $route, $gwas_route, $trait_n::integer, $gwas_n::integer)
        """,
        new Dictionary<string, object?>
        {
            ["files"] = store.Catalogue.Files("associations", result.Locus, new HashSet<string> { result.DatasetId }),
            ["gwas_files"] = store.Catalogue.Files("gwas", result.Locus, new HashSet<string> { request.Gwas }),
            ["gwas"] = request.Gwas,
            ["chromosome"] = result.Locus.Chromosome,
            ["first"] = result.Locus.Start,
            ["last"] = result.Locus.End,
            ["unique_positions"] = request.UniquePositions,
            ["dataset"] = result.DatasetId,
            ["trait"] = result.MolecularTraitId,
            ["route"] = result.Trait.Route,
            ["gwas_route"] = result.Gwas.Route,
            ["trait_n"] = store.Catalogue.Dataset(result.DatasetId).Fields.SampleSize,
            ["gwas_n"] = store.Catalogue.Dataset(request.Gwas).Fields.SampleSize,
            ["trait_sd"] = result.Trait.Sd,
            ["gwas_type"] = ColocResultTable.TypeOf(result.Gwas.Kind),
            ["gwas_sd"] = result.Gwas.Sd,
            ["case_fraction"] = result.Gwas.CaseFraction,
        });
}

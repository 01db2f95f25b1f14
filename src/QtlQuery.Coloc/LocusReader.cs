using System.Data.Common;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Reads both sides of a locus out of a store.</summary>
sealed class LocusReader(QtlStore store, ColocRequest request)
{
    readonly HashSet<string> _datasets = [.. request.Datasets];

    /// <exception cref="QtlQueryException">The GWAS does not say what its effects are, or says two things.</exception>
    public GwasLocus Gwas(GenomicRegion locus, CancellationToken cancellation)
    {
        var rows = new LocusRows();
        var scales = new SortedSet<string>(StringComparer.Ordinal);
        double cases = 0, people = 0;
        var files = store.Catalogue.Files("gwas", locus, new HashSet<string> { request.Gwas });
        if (files.Count > 0)
        {
            Read(
                "select position, ref, alt, beta, standard_error, z, neg_log10_p, effect_allele_frequency, sample_size, effect_scale, case_count, control_count from gwas_locus_in($gwas_files, $gwas, $chromosome, $first, $last, $unique_positions) order by gwas_row",
                Parameters(store, request, locus),
                row =>
                {
                    Add(rows, row, 0);
                    if (!row.IsDBNull(9))
                        scales.Add(row.GetString(9));
                    if (!row.IsDBNull(10) && !row.IsDBNull(11))
                        (cases, people) = (cases + row.GetInt32(10), people + row.GetInt32(10) + row.GetInt32(11));
                },
                cancellation);
        }

        var kind = request.GwasKind ?? Kind(scales, cases > 0);
        return GwasLocus.Of(rows, new(
            kind,
            kind == TraitKind.Quantitative ? request.GwasSd : null,
            request.CaseFraction ?? (people > 0 ? cases / people : null),
            store.Catalogue.Dataset(request.Gwas).Fields.SampleSize));
    }

    /// <summary>Hands over each trait of each dataset with a variant in the locus, in the order of dataset and trait.</summary>
    public void ForEachTrait(GenomicRegion locus, Action<TraitLocus> take, CancellationToken cancellation)
    {
        var files = store.Catalogue.Files("associations", locus, _datasets);
        if (files.Count == 0)
            return;

        var parameters = Parameters(store, request, locus);
        parameters["files"] = files;
        if (request.Genes is not null)
            parameters["genes"] = request.Genes;
        TraitLocus? trait = null;
        Read(
            $"""
            select position, ref, alt, beta, standard_error, z, neg_log10_p, allele_frequency, sample_size, dataset_id, molecular_trait_id, gene_id, gene_version, gwas_row
            from coloc_input_in($files, $gwas_files, $gwas, $chromosome, $first, $last, $unique_positions)
            {(request.Genes is null ? "" : "where list_contains($genes, gene_id)")}
            order by dataset_id, molecular_trait_id, position, ref, alt
            """,
            parameters,
            row =>
            {
                var (dataset, id) = (row.GetString(9), row.GetString(10));
                if (trait is null || trait.MolecularTraitId != id || trait.DatasetId != dataset)
                {
                    if (trait is not null)
                        take(trait);
                    trait = new(dataset, id, row.IsDBNull(11) ? null : row.GetString(11), row.IsDBNull(12) ? null : row.GetInt32(12), new(), []);
                }

                Add(trait.Rows, row, 0);
                trait.GwasRows.Add(row.IsDBNull(13) ? -1 : (int)row.GetInt64(13));
            },
            cancellation);
        if (trait is not null)
            take(trait);
    }

    /// <summary>What is true of all traits of a dataset.</summary>
    public SideFacts Facts(string datasetId) => new(TraitKind.Quantitative, request.TraitSd, null, store.Catalogue.Dataset(datasetId).Fields.SampleSize);

    TraitKind Kind(SortedSet<string> scales, bool hasCases) => scales.Count switch
    {
        0 when request.GwasSd is not null => TraitKind.Quantitative,
        0 when hasCases => TraitKind.CaseControl,
        0 => throw new QtlQueryException(
            $"{request.Gwas} does not say whether its effects are log odds or units of a quantitative trait",
            "Say which with --gwas-type quant or --gwas-type cc."),
        1 => scales.Min == "linear" ? TraitKind.Quantitative : TraitKind.CaseControl,
        _ => throw new QtlQueryException($"{request.Gwas} has effects on several scales in one locus: {string.Join(", ", scales)}", "Say which to take them for with --gwas-type quant or --gwas-type cc."),
    };

    /// <summary>What every question about a locus is asked with.</summary>
    internal static Dictionary<string, object?> Parameters(QtlStore store, ColocRequest request, GenomicRegion locus) => new()
    {
        ["gwas_files"] = store.Catalogue.Files("gwas", locus, new HashSet<string> { request.Gwas }),
        ["gwas"] = request.Gwas,
        ["chromosome"] = locus.Chromosome,
        ["first"] = locus.Start,
        ["last"] = locus.End,
        ["unique_positions"] = request.UniquePositions,
    };

    void Read(string sql, Dictionary<string, object?> parameters, Action<DbDataReader> take, CancellationToken cancellation)
    {
        using var reader = store.Read(sql, parameters, cancellation);
        while (reader.Next())
            take(reader.Rows);
    }

    /// <summary>Adds the columns that both sides have: position, ref, alt, beta, standard_error, z, neg_log10_p, frequency, sample_size.</summary>
    static void Add(LocusRows rows, DbDataReader row, int at)
    {
        rows.Position.Add(row.GetInt32(at));
        rows.Ref.Add(row.IsDBNull(at + 1) ? "" : row.GetString(at + 1));
        rows.Alt.Add(row.IsDBNull(at + 2) ? "" : row.GetString(at + 2));
        rows.Beta.Add(Printed(row, at + 3));
        rows.StandardError.Add(Printed(row, at + 4));
        rows.Z.Add(Printed(row, at + 5));
        rows.NegLog10P.Add(row.IsDBNull(at + 6) ? double.NaN : row.GetDouble(at + 6));
        rows.AlleleFrequency.Add(Printed(row, at + 7));
        rows.SampleSize.Add(row.IsDBNull(at + 8) ? double.NaN : row.GetInt32(at + 8));
    }

    static double Printed(DbDataReader row, int column) => row.IsDBNull(column) ? double.NaN : PrintedNumber.Of(row.GetFloat(column));
}

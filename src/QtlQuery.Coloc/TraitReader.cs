using System.Data.Common;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Reads the tests of traits in a locus, each for itself.</summary>
sealed class TraitReader(QtlStore store, TraitsRequest request)
{
    /// <summary>The GWAS first, where there is one with a variant in the locus, then each trait in the order of dataset and trait.</summary>
    /// <exception cref="QtlQueryException">The GWAS does not say what its effects are, or says two things.</exception>
    public IEnumerable<TestedTrait> All(GenomicRegion locus, CancellationToken cancellation)
    {
        if (request.Gwas is { } gwas && Gwas(gwas, locus, cancellation) is { } tested)
            yield return tested;
        foreach (var trait in Traits(locus, cancellation))
            yield return trait;
    }

    TestedTrait? Gwas(string gwas, GenomicRegion locus, CancellationToken cancellation)
    {
        var asked = request.With(gwas);
        var read = new LocusReader(store, asked).Gwas(locus, cancellation);
        if (read.Rows.Count == 0)
            return null;
        var rsids = new List<string?>();
        using var rows = store.Read("select rsid from gwas_locus_in($gwas_files, $gwas, $chromosome, $first, $last, $unique_positions) order by gwas_row", LocusReader.Parameters(store, asked, locus), cancellation);
        while (rows.Next())
            rsids.Add(rows.Rows.IsDBNull(0) ? null : rows.Rows.GetString(0));
        return new(gwas, null, null, read.Rows, rsids, read.Facts);
    }

    IEnumerable<TestedTrait> Traits(GenomicRegion locus, CancellationToken cancellation)
    {
        var files = store.Catalogue.Files("associations", locus, request.Datasets.ToHashSet());
        if (request.Datasets.Count == 0 || files.Count == 0)
            yield break;

        var parameters = new Dictionary<string, object?> { ["files"] = files, ["chromosome"] = locus.Chromosome, ["first"] = locus.Start, ["last"] = locus.End };
        if (request.Genes is not null)
            parameters["genes"] = request.Genes;
        if (request.Traits is not null)
            parameters["traits"] = request.Traits;
        using var reader = store.Read(
            $"""
            select position, ref, alt, beta, standard_error, z, neg_log10_p, coalesce(minor_allele_frequency, effect_allele_frequency), sample_size, dataset_id, molecular_trait_id, gene_id, rsid
            from associations_in($files)
            where chromosome = $chromosome and position between $first and $last
            {(request.Genes is null ? "" : "and list_contains($genes, gene_id)")}
            {(request.Traits is null ? "" : "and list_contains($traits, molecular_trait_id)")}
            order by dataset_id, molecular_trait_id, position, ref, alt
            """,
            parameters,
            cancellation);
        TestedTrait? trait = null;
        while (reader.Next())
        {
            var row = reader.Rows;
            var (dataset, id) = (row.GetString(9), row.GetString(10));
            if (trait is null || trait.MolecularTraitId != id || trait.DatasetId != dataset)
            {
                if (trait is not null)
                    yield return trait;
                trait = new(dataset, id, Text(row, 11), new(), [], new(TraitKind.Quantitative, request.TraitSd, null, store.Catalogue.Dataset(dataset).Fields.SampleSize));
            }

            Add(trait.Rows, row);
            trait.Rsids.Add(Text(row, 12));
        }

        if (trait is not null)
            yield return trait;
    }

    static void Add(LocusRows rows, DbDataReader row)
    {
        rows.Position.Add(row.GetInt32(0));
        rows.Ref.Add(Text(row, 1) ?? "");
        rows.Alt.Add(Text(row, 2) ?? "");
        rows.Beta.Add(Printed(row, 3));
        rows.StandardError.Add(Printed(row, 4));
        rows.Z.Add(Printed(row, 5));
        rows.NegLog10P.Add(row.IsDBNull(6) ? double.NaN : row.GetDouble(6));
        rows.AlleleFrequency.Add(Printed(row, 7));
        rows.SampleSize.Add(row.IsDBNull(8) ? double.NaN : row.GetInt32(8));
    }

    static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    static double Printed(DbDataReader row, int column) => row.IsDBNull(column) ? double.NaN : PrintedNumber.Of(row.GetFloat(column));
}

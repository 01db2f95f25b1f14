using System.Data.Common;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Reads both sides of a locus out of a store. It is for one thread, and keeps its room from locus to locus.</summary>
/// <param name="rowsTogether">About how many associations are held at once, unless one dataset has more: 40 bytes each.</param>
sealed class LocusReader(QtlStore store, ColocRequest request, double rowsTogether = 2_000_000)
{
    readonly LocusAssociations _associations = new();

    /// <exception cref="QtlQueryException">The GWAS does not say what its effects are, or says two things.</exception>
    public GwasLocus Gwas(GenomicRegion locus, CancellationToken cancellation)
    {
        var rows = new LocusRows();
        var scales = new SortedSet<string>(StringComparer.Ordinal);
        double cases = 0, people = 0;
        if (store.Catalogue.Files("gwas", locus, new HashSet<string> { request.Gwas }).Count > 0)
        {
            using var reader = store.Read(
                "select position, ref, alt, beta, standard_error, z, neg_log10_p, effect_allele_frequency, sample_size, effect_scale, case_count, control_count from gwas_locus_in($gwas_files, $gwas, $chromosome, $first, $last, $unique_positions) order by gwas_row",
                Parameters(store, request, locus),
                cancellation);
            while (reader.Next())
            {
                var row = reader.Rows;
                Add(rows, row);
                if (!row.IsDBNull(9))
                    scales.Add(row.GetString(9));
                if (!row.IsDBNull(10) && !row.IsDBNull(11))
                    (cases, people) = (cases + row.GetInt32(10), people + row.GetInt32(10) + row.GetInt32(11));
            }
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
        foreach (var datasets in DatasetsTogether(locus))
        {
            var parameters = Parameters(store, request, locus);
            parameters["files"] = store.Catalogue.Files("associations", locus, datasets);
            var variants = LocusVariants.Read(store, parameters, cancellation);
            var traits = LocusTraits.Read(store, locus, datasets, cancellation);
            _associations.Read(store, locus, datasets, request.Genes, traits, variants, cancellation);
            foreach (var trait in _associations.Traits(traits, variants, request.UniquePositions))
            {
                cancellation.ThrowIfCancellationRequested();
                take(trait);
            }
        }
    }

    /// <summary>The datasets with files in the locus in their order, as many together as have some million rows there.</summary>
    IEnumerable<IReadOnlySet<string>> DatasetsTogether(GenomicRegion locus)
    {
        var (together, rows) = (new HashSet<string>(), 0.0);
        foreach (var dataset in request.Datasets.Order(StringComparer.Ordinal))
        {
            var own = store.Catalogue.Dataset(dataset).Tables["associations"].Files.Sum(file => RowsIn(file, locus));
            if (own == 0)
                continue;
            if (together.Count > 0 && rows + own > rowsTogether)
            {
                yield return together;
                (together, rows) = ([], 0);
            }

            together.Add(dataset);
            rows += own;
        }

        if (together.Count > 0)
            yield return together;
    }

    // As if they lay at equal distances.
    static double RowsIn(StoredFile file, GenomicRegion locus) =>
        file.Chromosome == locus.Chromosome && file.FirstPosition <= locus.End && file.LastPosition >= locus.Start
            ? file.Rows * (1.0 + Math.Min(file.LastPosition.Value, locus.End) - Math.Max(file.FirstPosition.Value, locus.Start)) / (1.0 + file.LastPosition.Value - file.FirstPosition.Value)
            : 0;

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

    /// <summary>Adds a row of the columns position, ref, alt, beta, standard_error, z, neg_log10_p, frequency, sample_size.</summary>
    static void Add(LocusRows rows, DbDataReader row)
    {
        rows.Position.Add(row.GetInt32(0));
        rows.Ref.Add(row.IsDBNull(1) ? "" : row.GetString(1));
        rows.Alt.Add(row.IsDBNull(2) ? "" : row.GetString(2));
        rows.Beta.Add(Printed(row, 3));
        rows.StandardError.Add(Printed(row, 4));
        rows.Z.Add(Printed(row, 5));
        rows.NegLog10P.Add(row.IsDBNull(6) ? double.NaN : row.GetDouble(6));
        rows.AlleleFrequency.Add(Printed(row, 7));
        rows.SampleSize.Add(row.IsDBNull(8) ? double.NaN : row.GetInt32(8));
    }

    static double Printed(DbDataReader row, int column) => row.IsDBNull(column) ? double.NaN : PrintedNumber.Of(row.GetFloat(column));
}

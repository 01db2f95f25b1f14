using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Coloc;

/// <summary>Reads the signals of both sides of a locus out of a store.</summary>
sealed class SignalReader(QtlStore store, ColocRequest request)
{
    const string Table = "signal_bayes_factors";

    readonly HashSet<string> _datasets = [.. request.Datasets];

    /// <summary>Hands over each signal of each trait with a variant in the locus, in the order of dataset, trait and signal.</summary>
    public void ForEachSignal(GenomicRegion locus, Action<Signal> take, CancellationToken cancellation)
    {
        var files = store.Catalogue.Files(Table, locus, _datasets);
        if (files.Count == 0)
            return;

        var parameters = LocusReader.Parameters(store, request, locus);
        parameters["files"] = files;
        if (request.Genes is not null)
            parameters["genes"] = request.Genes;
        Signal? signal = null;
        using var reader = store.Read(
            $"""
            select dataset_id, molecular_trait_id, signal, gene_id, gene_version, position, ref, alt, ln_bayes_factor, gwas_row
            from coloc_signals_in($files, $gwas_files, $gwas, $chromosome, $first, $last, $unique_positions)
            {(request.Genes is null ? "" : "where list_contains($genes, gene_id)")}
            order by dataset_id, molecular_trait_id, signal, position, ref, alt
            """,
            parameters,
            cancellation);
        while (reader.Next())
        {
            var row = reader.Rows;
            var (dataset, trait, name) = (row.GetString(0), row.GetString(1), row.GetString(2));
            if (signal is null || signal.Name != name || signal.MolecularTraitId != trait || signal.DatasetId != dataset)
            {
                if (signal is not null)
                    take(signal);
                signal = new(dataset, trait, row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetInt32(4), name, [], [], [], [], []);
            }

            signal.Position.Add(row.GetInt32(5));
            signal.Ref.Add(row.IsDBNull(6) ? "" : row.GetString(6));
            signal.Alt.Add(row.IsDBNull(7) ? "" : row.GetString(7));
            signal.Logs.Add(row.IsDBNull(8) ? double.NaN : row.GetDouble(8));
            signal.GwasRows.Add(row.IsDBNull(9) ? -1 : (int)row.GetInt64(9));
        }

        if (signal is not null)
            take(signal);
    }

    /// <summary>The signals that the GWAS was fine-mapped into, or the whole locus as one.</summary>
    public IReadOnlyList<GwasSignal> Gwas(GenomicRegion locus, GwasLocus gwas, CancellationToken cancellation)
    {
        var own = new SortedDictionary<string, GwasSignal>(StringComparer.Ordinal);
        var files = store.Catalogue.Files(Table, locus, new HashSet<string> { request.Gwas });
        if (files.Count > 0)
        {
            var parameters = LocusReader.Parameters(store, request, locus);
            parameters["files"] = files;
            using var reader = store.Read(
                "select signal, ln_bayes_factor, gwas_row from coloc_signals_in($files, $gwas_files, $gwas, $chromosome, $first, $last, $unique_positions) where gwas_row is not null",
                parameters,
                cancellation);
            while (reader.Next())
            {
                var name = reader.Rows.GetString(0);
                if (!own.TryGetValue(name, out var signal))
                    own[name] = signal = new(name, [.. Enumerable.Repeat(double.NaN, gwas.Rows.Count)], RouteName.Signal);
                signal.Logs[reader.Rows.GetInt64(2)] = reader.Rows.IsDBNull(1) ? double.NaN : reader.Rows.GetDouble(1);
            }
        }

        return own.Count > 0 ? [.. own.Values] : [new(null, gwas.Factors.Logs, RouteName.Of(gwas.Factors.Route))];
    }
}

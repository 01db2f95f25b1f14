using System.Globalization;
using QtlQuery.Coloc.Ld;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Keeps results as the table <c>coloc_results</c> of the datasets that they are of.</summary>
public static class ColocResultTable
{
    /// <summary>Stands where an ingest names its format.</summary>
    public const string Source = "qtlquery_coloc";

    const string Table = "coloc_results";

    static readonly (string Column, Func<ColocResult, object?> Value)[] Columns =
    [
        ("molecular_trait_id", result => result.MolecularTraitId),
        ("gene_id", result => result.GeneId),
        ("gene_version", result => result.GeneVersion),
        ("gwas_dataset_id", result => result.GwasId),
        ("locus", result => result.Locus.ToString()),
        ("signal", result => result.Signal),
        ("gwas_signal", result => result.GwasSignal),
        ("method", result => result.Method),
        ("refusal", result => result.Refusal),
        ("variants_trait", result => result.VariantsTrait),
        ("variants_gwas", result => result.VariantsGwas),
        ("variants_shared", result => result.VariantsShared),
        ("variants_left_out", result => result.VariantsLeftOut),
        ("route", result => result.Trait.Route),
        ("gwas_route", result => result.Gwas.Route),
        ("trait_sd", result => result.Trait.Sd),
        ("trait_sd_estimated", result => result.Trait.Sd is null ? null : result.Trait.SdIsEstimated),
        ("gwas_type", result => TypeOf(result.Gwas.Kind)),
        ("gwas_sd", result => result.Gwas.Sd),
        ("gwas_sd_estimated", result => result.Gwas.Sd is null ? null : result.Gwas.SdIsEstimated),
        ("ln_sum_trait", result => result.Sums?.A1),
        ("ln_sum_gwas", result => result.Sums?.A2),
        ("ln_sum_shared", result => result.Sums?.A12),
        ("ln_sum_distinct", result => result.Sums?.A3),
        ("coverage_trait", result => result.CoverageTrait),
        ("coverage_gwas", result => result.CoverageGwas),
        ("largest_neg_log10_p", result => result.Trait.LargestNegLog10P),
        ("gwas_largest_neg_log10_p", result => result.Gwas.LargestNegLog10P),
        ("posterior_h0", result => result.Posteriors?.H0),
        ("posterior_h1", result => result.Posteriors?.H1),
        ("posterior_h2", result => result.Posteriors?.H2),
        ("posterior_h3", result => result.Posteriors?.H3),
        ("posterior_h4", result => result.Posteriors?.H4),
        ("log_odds_h4", result => result.LogOddsH4),
        ("posterior_h4_lower", result => result.LowerH4),
        ("posterior_h4_upper", result => result.UpperH4),
        ("chromosome", result => result.Locus.Chromosome),
        ("position", result => result.Likeliest?.Position),
        ("ref", result => result.Likeliest?.Ref),
        ("alt", result => result.Likeliest?.Alt),
        ("variant_posterior", result => result.Likeliest?.Posterior),
        ("p1", result => result.Priors.P1),
        ("p2", result => result.Priors.P2),
        ("p12", result => result.Priors.P12),
    ];

    /// <summary>quant or cc, as coloc has them.</summary>
    public static string TypeOf(TraitKind kind) => kind == TraitKind.CaseControl ? "cc" : "quant";

    /// <summary>Puts a run's results beside those of other GWAS, methods, loci and genes that a dataset has.</summary>
    /// <remarks>Chunks of a request may be published by several processes: none loses what another has published.</remarks>
    /// <param name="into">The store that gets them: that of the datasets, or one that is asked beside it.</param>
    /// <param name="isWhole">Whether the request, with the other chunks that it may have, covers all loci of the GWAS, so that every former result of the same GWAS and method at others goes.</param>
    /// <exception cref="QtlQueryException">Another process does not come to an end with one of the datasets, or the disk is full.</exception>
    public static void Publish(QtlStore store, StoreLayout into, ColocRequest request, IReadOnlyList<ColocResult> results, bool isWhole, CancellationToken cancellation = default)
    {
        var ofDataset = results.ToLookup(result => result.DatasetId);
        foreach (var dataset in request.Datasets)
        {
            ComputedTable.Publish(
                store,
                into,
                dataset,
                Table,
                [.. Columns.Select(column => column.Column)],
                ofDataset[dataset].Select(result => Columns.Select(column => column.Value(result)).ToArray()),
                Stays(request, isWhole),
                Source,
                before => Settings(before, Computation(store, dataset, request), request, isWhole),
                cancellation);
        }
    }

    /// <summary>Whether a dataset has the results of the same request over the same associations already.</summary>
    public static bool IsComputed(QtlStore store, string dataset, ColocRequest request) =>
        ComputedLoci.Parse(Of(store, dataset)?.Settings.GetValueOrDefault(Key(request)))?.Covers(Computation(store, dataset, request), request.Loci) is true;

    static (string, IReadOnlyDictionary<string, object?>) Stays(ColocRequest request, bool isWhole)
    {
        var values = new Dictionary<string, object?> { ["gwas"] = request.Gwas, ["method"] = request.Method };
        var condition = "gwas_dataset_id = $gwas and method = $method";
        if (!isWhole || request.AllLoci is not null)
        {
            values["loci"] = Names(request.Loci);
            values["all_loci"] = isWhole ? Names(request.AllLoci!) : null;
            condition += " and (list_contains($loci, locus) or not list_contains($all_loci::varchar[], locus))";
        }

        if (request.Genes is { } genes)
        {
            values["genes"] = genes;
            condition += " and list_contains($genes, gene_id)";
        }

        return ($"({condition}) is not true", values);
    }

    static List<string> Names(IEnumerable<GenomicRegion> loci) => [.. loci.Select(locus => locus.ToString())];

    static Dictionary<string, string> Settings(IReadOnlyDictionary<string, string> before, string computation, ColocRequest request, bool isWhole)
    {
        var settings = before.ToDictionary();
        settings.Remove(Key(request));
        if (ComputedLoci.After(ComputedLoci.Parse(before.GetValueOrDefault(Key(request))), computation, request, isWhole) is { } computed)
            settings[Key(request)] = computed.ToString();
        return settings;
    }

    static string Key(ColocRequest request) => $"{request.Gwas} {request.Method}";

    /// <summary>All that the results depend on but the loci: the ingests of both sides, and every option.</summary>
    static string Computation(QtlStore store, string dataset, ColocRequest request) => string.Join(
        "; ",
        store.Catalogue.Dataset(request.Gwas).Tables["gwas"].IngestId,
        store.Catalogue.Dataset(dataset).Tables[request.Table].IngestId,
        string.Create(CultureInfo.InvariantCulture, $"p1 {request.Priors.P1} p2 {request.Priors.P2} p12 {request.Priors.P12}"),
        string.Create(CultureInfo.InvariantCulture, $"gwas {request.GwasKind} sd {request.GwasSd} cases {request.CaseFraction} trait sd {request.TraitSd} unique positions {request.UniquePositions} least {request.LeastH4}"),
        request.Method is PairMethod.Susie or PairMethod.Conditional && LdDataset.Of(store, request.Ld) is var ld ? $"ld {ld} {store.Catalogue.Dataset(ld).Tables["ld"].IngestId}" : "");

    static IngestRecord? Of(QtlStore store, string dataset) =>
        store.Catalogue.Dataset(dataset) is var descriptor && descriptor.Tables.GetValueOrDefault(Table) is { } table
            ? descriptor.Ingests.FirstOrDefault(ingest => ingest.Id == table.IngestId)
            : null;
}

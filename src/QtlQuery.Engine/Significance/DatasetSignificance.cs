using System.Globalization;
using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Significance;

/// <summary>Decides which molecular traits of a dataset are significant where its source does not say, and keeps that as its molecular traits with the rule.</summary>
public static class DatasetSignificance
{
    /// <summary>Stands where an ingest names its format.</summary>
    public const string Source = "qtlquery_significance";

    const string Table = "molecular_traits";

    /// <param name="ld">The LD of <see cref="SignificanceMethod.EigenMt"/>; the only one of the store where null.</param>
    /// <exception cref="QtlQueryException">The dataset lacks what the method needs, or has a verdict of its source's.</exception>
    public static SignificanceResult Run(QtlStore store, string datasetId, SignificanceMethod method, double fdr, LdChoice? ld = null, CancellationToken cancellation = default)
    {
        var dataset = store.Catalogue.Dataset(datasetId);
        CheckInput(store, dataset, method);
        using var connection = store.Connect($"{TraitsSql(Schemas.Table(Table), method)} from associations");
        using var interrupt = QtlStore.InterruptWhen(connection, cancellation);
        var rule = new SignificanceRule(method, fdr);
        return SqlError.Explain(() => Run(store, connection, dataset, method == SignificanceMethod.EigenMt ? WithTests(store, connection, dataset, rule, ld ?? new(), cancellation) : rule), cancellation);
    }

    static SignificanceRule WithTests(QtlStore store, DuckDBConnection connection, DatasetDescriptor dataset, SignificanceRule rule, LdChoice choice, CancellationToken cancellation)
    {
        var ld = TraitEffectiveTests.LdOf(store, choice);
        var counted = TraitEffectiveTests.Of(connection, dataset.DatasetId, ld, choice.AbsentIsZero, cancellation);
        if (counted.Tests.Count == 0)
            throw new QtlQueryException($"no trait of {dataset.DatasetId} can be judged by the LD of {ld.DatasetId}: {string.Join("; ", counted.Reasons.Select(reason => $"{reason.Key} ({reason.Value:N0} traits)"))}", "Where the LD's source leaves out pairs of weak LD, --absent-ld zero takes them as uncorrelated.");
        Statements.Execute(
            connection,
            "create temp table effective_tests as select unnest($traits) as molecular_trait_id, cast(unnest($tests) as integer) as tests",
            ("traits", counted.Tests.Keys.ToList()),
            ("tests", counted.Tests.Values.Select(tests => tests.ToString(CultureInfo.InvariantCulture)).ToList()));
        return rule with { Ld = ld.DatasetId, AbsentLd = choice.AbsentIsZero ? "zero" : "refuse", NotJudged = counted.Reasons };
    }

    /// <summary>Whether a dataset's associations were ingested after its traits were judged by them.</summary>
    internal static bool IsOutdated(DatasetDescriptor dataset)
    {
        var judged = IngestOf(dataset, Table);
        return judged?.Source == Source && judged.Settings["method"] != Name(SignificanceMethod.Q) && IngestOf(dataset, "associations")?.IngestedAt > judged.IngestedAt;
    }

    static IngestRecord? IngestOf(DatasetDescriptor dataset, string table) =>
        dataset.Tables.GetValueOrDefault(table) is { } stored ? dataset.Ingests.First(ingest => ingest.Id == stored.IngestId) : null;

    static SignificanceResult Run(QtlStore store, DuckDBConnection connection, DatasetDescriptor dataset, SignificanceRule rule)
    {
        var (method, fdr) = (rule.Method, rule.Fdr);
        using var publication = Publication.Begin(store.Layout, dataset.DatasetId);
        var definition = Schemas.Table(Table);
        Statements.Execute(connection, StoredTableSql.CreateTable("judged", definition.StoredColumns));
        Statements.Execute(connection, $"insert into judged by name {TraitsSql(definition, method)}", ("dataset", dataset.DatasetId));
        var traits = Statements.Read(
            connection,
            $"select molecular_trait_id, {(method == SignificanceMethod.Q ? "coalesce(neg_log10_p_beta, -log10(nullif(coalesce(p_beta, permutation_p_value, trait_p_value), 0)))" : "neg_log10_p_beta")}, {(method == SignificanceMethod.EigenMt ? "tests" : "variants_tested")}, beta_shape1, beta_shape2 from judged{(method == SignificanceMethod.EigenMt ? " left join effective_tests using (molecular_trait_id)" : "")} order by molecular_trait_id",
            row => new TraitP(row.GetString(0), Number(row, 1), row.IsDBNull(2) ? null : row.GetInt32(2), Number(row, 3), Number(row, 4)));
        var verdicts = TraitVerdicts.Of(traits, method, fdr);
        Statements.Execute(
            connection,
            "create temp table verdicts as select unnest(from_json($verdicts, '[{\"trait\": \"VARCHAR\", \"q\": \"DOUBLE\", \"significant\": \"BOOLEAN\", \"threshold\": \"DOUBLE\"}]'), recursive := true)",
            ("verdicts", Json(traits, verdicts)));
        Statements.Execute(
            connection,
            $"update judged set q_value = verdicts.q, significant = verdicts.significant, nominal_p_value_threshold = verdicts.threshold{(method == SignificanceMethod.Q ? "" : ", neg_log10_p_beta = null")} from verdicts where verdicts.trait = judged.molecular_trait_id");

        var file = publication.StagedFile(Table);
        Statements.Execute(connection, $"copy (from judged order by molecular_trait_id) to $file ({StoredTableSql.ParquetOptions(definition, store.GenomeBuild)})", ("file", file));
        var bytes = new FileInfo(file).Length;
        publication.Commit(
            dataset.Fields,
            new Dictionary<string, StoredTable> { [Table] = new(publication.Generation, traits.Count, bytes, [new(publication.PublishedPath(file), traits.Count, bytes)]) },
            Record(publication.Generation, traits.Count, rule, verdicts));
        return new(traits.Count, verdicts.Significant.Count(each => each is true), verdicts.Pi0, verdicts.TraitThreshold, rule.NotJudged);
    }

    static void CheckInput(QtlStore store, DatasetDescriptor dataset, SignificanceMethod method)
    {
        var own = dataset.Tables.GetValueOrDefault(Table);
        var isOurs = IngestOf(dataset, Table)?.Source == Source;
        if (method == SignificanceMethod.Q)
        {
            var (p, verdict) = own is null ? (0, 0) : store.Query<(long P, long Verdict)>(
                "select count(coalesce(p_beta, permutation_p_value, trait_p_value)) as p, count(significant) as verdict from molecular_traits where dataset_id = $id", new { id = dataset.DatasetId })[0];
            if (p == 0)
                throw new QtlQueryException($"{dataset.DatasetId} has no p-value of each trait, which q-values are made of", "Ingest the permutation results of the dataset, or use --method bonferroni-bh or acat on its nominal statistics.");
            if (verdict > 0 && !isOurs)
                throw new QtlQueryException($"{dataset.DatasetId} has its source's own verdict on its traits", "'qtlquery egenes' lists them.");
            return;
        }

        if (!dataset.Tables.ContainsKey("associations"))
            throw new QtlQueryException($"{dataset.DatasetId} has no associations", "Ingest its nominal statistics.");
        if (own is not null && !isOurs)
            throw new QtlQueryException($"{dataset.DatasetId} has results of its source's own for each trait", "They are better than what nominal statistics can tell: use --method q where they lack q-values.");
        if (store.Query<long>("select count(significant_variants) from stored_association_leads(getvariable('association_leads_files')) where dataset_id = $id", new { id = dataset.DatasetId })[0] > 0)
            throw new QtlQueryException($"{dataset.DatasetId} holds pairs that its source calls significant, not all that were tested", "Ingest its nominal statistics of all pairs.");
    }

    // The trait's p goes through neg_log10_p_beta as a number that does not underflow, and is emptied of it: it comes from no permutations.
    static string TraitsSql(TableDefinition definition, SignificanceMethod method) => method switch
    {
        SignificanceMethod.Q => $"select {string.Join(", ", definition.StoredColumns.Select(column => StoredTableSql.Name(column.Name)))} from stored_molecular_traits(getvariable('molecular_traits_files')) where dataset_id = $dataset",
        SignificanceMethod.Acat => $"{LeadsSql}, greatest(0, combined.combined_neg_log10_p) as neg_log10_p_beta, pow(10, -greatest(0, combined.combined_neg_log10_p)) as trait_p_value from leads join ({AcatSql}) as combined using (molecular_trait_id)",
        SignificanceMethod.EigenMt => $"{LeadsSql}, greatest(0, neg_log10_p - log10(tests)) as neg_log10_p_beta, least(1, pow(10, log10(tests) - neg_log10_p)) as trait_p_value from leads left join effective_tests using (molecular_trait_id)",
        _ => $"{LeadsSql}, greatest(0, neg_log10_p - log10(variants_tested)) as neg_log10_p_beta, least(1, pow(10, log10(variants_tested) - neg_log10_p)) as trait_p_value from leads",
    };

    const string LeadsSql =
        "with leads as (from lead_associations where dataset_id = $dataset) select molecular_trait_id, gene_id, variants_tested, chromosome, position, ref, alt, rsid, effect_allele_frequency, minor_allele_frequency, beta, standard_error, p_value, case when neg_log10_p > 300 then neg_log10_p end as neg_log10_p_below_range";

    // Liu and Xie (2020): the mean of cot(pi p), each relative to that of the lead, so that none overflows; below 1e-9 cot(pi p) is 1 / (pi p).
    const string AcatSql = """
        select
            molecular_trait_id,
            avg(case when tested.neg_log10_p > 9 then pow(10, tested.neg_log10_p - leads.neg_log10_p) / pi() else cot(pi() * pow(10, -tested.neg_log10_p)) * pow(10, -leads.neg_log10_p) end) as statistic,
            case
                when bool_or(tested.neg_log10_p = 0) then 0
                when statistic > 0 and any_value(leads.neg_log10_p) + log10(greatest(statistic, 1e-300)) > 9 then any_value(leads.neg_log10_p) + log10(greatest(statistic, 1e-300)) + log10(pi())
                else -log10(atan2(1, statistic * pow(10, any_value(leads.neg_log10_p))) / pi())
            end as combined_neg_log10_p,
        from associations as tested
        join leads using (molecular_trait_id)
        where tested.dataset_id = $dataset and tested.neg_log10_p is not null
        group by molecular_trait_id
        """;

    static IngestRecord Record(string generation, int traits, SignificanceRule rule, TraitVerdicts verdicts) => new(
        generation,
        Source,
        DateTime.UtcNow,
        rule.Settings(verdicts),
        [],
        new(traits, traits, 0, new Dictionary<string, long>(), new Dictionary<string, long>()),
        rule.NotJudged.ToDictionary(reason => $"not judged: {reason.Key}", reason => reason.Value));

    /// <summary>The method as the command line and the descriptor say it.</summary>
    public static string Name(SignificanceMethod method) => method switch
    {
        SignificanceMethod.BonferroniBh => "bonferroni-bh",
        SignificanceMethod.Acat => "acat",
        SignificanceMethod.EigenMt => "eigenmt",
        _ => "q",
    };

    static string Json(IReadOnlyList<TraitP> traits, TraitVerdicts verdicts) =>
        "[" + string.Join(",", traits.Select((trait, i) =>
            $"{{\"trait\":\"{System.Text.Json.JsonEncodedText.Encode(trait.MolecularTraitId)}\",\"q\":{Text(verdicts.Q[i])},\"significant\":{(verdicts.Significant[i] is { } yes ? (yes ? "true" : "false") : "null")},\"threshold\":{Text(verdicts.NominalThreshold[i])}}}")) + "]";

    static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "null";

    static double? Number(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}

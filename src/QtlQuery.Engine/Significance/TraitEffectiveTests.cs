using System.Globalization;
using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Engine.Significance;

/// <summary>The effective number of tests of each molecular trait of a dataset, one trait in memory at a time, or why it is not known.</summary>
/// <param name="Tests">Trait → independent tests among its variants.</param>
/// <param name="Reasons">Why the others have none → traits.</param>
sealed record TraitEffectiveTests(IReadOnlyDictionary<string, int> Tests, IReadOnlyDictionary<string, long> Reasons)
{
    // A window's variants are numbered in order of position; a pair may stand either way round.
    const string PairsSql = """
        with variants as (
            select generate_subscripts($positions, 1) - 1 as number, cast(unnest($positions) as integer) as position, unnest($refs) as ref, unnest($alts) as alt
        )
        select a.number, b.number, ld.r, ld.r2
        from stored_ld(getvariable('ld_files')) as ld
        join variants as a on a.position = ld.position_1 and a.ref = ld.ref_1 and a.alt = ld.alt_1
        join variants as b on b.position = ld.position_2 and b.ref = ld.ref_2 and b.alt = ld.alt_2
        where
            ld.dataset_id = $ld
            and ld.chromosome = $chromosome
            and ld.position_1 between $first and $last
            and ld.position_2 between $first and $last
            and a.number // $width = b.number // $width
            and a.number <> b.number
        """;

    /// <summary>The dataset whose LD is meant.</summary>
    /// <exception cref="QtlQueryException">There is none, there are several, or it does not say of how many people it is.</exception>
    public static DatasetDescriptor LdOf(QtlStore store, LdChoice choice)
    {
        var candidates = store.Catalogue.Datasets.Values.Where(dataset => dataset.Tables.ContainsKey("ld")).OrderBy(dataset => dataset.DatasetId, StringComparer.Ordinal).ToList();
        var ld = choice.Dataset is { } id ? store.Catalogue.Dataset(id) : candidates.Count == 1 ? candidates[0] : null;
        if (ld is null)
        {
            throw candidates.Count == 0
                ? new QtlQueryException("eigenMT counts independent tests from LD, and the store has none", "Ingest a matrix of r of the dataset's own people or of ones like them ('qtlquery sources' lists the formats), or use --method bonferroni-bh, which is stricter, or acat.")
                : new QtlQueryException($"{candidates.Count} datasets of the store have LD", $"Say which with --ld: {string.Join(", ", candidates.Select(dataset => dataset.DatasetId))}.");
        }

        if (!ld.Tables.ContainsKey("ld"))
            throw new QtlQueryException($"{ld.DatasetId} has no LD", candidates.Count > 0 ? $"These have: {string.Join(", ", candidates.Select(dataset => dataset.DatasetId))}." : "Ingest a matrix of r.");
        return ld.Fields.SampleSize is > 1
            ? ld
            : throw new QtlQueryException($"{ld.DatasetId} does not say in how many people its LD was measured, which shrinkage takes", "Ingest it again with --set sample_size=N.");
    }

    /// <param name="connection">Has the views that <see cref="LdOf"/>'s dataset and the associations need.</param>
    public static TraitEffectiveTests Of(DuckDBConnection connection, string dataset, DatasetDescriptor ld, bool absentIsZero, CancellationToken cancellation)
    {
        var traits = Statements.Read(
            connection,
            "select molecular_trait_id, chromosome, first_position, last_position from stored_association_leads(getvariable('association_leads_files')) where dataset_id = $dataset order by all",
            row => (Id: row.GetString(0), Chromosome: row.IsDBNull(1) ? null : row.GetString(1), First: row.IsDBNull(2) ? 0 : row.GetInt32(2), Last: row.IsDBNull(3) ? 0 : row.GetInt32(3)),
            ("dataset", dataset)).ToLookup(trait => trait.Id);
        var tests = new Dictionary<string, int>(StringComparer.Ordinal);
        var reasons = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var trait in traits)
        {
            cancellation.ThrowIfCancellationRequested();
            var reason = trait.Count() > 1 || trait.First().Chromosome is not { } chromosome ? "its variants are on several chromosomes, or nowhere"
                : Count(connection, dataset, trait.First() with { Chromosome = chromosome }, ld, absentIsZero, out var count) is { } why ? why
                : Keep(trait.Key, count);
            if (reason is not null)
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }

        return new(tests, reasons);

        string? Keep(string trait, int count)
        {
            tests[trait] = count;
            return null;
        }
    }

    /// <returns>Why the tests are not known; null where they are.</returns>
    static string? Count(DuckDBConnection connection, string dataset, (string Id, string? Chromosome, int First, int Last) trait, DatasetDescriptor ld, bool absentIsZero, out int tests)
    {
        tests = 0;
        var variants = Statements.Read(
            connection,
            "select distinct position, ref, alt from associations where dataset_id = $dataset and chromosome = $chromosome and position between $first and $last and molecular_trait_id = $trait and neg_log10_p is not null order by all",
            row => (Position: row.GetInt32(0), Ref: row.IsDBNull(1) ? null : row.GetString(1), Alt: row.IsDBNull(2) ? null : row.GetString(2)),
            ("dataset", dataset),
            ("chromosome", trait.Chromosome),
            ("first", trait.First),
            ("last", trait.Last),
            ("trait", trait.Id));
        if (variants.Count == 0)
            return "none of its variants has a p-value";
        if (variants.Any(variant => variant.Ref is null || variant.Alt is null))
            return "a variant has no alleles";
        var windows = variants.Chunk(EffectiveTests.WindowVariants).Select(window => new double?[window.Length, window.Length]).ToList();
        var pairs = Statements.Read(
            connection,
            PairsSql,
            row => (A: (int)row.GetInt64(0), B: (int)row.GetInt64(1), R: row.IsDBNull(2) ? (double?)null : row.GetFloat(2), HasSquare: !row.IsDBNull(3)),
            ("positions", variants.Select(variant => variant.Position.ToString(CultureInfo.InvariantCulture)).ToList()),
            ("refs", variants.Select(variant => variant.Ref!).ToList()),
            ("alts", variants.Select(variant => variant.Alt!).ToList()),
            ("ld", ld.DatasetId),
            ("chromosome", trait.Chromosome),
            ("first", trait.First),
            ("last", trait.Last),
            ("width", EffectiveTests.WindowVariants));
        if (pairs.Any(pair => pair.R is null && pair.HasSquare))
            return "the LD gives r2 of its pairs, and not the sign of r";
        foreach (var (a, b, r, _) in pairs)
        {
            var window = windows[a / EffectiveTests.WindowVariants];
            var (i, j) = (a % EffectiveTests.WindowVariants, b % EffectiveTests.WindowVariants);
            window[i, j] = window[j, i] = r;
        }

        foreach (var window in windows)
        {
            if (Correlations(window, absentIsZero) is not { } correlation)
                return pairs.Count == 0 ? "the LD has none of its pairs of variants" : "the LD lacks some of its pairs of variants";
            tests += EffectiveTests.Of(correlation, ld.Fields.SampleSize!.Value);
        }

        return null;
    }

    /// <returns>Null where a pair is absent and may not stand as 0.</returns>
    static double[,]? Correlations(double?[,] window, bool absentIsZero)
    {
        var correlation = new double[window.GetLength(0), window.GetLength(0)];
        for (var i = 0; i < window.GetLength(0); i++)
        {
            for (var j = 0; j < window.GetLength(0); j++)
            {
                if (i != j && window[i, j] is null && !absentIsZero)
                    return null;
                correlation[i, j] = i == j ? 1 : window[i, j] ?? 0;
            }
        }

        return correlation;
    }
}

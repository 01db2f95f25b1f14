using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Engine.Lookup;

/// <summary>Finds what people type, genes, molecular traits, variants and regions, and asks only the files that can hold it.</summary>
/// <remarks>
/// Each has a form for one text and one for a list. A list is answered by one statement; a term of it that the store cannot answer is in
/// <see cref="LookupQuery.Unknown"/>, and all of them unknown is an error, as one alone is. Datasets that are named, or none for all, narrow a
/// question down: <see cref="DatasetsOf"/> gives those of a context.
/// </remarks>
public static class StoreLookup
{
    const string StrongestFirst = "neg_log10_p desc, dataset_id, molecular_trait_id, variant_id";

    /// <summary>The ids of a gene.</summary>
    /// <param name="text">Symbol, or Ensembl gene id with or without version.</param>
    /// <exception cref="QtlQueryException">The store knows no such gene; the hint names the nearest.</exception>
    public static IReadOnlyList<string> GeneIds(QtlStore store, string text) => GeneResolver.Resolve(store, [new(text.Trim())]).Found[0].Keys;

    /// <summary>The ids of a variant, as chr1_13550_G_A; a label may be of several.</summary>
    /// <param name="text">rsid, or chromosome, position and alleles in any usual spelling.</param>
    /// <exception cref="QtlQueryException">The text is no variant, is one of another build, or no dataset has the rsid.</exception>
    public static IReadOnlyList<string> VariantIds(QtlStore store, string text) =>
        [.. VariantResolver.Resolve(store, [new(text.Trim())]).Found[0].Keys.Select(variant => variant.Id)];

    /// <summary>The datasets of a context.</summary>
    /// <exception cref="QtlQueryException">No dataset is of that context; the hint names the nearest.</exception>
    public static IReadOnlySet<string> DatasetsOf(QtlStore store, string context)
    {
        var found = store.Catalogue.Datasets.Values.Where(dataset => dataset.Fields.Context == context).Select(dataset => dataset.DatasetId).ToHashSet();
        return found.Count > 0
            ? found
            : throw new QtlQueryException(
                $"no dataset of the store is of the context '{context}'",
                NearestName.To(context, store.Catalogue.Datasets.Values.Select(dataset => dataset.Fields.Context).OfType<string>().Distinct()) is { } near ? $"Did you mean '{near}'? 'qtlquery datasets' lists them all." : "'qtlquery datasets' lists what it has.");
    }

    /// <summary>Associations of a gene's molecular traits, strongest first.</summary>
    /// <param name="text">Symbol, or Ensembl gene id with or without version.</param>
    /// <exception cref="QtlQueryException">The store knows no such gene; the hint names the nearest.</exception>
    public static LookupQuery Gene(QtlStore store, string text, IReadOnlySet<string>? datasets = null) => Traits(store, GeneResolver.Resolve(store, [new(text.Trim())], datasets), "gene", datasets);

    /// <inheritdoc cref="Gene"/>
    public static LookupQuery Genes(QtlStore store, IReadOnlyList<LookupTerm> terms, IReadOnlySet<string>? datasets = null) => Traits(store, GeneResolver.Resolve(store, terms, datasets), "gene", datasets);

    /// <summary>Associations of a molecular trait, strongest first.</summary>
    /// <param name="text">The trait as its source names it; an Ensembl id with or without version.</param>
    /// <exception cref="QtlQueryException">The store knows no such trait; the hint names the nearest.</exception>
    public static LookupQuery Trait(QtlStore store, string text, IReadOnlySet<string>? datasets = null) => Traits(store, TraitResolver.Resolve(store, [new(text.Trim())]), "molecular_trait", datasets);

    /// <inheritdoc cref="Trait"/>
    public static LookupQuery Traits(QtlStore store, IReadOnlyList<LookupTerm> terms, IReadOnlySet<string>? datasets = null) => Traits(store, TraitResolver.Resolve(store, terms), "molecular_trait", datasets);

    /// <summary>Associations of a variant, strongest first.</summary>
    /// <param name="text">rsid, also one that dbSNP merged, or chromosome, position and alleles in any usual spelling, SPDI among them.</param>
    /// <exception cref="QtlQueryException">The text is no variant, is one of another build, or no dataset has the rsid.</exception>
    public static LookupQuery Variant(QtlStore store, string text, IReadOnlySet<string>? datasets = null)
    {
        var resolution = VariantResolver.Resolve(store, [new(text.Trim())]);
        var variants = resolution.Found[0].Keys;
        var conditions = variants.Select((_, i) => $"(chromosome = $chromosome{i} and position = $position{i} and ref = $ref{i} and alt = $alt{i})");
        var parameters = variants
            .SelectMany((variant, i) => new (string, object?)[] { ($"chromosome{i}", variant.Chromosome), ($"position{i}", variant.Position), ($"ref{i}", variant.Ref), ($"alt{i}", variant.Alt) })
            .ToDictionary(each => each.Item1, each => each.Item2);
        return LookupSql.Where(store, resolution, LookupSource.Within(store, [.. variants.Select(At)], datasets), string.Join(" or ", conditions), StrongestFirst, parameters, datasets);
    }

    /// <inheritdoc cref="Variant"/>
    public static LookupQuery Variants(QtlStore store, IReadOnlyList<LookupTerm> terms, IReadOnlySet<string>? datasets = null)
    {
        var resolution = VariantResolver.Resolve(store, terms);
        var variants = resolution.Found.SelectMany(found => found.Keys.Select(variant => (found.Term.Text, Variant: variant))).ToList();
        return LookupSql.Joined(
            store,
            resolution,
            "variants",
            LookupSource.Within(store, [.. variants.Select(each => At(each.Variant))], datasets),
            "select unnest($texts) as asked, unnest($chromosomes) as chromosome, cast(unnest($positions) as integer) as position, unnest($refs) as ref, unnest($alts) as alt, generate_subscripts($texts, 1) as place",
            "using (chromosome, position, ref, alt)",
            StrongestFirst,
            new()
            {
                ["texts"] = variants.Select(each => each.Text).ToList(),
                ["chromosomes"] = variants.Select(each => each.Variant.Chromosome).ToList(),
                ["positions"] = variants.Select(each => Number(each.Variant.Position)).ToList(),
                ["refs"] = variants.Select(each => each.Variant.Ref).ToList(),
                ["alts"] = variants.Select(each => each.Variant.Alt).ToList(),
            },
            datasets);
    }

    /// <summary>Associations within a region, by position.</summary>
    /// <param name="text"><c>chromosome:start-end</c>, 1-based, both ends included.</param>
    /// <exception cref="QtlQueryException">The text is no region.</exception>
    public static LookupQuery Region(QtlStore store, string text, IReadOnlySet<string>? datasets = null)
    {
        var resolution = RegionResolver.Resolve([new(text.Trim())]);
        var region = resolution.Found[0].Keys[0];
        var source = LookupSource.InRegion(store, region, datasets);
        return LookupSql.Where(
            store,
            resolution,
            source,
            "chromosome = $chromosome and position between $first and $last",
            source.ByPosition,
            new() { ["chromosome"] = region.Chromosome, ["first"] = region.Start, ["last"] = region.End },
            datasets);
    }

    /// <inheritdoc cref="Region"/>
    public static LookupQuery Regions(QtlStore store, IReadOnlyList<LookupTerm> terms, IReadOnlySet<string>? datasets = null)
    {
        var resolution = RegionResolver.Resolve(terms);
        var regions = resolution.Found.Select(found => (found.Term.Text, Region: found.Keys[0])).ToList();
        var source = LookupSource.Within(store, [.. regions.Select(each => each.Region)], datasets);
        return LookupSql.Joined(
            store,
            resolution,
            "regions",
            source,
            """
            select *, unnest(range(first_bp // 262144, last_bp // 262144 + 1)) as window_number
            from (select unnest($texts) as asked, unnest($chromosomes) as region_chromosome, cast(unnest($firsts) as integer) as first_bp, cast(unnest($lasts) as integer) as last_bp, generate_subscripts($texts, 1) as place)
            """,
            "on region_chromosome = chromosome and window_number = position // 262144 and position between first_bp and last_bp",
            source.ByPosition!,
            new()
            {
                ["texts"] = regions.Select(each => each.Text).ToList(),
                ["chromosomes"] = regions.Select(each => each.Region.Chromosome).ToList(),
                ["firsts"] = regions.Select(each => Number(each.Region.Start)).ToList(),
                ["lasts"] = regions.Select(each => Number(each.Region.End)).ToList(),
            },
            datasets);
    }

    /// <summary>Counts what an answer covers; it reads a few columns of the same rows.</summary>
    public static LookupCoverage Coverage(QtlStore store, LookupQuery query)
    {
        // No column is called as a view is: each view that a question names is made for it.
        var sql = $"""
            select count(*), count(distinct dataset_id), count(distinct molecular_trait_id), string_agg(distinct chromosome, ' ' order by chromosome), min(position), max(position)
            from ({LookupSql.ForCoverage(query.Sql)})
            """;
        using var counted = store.ReadChunks(sql, query.Parameters);
        counted.Next();
        return new(
            query.Asked,
            store.GenomeBuild.Name,
            counted.Values<long>(0)[0]!.Value,
            counted.Values<long>(2)[0]!.Value,
            counted.Values<long>(1)[0]!.Value,
            query.DatasetsAsked,
            counted.Texts(3).TextOrNull(0)?.Split(' ') ?? [],
            counted.Values<int>(4)[0],
            counted.Values<int>(5)[0]);
    }

    static LookupQuery Traits(QtlStore store, Resolution<string> resolution, string of, IReadOnlySet<string>? datasets)
    {
        var keys = resolution.Found.SelectMany(found => found.Keys).Distinct().ToList();
        var spans = (resolution.Spans ?? TraitSpan.Read(store, of == "gene", keys, datasets)).Where(span => span.Region is not null && datasets?.Contains(span.DatasetId) is not false).ToList();
        var source = LookupSource.OfTraits(store, spans, keys, of == "gene");
        if (resolution.Found is [{ Term.Line: null }])
        {
            if (spans.Count == 0 || source.IsIndexAlone)
                return LookupSql.Where(store, resolution, source, "true", StrongestFirst, [], datasets);
            var parameters = new Dictionary<string, object?> { ["first"] = spans.Min(span => span.Region!.Value.Start), ["last"] = spans.Max(span => span.Region!.Value.End) };
            return LookupSql.Where(store, resolution, source, $"{TraitSpan.IsOneOf($"{of}_id", keys, parameters)} and position between $first and $last", StrongestFirst, parameters, datasets);
        }

        var asked = resolution.Found.SelectMany(found => found.Keys.Select(key => (found.Term.Text, Key: key))).ToList();
        return LookupSql.Joined(
            store,
            resolution,
            $"{of.Replace('_', ' ')}s",
            source,
            $"select unnest($texts) as asked, unnest($keys) as {of}_id, generate_subscripts($texts, 1) as place",
            $"using ({of}_id)",
            StrongestFirst,
            new() { ["texts"] = asked.Select(each => each.Text).ToList(), ["keys"] = asked.Select(each => each.Key).ToList() },
            datasets);
    }

    static GenomicRegion At(Variant variant) => new(variant.Chromosome, variant.Position, variant.Position);

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace QtlQuery.Engine.Mash;

/// <summary>The pairs of a study that mash is fitted on and asked about, read one after another.</summary>
/// <param name="Datasets">The study's datasets of one quantity that have associations: the conditions, in order.</param>
sealed record MashPairs(QtlStore Store, string Study, string? Quantity, IReadOnlyList<string> Datasets)
{
    const int PairsOfATrait = 20;

    // Traits first, then pairs of each, both by numbers drawn from counters: what is drawn depends on no order of reading.
    const string RandomSql = """
        with
        traits as (
            select molecular_trait_id, any_value(gene_id) as gene_id, random_key($seed || ' ' || molecular_trait_id) as key
            from stored_association_leads(getvariable('association_leads_files'))
            where list_contains($datasets, dataset_id) and chromosome is not null
            group by molecular_trait_id
            order by key, molecular_trait_id
            limit cast($traits as integer)
        ),
        tested as (
            select molecular_trait_id, coalesce(gene_id, molecular_trait_id) as gene, chromosome, position, ref, alt, dataset_id, any_value(beta) as beta, any_value(standard_error) as standard_error, any_value(key) as key
            from (
                select tests.molecular_trait_id, traits.gene_id, tests.chromosome, tests.position, tests.ref, tests.alt, tests.dataset_id, tests.beta, tests.standard_error, traits.key
                from associations_in(getvariable('associations_files')) as tests
                join traits on traits.molecular_trait_id = tests.molecular_trait_id
                where list_contains($datasets, tests.dataset_id) and tests.beta is not null and tests.standard_error > 0
            )
            group by all
        ),
        numbered as (
            select *, xor(key, position * 2654435769 & 4294967295) as number
            from (select distinct molecular_trait_id, gene, chromosome, position, ref, alt, key from tested)
        ),
        mixed as (
            select * replace (random_mix(number) as number)
            from (select * replace (random_mix(number) as number) from numbered)
        ),
        drawn as (
            select *, row_number() over (partition by molecular_trait_id order by number, position, ref, alt) as place
            from mixed
        ),
        pairs as (
            select molecular_trait_id, chromosome, position, ref, alt
            from drawn
            where place <= cast($pairs as integer)
            order by place, key, molecular_trait_id
            limit cast($limit as integer)
        )
        select molecular_trait_id, gene, variant_id_of(chromosome, position, ref, alt) as variant_id, dataset_id, beta, standard_error
        from tested
        join pairs using (molecular_trait_id, chromosome, position, ref, alt)
        order by molecular_trait_id, chromosome, position, ref, alt, dataset_id
        """;

    const string StrongSql = """
        select molecular_trait_id, gene, variant_id, dataset_id, beta, standard_error
        from pair_effects
        where study = $study and quantity is not distinct from $quantity and (len($genes) = 0 or list_contains($genes, gene)) and beta is not null and standard_error > 0
        order by molecular_trait_id, chromosome, position, ref, alt, dataset_id
        """;

    /// <summary>Pairs drawn from all that were tested.</summary>
    public IEnumerable<MashPair> Random(MashOptions options, CancellationToken cancellation) => Read(
        RandomSql,
        new()
        {
            ["datasets"] = Datasets,
            ["seed"] = Number(options.Seed),
            ["traits"] = Number((options.RandomPairs + PairsOfATrait - 1) / PairsOfATrait * 2L), // some have few pairs
            ["pairs"] = Number(PairsOfATrait),
            ["limit"] = Number(options.RandomPairs),
        },
        cancellation);

    /// <summary>The lead pairs of eGenes, in all contexts; of all genes where none is named.</summary>
    public IEnumerable<MashPair> Strong(IReadOnlyList<string> genes, CancellationToken cancellation) =>
        Read(StrongSql, new() { ["study"] = Study, ["quantity"] = Quantity, ["genes"] = genes }, cancellation);

    IEnumerable<MashPair> Read(string sql, Dictionary<string, object?> parameters, CancellationToken cancellation)
    {
        var places = Datasets.Select((dataset, place) => (dataset, place)).ToDictionary(each => each.dataset, each => each.place);
        using var reader = Store.Read(sql, parameters, cancellation);
        var pair = (MashPair?)null;
        while (reader.Next())
        {
            var row = reader.Rows;
            if (pair is null || pair.MolecularTraitId != row.GetString(0) || pair.VariantId != row.GetString(2))
            {
                if (pair is not null)
                    yield return pair;
                pair = new(row.GetString(0), row.GetString(1), row.GetString(2), Nothing(), Nothing());
            }

            if (!places.TryGetValue(row.GetString(3), out var place))
                continue; // a dataset that has a lead and no associations
            pair.Beta[place] = row.GetFloat(4);
            pair.StandardError[place] = row.GetFloat(5);
        }

        if (pair is not null)
            yield return pair;
    }

    double[] Nothing()
    {
        var values = new double[Datasets.Count];
        Array.Fill(values, double.NaN);
        return values;
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

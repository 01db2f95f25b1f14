using QtlQuery.Engine;

namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>Reads the variants that are associated with molecular traits, with the GWAS's effects of the same alleles.</summary>
sealed class HarmonisedTraitReader(QtlStore store, SmrRequest request)
{
    /// <summary>Traits of a dataset, chromosome by chromosome, of which a variant that both sides have reaches the p of a lead.</summary>
    /// <param name="leastZ">Variants with a smaller |z| are not read.</param>
    /// <remarks>Variants whose orientation is not certain, such as palindromic ones at a frequency near one half, are left out.</remarks>
    public IEnumerable<HarmonisedTrait> Of(string dataset, double leastZ, CancellationToken cancellation)
    {
        foreach (var chromosome in Chromosomes(dataset, cancellation))
        {
            var parameters = new Dictionary<string, object?> { ["gwas"] = request.Gwas, ["dataset"] = dataset, ["chromosome"] = chromosome.Name, ["first"] = chromosome.First, ["last"] = chromosome.Last, ["z"] = leastZ, ["traits"] = chromosome.Traits };
            using var reader = store.Read(
                """
                select
                    molecular_trait_id, gene_id, position, ref, alt, rsid,
                    printed_number(beta), printed_number(standard_error), printed_number(gwas_beta), printed_number(gwas_standard_error)
                from harmonised($gwas, $dataset)
                where chromosome = $chromosome and position between $first and $last and list_contains($traits, molecular_trait_id)
                    and kept and standard_error > 0 and gwas_standard_error > 0 and gwas_beta is not null and abs(beta / standard_error) >= $z
                order by molecular_trait_id, position, ref, alt
                """,
                parameters,
                cancellation);
            HarmonisedTrait? trait = null;
            while (reader.Next())
            {
                var row = reader.Rows;
                if (trait is null || trait.MolecularTraitId != row.GetString(0))
                {
                    if (trait is not null)
                        yield return trait;
                    trait = new(dataset, row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), chromosome.Name, new(), [], []);
                }

                trait.Rows.Position.Add(row.GetInt32(2));
                trait.Rows.Ref.Add(row.GetString(3));
                trait.Rows.Alt.Add(row.GetString(4));
                trait.Rsids.Add(row.IsDBNull(5) ? null : row.GetString(5));
                trait.Effects.Add(new(row.GetDouble(6), row.GetDouble(7), row.GetDouble(8), row.GetDouble(9)));
            }

            if (trait is not null)
                yield return trait;
        }
    }

    /// <summary>Where the traits lie whose own lead reaches the p.</summary>
    List<(string Name, int First, int Last, List<string> Traits)> Chromosomes(string dataset, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, object?> { ["dataset"] = dataset, ["p"] = request.LargestLeadP };
        if (request.Genes is not null)
            parameters["genes"] = request.Genes;
        using var reader = store.Read(
            $"""
            select chromosome, first_position, last_position, molecular_trait_id
            from stored_association_leads(getvariable('association_leads_files'))
            where dataset_id = $dataset and chromosome is not null and p_value <= $p * 1.0000001 {(request.Genes is null ? "" : "and list_contains($genes, gene_id)")}
            order by try_cast(chromosome as integer) nulls last, chromosome, molecular_trait_id
            """,
            parameters,
            cancellation);
        var found = new List<(string Name, int First, int Last, List<string> Traits)>();
        while (reader.Next())
        {
            var (name, first, last, trait) = (reader.Rows.GetString(0), reader.Rows.GetInt32(1), reader.Rows.GetInt32(2), reader.Rows.GetString(3));
            if (found.Count == 0 || found[^1].Name != name)
                found.Add((name, first, last, []));
            found[^1].Traits.Add(trait);
            found[^1] = found[^1] with { First = Math.Min(found[^1].First, first), Last = Math.Max(found[^1].Last, last) };
        }

        return found;
    }
}

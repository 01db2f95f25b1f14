-- about: One molecular trait beside a GWAS in a locus, harmonised: the variants that both have, with all that a program of colocalisation asks for.
-- grain: one row per position, ref, alt
-- uses: coloc_input_in, gwas_locus_in
-- gives: variant_id = the variant as chr1_13550_G_A;
--   effect_allele = whose copies both effects count;
--   variance (as beta squared) = square of standard_error;
--   maf = frequency of the rarer allele;
--   n (people) = sample size of the trait at the variant, trait_n where the row has none;
--   gwas_beta (per copy of effect_allele) = effect in the GWAS, turned to the trait's effect allele;
--   gwas_neg_log10_p = minus log10 of the GWAS's p;
--   gwas_n (people) = sample size of the GWAS at the variant, gwas_n_of_all where the row has none
-- A route is beta_and_variance, z_maf_n or p_maf_n: rows that lack what a side's route needs are left out.
create or replace macro has_statistics(route, beta, standard_error, z, neg_log10_p, maf, n) as
    case route
        when 'beta_and_variance' then beta is not null and standard_error > 0
        when 'z_maf_n' then z is not null and maf > 0 and maf < 1 and n > 0
        else neg_log10_p is not null and maf > 0 and maf < 1 and n > 0
    end
;

create or replace macro printed_number(x) as
    cast(cast(x as varchar) as double)
;

create or replace macro rarer_frequency(frequency) as
    least(printed_number(frequency), round(1e0 - printed_number(frequency), 9))
;

create or replace macro coloc_table_in(files, gwas_files, gwas, at_chromosome, first, last, unique_positions, dataset, trait, route, gwas_route, trait_n, gwas_n_of_all) as table
select
    variant_id_of(at_chromosome, traits.position, traits.ref, traits.alt) as variant_id,
    at_chromosome as chromosome,
    traits.position,
    traits.alt as effect_allele,
    traits.ref as other_allele,
    traits.rsid,
    printed_number(traits.beta) as beta,
    printed_number(traits.standard_error) as standard_error,
    printed_number(traits.standard_error) ** 2 as variance,
    printed_number(traits.z) as z,
    traits.neg_log10_p,
    rarer_frequency(traits.allele_frequency) as maf,
    coalesce(traits.sample_size, trait_n) as n,
    case when traits.turned then -1 else 1 end * printed_number(own.beta) as gwas_beta,
    printed_number(own.standard_error) as gwas_standard_error,
    printed_number(own.standard_error) ** 2 as gwas_variance,
    case when traits.turned then -1 else 1 end * printed_number(own.z) as gwas_z,
    own.neg_log10_p as gwas_neg_log10_p,
    rarer_frequency(own.effect_allele_frequency) as gwas_maf,
    coalesce(own.sample_size, gwas_n_of_all) as gwas_n,
from coloc_input_in(files, gwas_files, gwas, at_chromosome, first, last, unique_positions) as traits
join gwas_locus_in(gwas_files, gwas, at_chromosome, first, last, unique_positions) as own using (gwas_row)
where
    traits.dataset_id = dataset
    and traits.molecular_trait_id = trait
    and has_statistics(route, traits.beta, traits.standard_error, traits.z, traits.neg_log10_p, traits.allele_frequency, coalesce(traits.sample_size, trait_n))
    and has_statistics(gwas_route, own.beta, own.standard_error, own.z, own.neg_log10_p, own.effect_allele_frequency, coalesce(own.sample_size, gwas_n_of_all))
order by traits.position, traits.ref, traits.alt
;

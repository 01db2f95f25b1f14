-- about: qtltools_pairs(dataset, traits, ends, strands, df): associations as QTLtools' nominal pass writes them, for programs that read those; the traits' last bases and strands, which a store does not keep, are given.
-- grain: one row per phe_id, var_id
-- uses: associations, asked_dataset
-- gives: phe_id = the molecular trait, as the store names it;
--        phe_chr = its chromosome;
--        phe_from (bp) = its first base, 1-based;
--        phe_to (bp) = its last base;
--        phe_strd = its strand, + where it is not known;
--        n_var_in_cis = variants tested with it; QTLtools also counts those that do not vary;
--        dist_phe_var (bp) = from the trait to the variant, 0 within the trait, positive downstream by the strand;
--        var_id = the variant;
--        var_chr = its chromosome;
--        var_from (bp) = its position;
--        var_to (bp) = the last base of its reference allele;
--        nom_pval = nominal p-value;
--        r_squared = squared correlation, from t and the degrees of freedom;
--        slope = effect of one more copy of alt;
--        slope_se = its standard error;
--        best_hit = 1 for the strongest variant of the trait, of ties the nearest
-- example: select phe_id, var_id, nom_pval from qtltools_pairs('GTEx_v8_ge_Liver', ['ENSG00000134243'], [109397918], ['-'], 206)
create or replace macro qtltools_pairs(mapped, traits, ends, strands, df) as table
with
places as (
    select unnest(traits) as phe_id, unnest(ends) as phe_to, unnest(strands) as phe_strd
),
pairs as (
    select
        places.phe_id, found.chromosome, found.position - found.tss_distance as phe_from, places.phe_to, places.phe_strd,
        found.position, found.ref, found.variant_id, found.p_value, found.beta, found.standard_error,
        pow(found.beta / found.standard_error, 2) as t_squared,
    from associations as found
    join places on places.phe_id = found.molecular_trait_id
    where found.dataset_id = mapped and asked_dataset(mapped)
),
placed as (
    select
        *,
        case
            when position < phe_from then position - phe_from
            when position > phe_to then position - phe_to
            else 0
        end * case phe_strd when '-' then -1 else 1 end as dist_phe_var,
    from pairs
)
select
    phe_id,
    'chr' || chromosome as phe_chr,
    phe_from,
    phe_to,
    phe_strd,
    count(*) over (partition by phe_id) as n_var_in_cis,
    dist_phe_var,
    variant_id as var_id,
    'chr' || chromosome as var_chr,
    position as var_from,
    position + length(ref) - 1 as var_to,
    p_value as nom_pval,
    t_squared / (t_squared + df) as r_squared,
    beta as slope,
    standard_error as slope_se,
    cast(row_number() over (partition by phe_id order by t_squared desc, abs(dist_phe_var), position, variant_id) = 1 as integer) as best_hit,
from placed
order by chromosome, phe_from, phe_id, position, variant_id
;

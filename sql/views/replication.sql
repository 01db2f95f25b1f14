-- about: replication(discovery, target): how many of a dataset's eGenes replicate in another, by pi1, sign, and sign with p below 0.05.
-- grain: one row
-- uses: tested_traits, associations_in, datasets
-- example: from replication('GTEx_v8_ge_Liver', 'FUSION_ge_muscle_naive')
-- gives: discovery = dataset whose eGenes are looked up;
--   target = dataset in which they are looked up;
--   leads = eGenes of discovery with a placed lead;
--   leads_tested = those whose lead pair has a row in target;
--   pi0 = Storey's share of them without an effect in target;
--   pi1 = 1 - pi0;
--   sign_concordance = share of them with the same sign;
--   replicated = those with the same sign and p below 0.05;
--   replicated_share = of leads_tested
-- Reads the files of target only.
create or replace macro replication(discovery, target) as table
with
leads as (
    select molecular_trait_id, chromosome, position, ref, alt, beta
    from tested_traits
    where dataset_id = discovery and is_significant and position is not null
),
looked_up as (
    select leads.beta, tested.beta as target_beta, tested.p_value
    from associations_in(getvariable('associations_files')) as tested
    join leads using (molecular_trait_id, chromosome, position, ref, alt)
    where tested.dataset_id = target
)
select
    case when discovery in (select dataset_id from datasets) then discovery else error('the store has no dataset ''' || discovery || '''') end as discovery,
    case when target in (select dataset_id from datasets) then target else error('the store has no dataset ''' || target || '''') end as target,
    (select count(*) from leads) as leads,
    count(*) as leads_tested,
    storey_pi0(list(p_value)) as pi0,
    1 - pi0 as pi1,
    avg(case when sign(beta) = sign(target_beta) then 1 else 0 end) as sign_concordance,
    count(*) filter (where sign(beta) = sign(target_beta) and p_value < 0.05) as replicated,
    replicated / nullif(leads_tested, 0) as replicated_share,
from looked_up
;

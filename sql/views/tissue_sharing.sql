-- about: How much of one dataset's eQTLs another shares: pi1, sign and magnitude of the leads' effects, their rank correlation, and the overlap of eGenes.
-- grain: one row per discovery, target
-- uses: shared_leads, tested_traits, datasets
-- example: select discovery, target, pi1, sign_concordance from tissue_sharing order by pi1 desc
-- gives: discovery = dataset whose eGenes' leads are looked up;
--   target = dataset in which they are looked up;
--   leads = eGenes of discovery;
--   leads_tested = those whose lead pair has a row in target;
--   pi1 = share of them with an effect in target: 1 - Storey's pi0 of their p-values there;
--   sign_concordance = share of them with the same sign;
--   magnitude_sharing = share of them whose effect is of the same sign and within a factor of 2;
--   spearman = rank correlation of the effects, of alt;
--   egene_jaccard = genes that are eGenes in both over those that are in one of them
create or replace view tissue_sharing as
with
ranked as (
    select
        *,
        rank() over (partition by discovery, target order by beta) + count(*) over (partition by discovery, target, beta) / 2 as beta_rank,
        rank() over (partition by discovery, target order by target_beta) + count(*) over (partition by discovery, target, target_beta) / 2 as target_rank,
    from shared_leads
),
compared as (
    select
        discovery,
        target,
        count(*) as leads_tested,
        1 - storey_pi0(list(target_p_value)) as pi1,
        avg(case when sign(beta) = sign(target_beta) then 1 else 0 end) as sign_concordance,
        avg(case when target_beta / nullif(beta, 0) > 0.5 and target_beta / nullif(beta, 0) < 2 then 1 else 0 end) as magnitude_sharing,
        case when count(*) >= 3 and isfinite(corr(beta_rank, target_rank)) then corr(beta_rank, target_rank) end as spearman,
    from ranked
    group by all
),
egenes_of as (
    select dataset_id, list(distinct gene) as genes, count(*) as leads
    from tested_traits
    where is_significant
    group by dataset_id
)
select
    discovery,
    target,
    egenes_of.leads,
    leads_tested,
    pi1,
    sign_concordance,
    magnitude_sharing,
    spearman,
    len(list_intersect(egenes_of.genes, of_target.genes)) / len(list_distinct(list_concat(egenes_of.genes, of_target.genes))) as egene_jaccard,
from compared
join egenes_of on egenes_of.dataset_id = discovery
left join egenes_of as of_target on of_target.dataset_id = target
;

-- about: How specific the expression of each gene is to few contexts of a study, by the measures of the field over its medians.
-- grain: one row per study, gene_id
-- uses: gene_expression
-- example: select gene_id, highest_context, tau from expression_specificity where tau > 0.8 order by highest_tpm desc
-- gives: contexts_tested = contexts with a median;
--   highest_context = where the gene is expressed most; the first by name of several;
--   highest_tpm (TPM) = the median there;
--   tau = on TPM, 0 alike everywhere, 1 in a single context;
--   tau_of_log2 = tau on log2(TPM + 1), the usual scale;
--   tsi = largest share of the expression;
--   gini = Gini's coefficient times n / (n - 1);
--   entropy (bits) = Shannon's entropy of the shares (Hg);
--   entropy_specificity = 1 - Hg / log2 n;
--   simpson = chance that two transcripts come from one context;
--   spm = cosine with expression in one context alone;
--   z = largest z-score over contexts;
--   jss = Jensen-Shannon specificity of the best single context;
--   ee = largest ratio to what all genes lead to expect;
--   pem = log10 of it, 0 below 1
create or replace view expression_specificity as
with
beside_totals as (
    select study, gene_id, context, median_tpm, sum(median_tpm) over (partition by study, context) as total_tpm
    from gene_expression
)
select
    study,
    gene_id,
    count(median_tpm) as contexts_tested,
    arg_max(context, median_tpm order by context) as highest_context,
    max(median_tpm) as highest_tpm,
    tau(list(median_tpm)) as tau,
    tau(list(log2(median_tpm + 1))) as tau_of_log2,
    tsi(list(median_tpm)) as tsi,
    gini(list(median_tpm)) as gini,
    expression_entropy(list(median_tpm)) as entropy,
    entropy_specificity_scaled(list(median_tpm)) as entropy_specificity,
    simpson_dominance(list(median_tpm)) as simpson,
    spm(list(median_tpm)) as spm,
    expression_z(list(median_tpm)) as z,
    jss(list(median_tpm)) as jss,
    ee(list(median_tpm order by context), list(total_tpm order by context)) as ee,
    pem(list(median_tpm order by context), list(total_tpm order by context)) as pem,
from beside_totals
group by study, gene_id
;

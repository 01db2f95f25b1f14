-- about: Data of which only a part says which allele is the reference: joins by ref and alt lose some of the rest.
-- tables: associations, gwas
-- columns: ref, alt
-- says: For {share:0.0%} of {rows_looked_at:N0} rows ref is the reference genome's allele, for the others it is not known.
-- hint: Harmonise the file against the reference genome before joining it with others by ref and alt.
select
    count(*) as rows_looked_at,
    avg(case when ref_is_reference then 1 else 0 end) as share,
    -- None is how GWAS-SSF and eQTLGen come, and all is best; both are told by ref_is_reference itself.
    share between 0.01 and 0.99 as suspicious,
from sampled

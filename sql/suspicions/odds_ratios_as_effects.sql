-- about: Ratios under the name of beta: all above zero and about one.
-- tables: gwas
-- columns: beta
-- says: {rows_looked_at:N0} effects go from {least:0.###} to {most:0.###} with a median of {middle:0.###}.
-- hint: These are odds or hazard ratios: give the column that name in the file (odds_ratio in GWAS-SSF), so that its logarithm is stored.
select
    count(beta) as rows_looked_at,
    min(beta) as least,
    max(beta) as most,
    median(beta) as middle,
    -- 100 signs alike are chance once in 1e30.
    case when count(beta) >= 100 then min(beta) > 0 and median(beta) between 0.7 and 1.4 end as suspicious,
from sampled

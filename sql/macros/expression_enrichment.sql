-- about: Expression over what is expected if every gene were spread over the contexts as all genes together are: ee and, as log10, pem. Beside the gene's list they take one of the contexts' totals over all genes, in the same order.
-- uses: expression_profile
-- EE: Yu et al. (2006), Nucleic Acids Res. 34:4925; PEM: Huminiecki et al. (2003), BMC Genomics 4:31, where less than expected counts as expected.
-- A context that was not tested (null, NaN) adds to no sum: the gene's expectation is spread over its tested ones.
create or replace macro ee_per_context(x, totals) as
    list_transform([{
        own: list_sum(tested_values(x)),
        all_genes: list_sum(list_transform(cast(x as double[]), lambda value, place: case when not isnan(value) then cast(totals as double[])[place] end))
    }], lambda sums:
        list_transform(cast(x as double[]), lambda value, place:
            case when not isnan(value) then case when value > 0 then value / sums.own * (sums.all_genes / cast(totals as double[])[place]) else 0 end end
        )
    )[1]
;

create or replace macro ee(x, totals) as
    list_max(ee_per_context(x, totals))
;

create or replace macro pem_per_context(x, totals) as
    list_transform(ee_per_context(x, totals), lambda ratio: case when ratio < 1 then 0 else log10(ratio) end)
;

create or replace macro pem(x, totals) as
    list_max(pem_per_context(x, totals))
;

-- about: How specific a gene's expression is to few contexts, from a list with one value a context: tau, tsi, gini, spm, expression_z, context_counts, each the gene's one number; the same with _per_context is one number a context.
-- uses: expression_profile
-- Null where fewer than two contexts were tested, 0 where the gene is not expressed. The scale matters: TPM and log2(TPM + 1) give other numbers.
-- tau: Yanai et al. (2005), Bioinformatics 21:650. 0 alike everywhere, 1 in a single context.
create or replace macro tau(x) as
    list_transform([relative_expression(x)], lambda relative:
        case
            when len(relative) < 2 then null
            when list_max(relative) > 0 then list_sum(list_transform(relative, lambda value: 1 - value)) / (len(relative) - 1)
            else 0
        end
    )[1]
;

-- TSI: Julien et al. (2012), PLoS Biol. 10:e1001328: a context's share of the expression, and the largest share.
create or replace macro tsi(x) as
    list_transform([relative_expression(x)], lambda relative:
        case when len(relative) < 2 then null when list_max(relative) > 0 then 1 / list_sum(relative) else 0 end
    )[1]
;

create or replace macro tsi_per_context(x) as
    list_transform([relative_per_context(x)], lambda relative:
        list_transform([{total: list_sum(relative), tested: list_count(relative)}], lambda sums:
            list_transform(relative, lambda value: case when sums.tested >= 2 and value is not null then case when sums.total > 0 then value / sums.total else 0 end end)
        )[1]
    )[1]
;

-- Gini: Ceriani and Verme (2012), J. Econ. Inequal. 10:421; gini is scaled by n / (n - 1), so that a gene of one context has 1.
create or replace macro gini_unscaled(x) as
    list_transform([list_sort(relative_expression(x))], lambda relative:
        case
            when len(relative) < 2 then null
            when relative[-1] > 0 then list_sum(list_transform(relative, lambda value, place: (2 * place - 1 - len(relative)) * value)) / (len(relative) * list_sum(relative))
            else 0
        end
    )[1]
;

create or replace macro gini(x) as
    gini_unscaled(x) * list_count(tested_values(x)) / (list_count(tested_values(x)) - 1)
;

-- SPM: Xiao et al. (2010), Bioinformatics 26:1273: the cosine with expression in one context alone. Some programs report its square.
create or replace macro spm_squared(x) as
    list_transform([relative_expression(x)], lambda relative:
        case
            when len(relative) < 2 then null
            when list_max(relative) > 0 then 1 / list_sum(list_transform(relative, lambda value: value * value))
            else 0
        end
    )[1]
;

create or replace macro spm(x) as
    sqrt(spm_squared(x))
;

create or replace macro spm_per_context(x) as
    list_transform([relative_per_context(x)], lambda relative:
        list_transform([{length: sqrt(list_sum(list_transform(relative, lambda value: value * value))), tested: list_count(relative)}], lambda sums:
            list_transform(relative, lambda value: case when sums.tested >= 2 and value is not null then case when sums.length > 0 then value / sums.length else 0 end end)
        )[1]
    )[1]
;

-- z: standard deviations (of n - 1) above the gene's mean; n contexts allow (n - 1) / sqrt(n) at most. Kryuchkova-Mostacci and Robinson-Rechavi (2017).
create or replace macro expression_z_per_context(x) as
    list_transform([relative_per_context(x)], lambda relative:
        list_transform([{mean: list_avg(relative), tested: list_count(relative)}], lambda sums:
            list_transform([sqrt(list_sum(list_transform(relative, lambda value: (value - sums.mean) * (value - sums.mean))) / (sums.tested - 1))], lambda deviation:
                list_transform(relative, lambda value: case when sums.tested >= 2 and value is not null then case when deviation > 0 then (value - sums.mean) / deviation else 0 end end)
            )[1]
        )[1]
    )[1]
;

create or replace macro expression_z(x) as
    list_max(expression_z_per_context(x))
;

create or replace macro expression_z_scaled(x) as
    expression_z(x) / ((list_count(tested_values(x)) - 1) / sqrt(list_count(tested_values(x))))
;

-- Counts: Duret and Mouchiroud (2000), Mol. Biol. Evol. 17:68: 0 if above the threshold everywhere, 1 if in a single context; 0 where nowhere.
create or replace macro context_counts(x, threshold) as
    list_transform([tested_values(x)], lambda tested:
        list_transform([len(list_filter(tested, lambda value: value > threshold))], lambda above:
            case when len(tested) < 2 then null when above = 0 then 0 else (len(tested) - above) / (len(tested) - 1) end
        )[1]
    )[1]
;

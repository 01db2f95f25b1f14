-- about: Whether a variant's effect goes through a mediator: smr(effect on the mediator, its standard error, effect on the trait, its standard error) and indirect_effect(effect a on the mediator, its error, effect b of the mediator, its error) are structs with minus log10 of the p-value; null where a number is absent.
-- uses: normal_tail
-- smr: Zhu et al. (2016), Nat. Genet. 48:481: the effect of the mediator that one variant tells, and its first-order standard error. The variant may
-- as well act on both, or be in LD with another that does: HEIDI or colocalisation tells these apart.
create or replace macro smr(exposure, exposure_error, outcome, outcome_error) as
    list_transform([{
        beta: cast(outcome as double) / nullif(cast(exposure as double), 0),
        standard_error: sqrt(pow(cast(outcome_error as double) / nullif(cast(exposure as double), 0), 2) + pow(cast(exposure_error as double) * cast(outcome as double) / nullif(pow(cast(exposure as double), 2), 0), 2))
    }], lambda ratio:
        {beta: ratio.beta, standard_error: ratio.standard_error, neg_log10_p: neg_log10_p_of_z(ratio.beta / nullif(ratio.standard_error, 0))}
    )[1]
;

-- The product a b with the standard errors of Sobel (1982), Aroian (1947) and Goodman (1960), whose variance is negative for weak effects: null there.
-- MacKinnon et al. (2002), Psychol. Methods 7:83. The p-value is Sobel's.
create or replace macro indirect_effect(a, a_error, b, b_error) as
    list_transform([{
        beta: cast(a as double) * cast(b as double),
        first: sqrt(pow(cast(a as double) * cast(b_error as double), 2) + pow(cast(b as double) * cast(a_error as double), 2)),
        second: cast(a_error as double) * cast(b_error as double)
    }], lambda product:
        {
            beta: product.beta,
            sobel_error: product.first,
            aroian_error: sqrt(product.first * product.first + product.second * product.second),
            goodman_error: case when product.first > product.second then sqrt((product.first - product.second) * (product.first + product.second)) end,
            neg_log10_p: neg_log10_p_of_z(product.beta / nullif(product.first, 0))
        }
    )[1]
;

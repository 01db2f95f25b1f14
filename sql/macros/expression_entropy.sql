-- about: Entropy of a gene's shares of expression over contexts and what is made of it, from a list with one value a context: expression_entropy (Hg, in bits), entropy_specificity (HS), roku, jss, and Simpson's index.
-- uses: expression_profile, log_one_plus
-- Schug et al. (2005), Genome Biol. 6:R33. Null below two tested contexts; p log p is 0 at 0.
create or replace macro expression_entropy(x) as
    -list_sum(list_transform(expression_shares(x), lambda share: case when share > 0 then share * log2(share) else 0 end))
;

create or replace macro expression_entropy_nats(x) as
    -list_sum(list_transform(expression_shares(x), lambda share: case when share > 0 then share * ln(share) else 0 end))
;

-- HS: log2 n minus the entropy; 0 where the gene is not expressed. The scaled one, over log2 n, goes from 0 to 1.
create or replace macro entropy_specificity(x) as
    case when list_count(tested_values(x)) >= 2 then coalesce(log2(list_count(tested_values(x))) - expression_entropy(x), 0) end
;

create or replace macro entropy_specificity_scaled(x) as
    case when list_count(tested_values(x)) >= 2 then coalesce(1 - expression_entropy(x) / log2(list_count(tested_values(x))), 0) end
;

-- Simpson (1949), Nature 163:688: the chance that two transcripts come from the same context, from 1 / n to 1.
create or replace macro simpson_dominance(x) as
    list_sum(list_transform(expression_shares(x), lambda share: share * share))
;

create or replace macro simpson_diversity(x) as
    1 - simpson_dominance(x)
;

create or replace macro simpson_effective_contexts(x) as
    1 / simpson_dominance(x)
;

create or replace macro simpson_scaled(x) as
    (simpson_dominance(x) - 1 / list_count(tested_values(x))) / (1 - 1 / list_count(tested_values(x)))
;

-- JSS: Cabili et al. (2011), Genes Dev. 25:1915: 1 minus the Jensen-Shannon distance, in bits, to expression in one context alone.
-- The shares of the other contexts cancel: it depends on the context's own share and on the rest, whose sum is not formed as 1 - share.
create or replace macro jss_of_share(share, rest) as
    1 - sqrt(greatest(
        rest / 2
        + case when share <= 0 then 0 when share < 0.5 then share * log2(share) / 2 else share * log_one_plus(-rest) / ln(2) / 2 end
        - (1 + share) / 2 * log_one_plus(-rest / 2) / ln(2),
        0
    ))
;

create or replace macro jss_per_context(x) as
    list_transform([relative_per_context(x)], lambda relative:
        list_transform([{total: list_sum(relative), tested: list_count(relative)}], lambda sums:
            list_transform(relative, lambda value, place:
                case when sums.tested >= 2 and sums.total > 0 and value is not null
                    then jss_of_share(value / sums.total, coalesce(list_sum(list_concat(relative[:place - 1], relative[place + 1:])), 0) / sums.total)
                end
            )
        )[1]
    )[1]
;

create or replace macro jss(x) as
    list_max(jss_per_context(x))
;

-- ROKU: Kadota et al. (2006), BMC Bioinformatics 7:294: HS of the distances from one step of Tukey's biweight (c = 5, epsilon = 1e-4), which
-- also finds contexts where a gene is low. Values may be negative, on a logarithmic scale by custom.
create or replace macro roku(x) as
    list_transform([tested_values(x)], lambda tested:
        list_transform([list_median(tested)], lambda middle:
            list_transform([5 * list_median(list_transform(tested, lambda value: abs(value - middle))) + 1e-4], lambda reach:
                list_transform([list_transform(tested, lambda value: case when abs(value - middle) < reach then pow(1 - pow((value - middle) / reach, 2), 2) else 0 end)], lambda weights:
                    list_transform([list_sum(list_transform(tested, lambda value, place: value * weights[place])) / list_sum(weights)], lambda centre:
                        entropy_specificity(list_transform(tested, lambda value: abs(value - centre)))
                    )[1]
                )[1]
            )[1]
        )[1]
    )[1]
;

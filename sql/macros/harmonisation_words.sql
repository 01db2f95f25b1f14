-- about: What was done to a row beyond reading it, in words, from the number in its column harmonisation; an empty list for nothing.
create or replace macro harmonisation_words(harmonisation) as
    list_filter(
        [
            case when harmonisation & 1 > 0 then 'alleles exchanged and effect turned' end,
            case when harmonisation & 2 > 0 then 'strand complemented' end,
            case when harmonisation & 4 > 0 then 'lifted over' end,
            case when harmonisation & 8 > 0 then 'placed by its label' end,
            case when harmonisation & 16 > 0 then 'effect computed from z' end,
            case when harmonisation & 32 > 0 then 'frequency from another table' end
        ],
        lambda words: words is not null
    )
;

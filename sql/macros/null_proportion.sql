-- about: storey_pi0(list of p-values) is the share of true null hypotheses among them, at the lambda that Storey's bootstrap criterion chooses; null without p-values.
-- Storey and Tibshirani (2003), PNAS 100:9440: pi0(lambda) is the share of p at or above lambda over 1 - lambda. Of lambda from 0.05 to 0.95 by 0.05
-- (the doubles of R's seq) the one with the least mean squared error about the 10 % quantile is taken, which has a closed form: Storey, Taylor and
-- Siegmund (2004), J. R. Stat. Soc. B 66:187; qvalue's pi0.method = "bootstrap". It is 0 where no p reaches 0.95, which qvalue refuses.
create or replace macro storey_lambdas() as
    list_transform(range(19), lambda step: least(0.05e0 + step * 0.05e0, 0.95e0))
;

create or replace macro storey_pi0(p_values) as
    list_transform([list_filter(cast(p_values as double[]), lambda p: not isnan(p))], lambda tested:
        list_transform([list_transform(storey_lambdas(), lambda least_p: len(list_filter(tested, lambda p: p >= least_p)) / len(tested))], lambda above:
            list_transform([list_transform(above, lambda share, place: share / (1 - storey_lambdas()[place]))], lambda estimates:
                list_transform([list_aggregate(estimates, 'quantile_cont', 0.1)], lambda low:
                    list_transform([list_transform(estimates, lambda estimate, place:
                        above[place] * (1 - above[place]) / (len(tested) * pow(1 - storey_lambdas()[place], 2)) + pow(estimate - low, 2)
                    )], lambda errors:
                        case when len(tested) > 0 then least(1, list_min(list_filter(estimates, lambda estimate, place: errors[place] = list_min(errors)))) end
                    )[1]
                )[1]
            )[1]
        )[1]
    )[1]
;

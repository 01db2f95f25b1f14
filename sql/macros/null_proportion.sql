-- about: storey_pi0(list of p-values) is the share of true null hypotheses among them, at the lambda that Storey's bootstrap criterion chooses; null without p-values.
-- Storey and Tibshirani (2003), PNAS 100:9440: pi0(lambda) is the share of p at or above lambda over 1 - lambda. Of lambda from 0.05 to 0.95 by 0.05
-- (the doubles of R's seq) the one with the least mean squared error about the 10 % quantile is taken, which has a closed form: Storey, Taylor and
-- Siegmund (2004), J. R. Stat. Soc. B 66:187; qvalue's pi0.method = "bootstrap". It is 0 where no p reaches 0.95, which qvalue refuses.
create or replace macro storey_lambdas() as
    list_transform(range(19), lambda step: least(0.05e0 + step * 0.05e0, 0.95e0))
;

-- From the shares of the p-values that lie at or above each lambda, and how many p-values there are.
create or replace macro storey_pi0_of_shares(shares, tests) as
    list_transform([list_transform(shares, lambda share, place: {share: share, room: 1 - storey_lambdas()[place], estimate: share / (1 - storey_lambdas()[place])})], lambda points:
        list_transform([list_aggregate(list_transform(points, lambda point: point.estimate), 'quantile_cont', 0.1)], lambda low:
            list_transform([list_transform(points, lambda point: {error: point.share * (1 - point.share) / (tests * pow(point.room, 2)) + pow(point.estimate - low, 2), estimate: point.estimate})], lambda judged:
                least(1, list_min(judged).estimate)
            )[1]
        )[1]
    )[1]
;

create or replace macro storey_pi0(p_values) as
    list_transform([list_filter(cast(p_values as double[]), lambda p: not isnan(p))], lambda tested:
        case when len(tested) > 0 then
            storey_pi0_of_shares(list_transform(storey_lambdas(), lambda least_p: len(list_filter(tested, lambda p: p >= least_p)) / len(tested)), len(tested))
        end
    )[1]
;

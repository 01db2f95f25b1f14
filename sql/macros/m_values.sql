-- about: Metasoft's m-values: m_values(list of betas, list of standard errors, standard deviation of effects that exist) is, for each context, the posterior probability that the effect exists there, given all contexts; null where absent. Metasoft's standard deviation is 0.2, the default.
-- uses: meta_analysis
-- Han and Eskin (2012), PLoS Genet. 8:e1002555. Metasoft sums over the 2^n sets of contexts; the same sum is the integral over the effect mu
-- and the share pi of contexts that have it of prod(pi r + 1 - pi), r being a context's likelihood ratio of mu against 0. It is a polynomial of
-- degree n in pi, on which Fejer's rule with n + 1 nodes is exact, and a sum of normal densities in mu: steps of 0.75 standard deviations of the
-- narrowest, which all contexts together have, are exact to 1e-15.
create or replace macro fejer_rule(nodes) as
    list_transform([list_transform(range(1, nodes + 1), lambda k: (2 * k - 1) * pi() / (2 * nodes))], lambda angles:
        list_transform(angles, lambda angle: {
            chance: pow(sin(angle / 2), 2),
            otherwise: pow(cos(angle / 2), 2),
            weight: (1 - 2 * coalesce(list_sum(list_transform(range(1, nodes // 2 + 1), lambda j: cos(2 * j * angle) / (4 * j * j - 1))), 0)) / nodes
        })
    )[1]
;

-- Above the logarithm of the integrand, less the empty set, at every pi and every mu from low to high, in units of the prior's density.
create or replace macro log_bound_of_effects(studies, low, high, prior_sd) as
    list_transform([list_transform(studies, lambda study: least(greatest(study.beta, low), high) * (study.beta - least(greatest(study.beta, low), high) / 2) / study.variance)], lambda log_ratios:
        list_sum(list_transform(log_ratios, lambda log_ratio: greatest(log_ratio, 0)))
        + least(0, list_max(log_ratios) + ln(len(log_ratios)))
        - 0.5e0 * pow(least(greatest(0, low), high) / prior_sd, 2) - ln(prior_sd * sqrt(2 * pi()))
    )[1]
;

-- Steps in mu go from nine standard deviations of the prior below the lowest effect or 0 to as much above the highest; those are left out at
-- which the sum is negligible beside the best one, or beside the set without any context, whose share of the prior is 1 / (n + 1). They are
-- judged in blocks first, since a single exact study makes millions of them.
create or replace macro effect_grid(studies, prior_sd) as
    list_transform([0.75e0 / sqrt(list_sum(list_transform(studies, lambda study: 1 / study.variance)) + pow(prior_sd, -2))], lambda step:
        list_transform([{
            first: cast(floor((least(0, list_min(list_transform(studies, lambda study: study.beta))) - 9 * prior_sd) / step) as bigint),
            last: cast(ceil((greatest(0, list_max(list_transform(studies, lambda study: study.beta))) + 9 * prior_sd) / step) as bigint)
        }], lambda span: {
            step: step,
            first: span.first,
            last: span.last,
            width: cast(ceil(sqrt(span.last - span.first + 1)) as bigint),
            least: greatest(0, list_max(list_transform(studies, lambda candidate: log_bound_of_effects(studies, candidate.beta, candidate.beta, prior_sd))) - len(studies) * ln(2))
                - 40 - ln(span.last - span.first + 1) - ln(len(studies) + 1)
        })[1]
    )[1]
;

create or replace macro effects_that_count(studies, prior_sd) as
    list_transform([effect_grid(studies, prior_sd)], lambda grid:
        list_transform(
            flatten(list_transform(
                list_filter(range(grid.first, grid.last + 1, grid.width), lambda low: log_bound_of_effects(studies, low * grid.step, (low + grid.width - 1) * grid.step, prior_sd) >= grid.least),
                lambda low: list_filter(range(low, least(low + grid.width, grid.last + 1)), lambda place: log_bound_of_effects(studies, place * grid.step, place * grid.step, prior_sd) >= grid.least)
            )),
            lambda place: {
                mu: place * grid.step,
                log_weight: ln(grid.step) - 0.5e0 * pow(place * grid.step / prior_sd, 2) - ln(prior_sd * sqrt(2 * pi()))
            }
        )
    )[1]
;

-- At one mu: the sum over pi of all sets but the empty one, and of those with each context; each factor pi r + 1 - pi is divided by the larger
-- of r and 1, for which log_scale stands beside the prior.
create or replace macro sums_at_effect(step, studies, rule) as
    list_transform([list_transform(studies, lambda study: step.mu * (study.beta - step.mu / 2) / study.variance)], lambda log_ratios:
        list_transform([list_transform(log_ratios, lambda log_ratio: {effect: exp(least(log_ratio, 0)), none: exp(least(-log_ratio, 0))})], lambda factors:
            list_transform([list_transform(rule, lambda node: {
                chance: node.chance,
                otherwise: node.otherwise,
                product: node.weight * list_product(list_transform(factors, lambda factor: node.chance * factor.effect + node.otherwise * factor.none)),
                empty: node.weight * list_product(list_transform(factors, lambda factor: node.otherwise * factor.none))
            })], lambda nodes: {
                log_scale: step.log_weight + list_sum(list_transform(log_ratios, lambda log_ratio: greatest(log_ratio, 0))),
                filled: list_sum(list_transform(nodes, lambda node: node.product - node.empty)),
                with_effect: list_transform(factors, lambda factor:
                    factor.effect * list_sum(list_transform(nodes, lambda node: node.chance * node.product / (node.chance * factor.effect + node.otherwise * factor.none)))
                )
            })[1]
        )[1]
    )[1]
;

-- The program has this one as a function of its own, EffectPosteriorFunction.
create or replace macro posterior_of_effects(betas, variances, prior_sd) as
    list_transform([list_transform(list_zip(betas, variances), lambda study: {beta: study[1], variance: study[2]})], lambda studies:
        list_transform([fejer_rule(len(studies) + 1)], lambda rule:
            list_transform([list_transform(effects_that_count(studies, prior_sd), lambda step: sums_at_effect(step, studies, rule))], lambda sums:
                list_transform([greatest(0, coalesce(list_max(list_transform(sums, lambda one: one.log_scale)), 0))], lambda largest:
                    list_transform([exp(-largest) / (len(studies) + 1) + coalesce(list_sum(list_transform(sums, lambda one: exp(one.log_scale - largest) * one.filled)), 0)], lambda every_set:
                        list_transform(range(1, len(studies) + 1), lambda place:
                            least(1, coalesce(list_sum(list_transform(sums, lambda one: exp(one.log_scale - largest) * one.with_effect[place])), 0) / every_set)
                        )
                    )[1]
                )[1]
            )[1]
        )[1]
    )[1]
;

-- Each present context takes the posterior of its place among those present.
create or replace macro m_values(beta, standard_error, prior_sd := 0.2) as
    list_transform([{
        there: list_transform(list_zip(nan_for_null(beta), nan_for_null(standard_error)), lambda study: not isnan(study[1]) and not isnan(study[2])),
        posterior: list_transform([studies_present(beta, standard_error)], lambda studies: case when len(studies) > 0 then posterior_of_effects(list_transform(studies, lambda study: study.beta), list_transform(studies, lambda study: study.variance), cast(prior_sd as double)) end)[1]
    }], lambda found:
        list_transform(found.there, lambda is_there, place: case when is_there then found.posterior[len(list_filter(found.there[:place], lambda one: one))] end)
    )[1]
;

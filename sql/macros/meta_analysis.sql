-- about: Means and heterogeneity of one effect over studies or contexts, from a list of betas and one of standard errors, null where absent: fixed_effect, random_effects, heterogeneity_of and han_eskin are structs, and can stand in a group by over list(beta), list(standard_error).
-- uses: normal_tail
-- All betas are in one unit and of one effect allele. An infinite beta or a standard error that is not above 0 is an error.
-- Of lists: DuckDB 1.5 stumbles over structs made of a constant list of nulls only.
create or replace macro nan_for_null(x) as
    list_transform(cast(x as double[]), lambda value: coalesce(value, cast('nan' as double)))
;

create or replace macro studies_present(beta, standard_error) as
    list_transform(
        [list_filter(list_zip(nan_for_null(beta), nan_for_null(standard_error)), lambda study: not isnan(study[1]) and not isnan(study[2]))],
        lambda given: case
            when len(list_filter(given, lambda study: study[2] <= 0 or isinf(study[2]) or isinf(study[1]))) > 0
                then error('an effect is finite and a standard error above 0, or null where the study is absent')
            else list_transform(given, lambda study: {beta: study[1], variance: study[2] * study[2]})
        end
    )[1]
;

-- Sums over studies with weights 1 / (variance + tau2). q is of squared distances from the mean, never a difference of sums.
create or replace macro weighted_sums(studies, tau2) as
    list_transform([list_sum(list_transform(studies, lambda study: 1 / (study.variance + tau2)))], lambda weights:
        list_transform([list_sum(list_transform(studies, lambda study: study.beta / (study.variance + tau2))) / weights], lambda mean:
            {
                studies: len(studies),
                mean: mean,
                weights: weights,
                squared_weights: list_sum(list_transform(studies, lambda study: pow(study.variance + tau2, -2))),
                q: list_sum(list_transform(studies, lambda study: (study.beta - mean) * (study.beta - mean) / (study.variance + tau2))),
                weighted_q: list_sum(list_transform(studies, lambda study: pow((study.beta - mean) / (study.variance + tau2), 2))),
                log_variances: list_sum(list_transform(studies, lambda study: ln(study.variance + tau2)))
            }
        )[1]
    )[1]
;

create or replace macro mean_effect(sums, tau2) as
    {
        studies: sums.studies,
        beta: sums.mean,
        standard_error: 1 / sqrt(sums.weights),
        z: sums.mean * sqrt(sums.weights),
        neg_log10_p: neg_log10_p_of_z(sums.mean * sqrt(sums.weights)),
        tau2: tau2
    }
;

-- As if all studies had one true effect: weights 1 / variance. Without any study the struct is null.
create or replace macro fixed_effect(beta, standard_error) as
    list_transform(
        list_filter([studies_present(beta, standard_error)], lambda studies: len(studies) > 0),
        lambda studies: list_transform([weighted_sums(studies, 0)], lambda sums: mean_effect(sums, 0e0))[1]
    )[1]
;

-- DerSimonian and Laird (1986), Control. Clin. Trials 7:177: the variance tau2 of true effects from moments of Cochran's Q.
create or replace macro random_effects(beta, standard_error) as
    list_transform(
        list_filter([studies_present(beta, standard_error)], lambda studies: len(studies) > 0),
        lambda studies: list_transform([weighted_sums(studies, 0)], lambda alike:
            list_transform(
                [case when alike.studies = 1 then 0 else greatest(0, (alike.q - (alike.studies - 1)) / (alike.weights - alike.squared_weights / alike.weights)) end],
                lambda tau2: list_transform([weighted_sums(studies, tau2)], lambda sums: mean_effect(sums, tau2))[1]
            )[1]
        )[1]
    )[1]
;

-- Cochran (1954), Biometrics 10:101; i2 is the share of variance between studies (Higgins and Thompson 2002), from 0 to 1.
create or replace macro heterogeneity_of(beta, standard_error) as
    list_transform(
        list_filter([studies_present(beta, standard_error)], lambda studies: len(studies) > 0),
        lambda studies: list_transform([weighted_sums(studies, 0)], lambda sums:
            list_transform([{q: case when sums.studies = 1 then 0 else sums.q end, df: sums.studies - 1}], lambda spread:
                {
                    studies: sums.studies,
                    q: spread.q,
                    degrees_of_freedom: spread.df,
                    neg_log10_p: neg_log10_p_of_chi_square(spread.q, spread.df),
                    i2: case when spread.q > spread.df then (spread.q - spread.df) / spread.q else 0 end
                }
            )[1]
        )[1]
    )[1]
;

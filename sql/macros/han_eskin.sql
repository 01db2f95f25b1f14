-- about: RE2 of Han and Eskin, the random-effects test that assumes no heterogeneity where there is no effect: han_eskin(list of betas, list of standard errors) is a struct with both parts of the statistic and minus log10 of the asymptotic p-value.
-- uses: meta_analysis
-- Han and Eskin (2011), Am. J. Hum. Genet. 88:586: the likelihood ratio of mean and tau2 free against both 0; p is half chi-square with 1, half
-- with 2 degrees of freedom. Metasoft looks p up in a simulated table for up to 50 studies, which gives a little smaller ones.
create or replace macro log_likelihood_at(studies, tau2) as
    list_transform([weighted_sums(studies, tau2)], lambda sums: -0.5e0 * (sums.log_variances + sums.q))[1]
;

-- The tau2 of the largest likelihood: the best of 0 and 200 values that grow by a constant factor, then bisection of the slope around it.
create or replace macro maximum_likelihood_tau2(studies) as
    list_transform([{
        least: 1e-4 * list_min(list_transform(studies, lambda study: study.variance)),
        most: 2 * len(studies) * pow(list_max(list_transform(studies, lambda study: study.beta)) - list_min(list_transform(studies, lambda study: study.beta)), 2)
            + list_min(list_transform(studies, lambda study: study.variance))
    }], lambda span:
        list_transform([list_prepend(0, list_transform(range(200), lambda point: span.least * pow(span.most / span.least, point / 199)))], lambda points:
            list_transform([list_transform(points, lambda tau2: log_likelihood_at(studies, tau2))], lambda heights:
                list_transform([list_position(heights, list_max(heights))], lambda best:
                    list_reduce(
                        list_transform(range(60), lambda step: [0e0, 0e0]),
                        lambda bounds, step: list_transform([(bounds[1] + bounds[2]) / 2], lambda middle:
                            list_transform([weighted_sums(studies, middle)], lambda sums: case when sums.weighted_q > sums.weights then [middle, bounds[2]] else [bounds[1], middle] end)[1]
                        )[1],
                        [points[greatest(best - 1, 1)], points[least(best + 1, len(points))]]
                    )[2]
                )[1]
            )[1]
        )[1]
    )[1]
;

create or replace macro han_eskin(beta, standard_error) as
    list_transform(
        list_filter([studies_present(beta, standard_error)], lambda studies: len(studies) > 0),
        lambda studies: list_transform([{alike: weighted_sums(studies, 0), best: maximum_likelihood_tau2(studies)}], lambda fits:
            list_transform([{
                mean_statistic: fits.alike.mean * fits.alike.mean * fits.alike.weights,
                heterogeneity_statistic: greatest(0, 2 * (log_likelihood_at(studies, fits.best) - log_likelihood_at(studies, 0)))
            }], lambda parts:
                {
                    studies: len(studies),
                    mean_statistic: parts.mean_statistic,
                    heterogeneity_statistic: parts.heterogeneity_statistic,
                    neg_log10_p: -log_sum_exp([
                        -ln(10) * neg_log10_p_of_chi_square(parts.mean_statistic + parts.heterogeneity_statistic, 1),
                        -ln(10) * neg_log10_p_of_chi_square(parts.mean_statistic + parts.heterogeneity_statistic, 2)
                    ]) / ln(10) + log10(2)
                }
            )[1]
        )[1]
    )[1]
;

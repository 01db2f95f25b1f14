-- about: An odds ratio over strata: mantel_haenszel(a, b, c, d), lists of the four counts of each stratum (with and without the property among cases, then among the others), is a struct with the ratio, its 95 % interval and minus log10 of the p-value; null where no stratum has both kinds of each.
-- uses: normal_tail
-- Mantel and Haenszel (1959), J. Natl. Cancer Inst. 22:719; the variance of its logarithm by Robins, Breslow and Greenland (1986), Biometrics
-- 42:311, which for one stratum is Woolf's 1 / a + 1 / b + 1 / c + 1 / d.
create or replace macro mantel_haenszel(a, b, c, d) as
    list_transform([list_transform(list_filter(list_zip(cast(a as double[]), cast(b as double[]), cast(c as double[]), cast(d as double[])), lambda cells: cells[1] + cells[2] + cells[3] + cells[4] > 0), lambda cells:
        list_transform([cells[1] + cells[2] + cells[3] + cells[4]], lambda n: {
            likely: cells[1] * cells[4] / n,
            unlikely: cells[2] * cells[3] / n,
            alike: (cells[1] + cells[4]) / n,
            unlike: (cells[2] + cells[3]) / n
        })[1]
    )], lambda strata:
        list_transform([{r: list_sum(list_transform(strata, lambda one: one.likely)), s: list_sum(list_transform(strata, lambda one: one.unlikely))}], lambda sums:
            list_transform([case when sums.r > 0 and sums.s > 0 then sqrt(
                list_sum(list_transform(strata, lambda one: one.alike * one.likely)) / (2 * sums.r * sums.r)
                + list_sum(list_transform(strata, lambda one: one.alike * one.unlikely + one.unlike * one.likely)) / (2 * sums.r * sums.s)
                + list_sum(list_transform(strata, lambda one: one.unlike * one.unlikely)) / (2 * sums.s * sums.s)
            ) end], lambda error:
                {
                    odds_ratio: case when error is not null then sums.r / sums.s end,
                    lower: exp(ln(case when error is not null then sums.r / sums.s end) - 1.959963984540054e0 * error),
                    upper: exp(ln(case when error is not null then sums.r / sums.s end) + 1.959963984540054e0 * error),
                    neg_log10_p: neg_log10_p_of_z(ln(case when error is not null then sums.r / sums.s end) / error)
                }
            )[1]
        )[1]
    )[1]
;

-- about: The z of which p is the two-sided normal tail, from minus log10 of p; it is 0 or above, and the source's sign has to be put to it.
-- A first guess (Abramowitz and Stegun 26.2.23, off by less than 0.00045) and three steps of Newton in log space, where no tail underflows.
create or replace macro z_near_p(t) as
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t)
;

create or replace macro z_of_p(neg_log10_p) as
    list_reduce(
        [1.0::double, 2.0, 3.0],
        lambda z, step: z + (neg_log10_p - neg_log10_p_of_z(z)) * ln(10) * exp(least(z * z / 2 - neg_log10_p_of_z(z) * ln(10), 700)) * sqrt(pi() / 2),
        greatest(0, z_near_p(sqrt(2 * (neg_log10_p * ln(10) + ln(2)))))
    )
;

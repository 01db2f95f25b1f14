-- about: neg_log10_p_of_z(z) is minus log10 of the two-sided normal p-value, finite for every |z| up to 1e154; neg_log10_p_of_chi_square(x, df) that of the upper tail of chi-square, for whole df.
-- uses: log_one_plus
-- Cody (1969), Math. Comp. 23:631: rational functions of 18 digits in three ranges. The two tails are never formed as 1 minus each other,
-- and the density stays a logarithm.
create or replace macro cody_middle(y) as
    y * ((((0.065682337918207449113e0 * (y * y) + 2.2352520354606839287e0) * (y * y) + 161.02823106855587881e0) * (y * y) + 1067.6894854603709582e0) * (y * y) + 18154.981253343561249e0)
    / (((((y * y) + 47.20258190468824187e0) * (y * y) + 976.09855173777669322e0) * (y * y) + 10260.932208618978205e0) * (y * y) + 45507.789335026729956e0)
;

create or replace macro cody_outer(y) as
    ((((((((1.0765576773720192317e-8 * y + 0.39894151208813466764e0) * y + 8.8831497943883759412e0) * y + 93.506656132177855979e0) * y + 597.27027639480026226e0) * y
        + 2494.5375852903726711e0) * y + 6848.1904505362823326e0) * y + 11602.651437647350124e0) * y + 9842.7148383839780218e0)
    / ((((((((y + 22.266688044328115691e0) * y + 235.38790178262499861e0) * y + 1519.377599407554805e0) * y + 6485.558298266760755e0) * y
        + 18615.571640885098091e0) * y + 34900.952721145977266e0) * y + 38912.003286093271411e0) * y + 19685.429676859990727e0)
;

create or replace macro cody_far(y, r) as
    (0.398942280401432677939946059934e0 - r * (((((0.02307344176494017303e0 * r + 0.21589853405795699e0) * r + 0.1274011611602473639e0) * r + 0.022235277870649807e0) * r + 0.001421619193227893466e0) * r + 2.9112874951168792e-5)
        / (((((r + 1.28426009614491121e0) * r + 0.468238212480865118e0) * r + 0.0659881378689285515e0) * r + 0.00378239633202758244e0) * r + 7.29751555083966205e-5)) / y
;

-- No lambda binds |z| to a name here, as that costs four times as much a row: give a column, not a long expression.
create or replace macro neg_log10_p_of_z(z) as
    case
        when isinf(cast(z as double)) then abs(cast(z as double))
        when abs(z) <= 0.67448975e0 then -log_one_plus(-2e0 * cody_middle(abs(cast(z as double))))
        when abs(z) <= 5.6568542494923802e0 then abs(cast(z as double)) * abs(cast(z as double)) / 2e0 - ln(2e0 * cody_outer(abs(cast(z as double))))
        else abs(cast(z as double)) * abs(cast(z as double)) / 2e0 - ln(2e0 * cody_far(abs(cast(z as double)), 1e0 / (abs(cast(z as double)) * abs(cast(z as double)))))
    end / ln(10)
;

-- Of half x and half df. Below the middle as the complement of a series of positive terms (DLMF 8.7.1); above, the finite sum that whole df
-- have (DLMF 8.4.8, 8.4.10), as logarithms.
create or replace macro chi_square_terms_below(h, a) as
    list_sum(list_transform(range(cast(30 + 12 * sqrt(a + 1) as bigint)), lambda n: exp(n * ln(h) + lgamma(a + 1) - lgamma(a + 1 + n))))
;

create or replace macro chi_square_terms_above(h, a) as
    case
        when a = floor(a) then list_transform(range(cast(a as bigint)), lambda k: k * ln(h) - lgamma(k + 1))
        else list_append(
            list_transform(range(1, cast(a + 0.5 as bigint)), lambda k: (k - 0.5) * ln(h) - lgamma(k + 0.5)),
            h - neg_log10_p_of_z(sqrt(2 * h)) * ln(10)
        )
    end
;

create or replace macro neg_log10_p_of_chi_square(x, df) as
    list_transform([{h: cast(x as double) / 2, a: cast(df as double) / 2}], lambda half:
        case
            when half.h is null or half.a is null then null
            when half.h <= 0 then 0
            when half.a = 0 or isinf(half.h) then cast('infinity' as double)
            when half.h < half.a + 1 then -log_one_plus(-exp(half.a * ln(half.h) - half.h - lgamma(half.a + 1)) * chi_square_terms_below(half.h, half.a)) / ln(10)
            else (half.h - log_sum_exp(chi_square_terms_above(half.h, half.a))) / ln(10)
        end
    )[1]
;

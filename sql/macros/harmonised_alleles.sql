-- about: harmonised_alleles(ref, alt, frequency, other_ref, other_alt, other_frequency) fits another dataset's alleles of a variant to one's own.
-- It gives {hm_code, ref, alt, turned, own_turned, other_strand, palindromic, ambiguous, fits, kept}: turned = the other's effect changes its sign and
-- its frequency becomes 1 - f; own_turned = one's own does instead, as it lacks its other allele; hm_code_words(hm_code) says what was found.
-- action 1, 2 (the default) and 3 are TwoSampleMR's: palindromic variants assumed on the forward strand, told by frequency, or not kept. Frequencies
-- nearer to one half than tolerance tell nothing. same_reference = both sides say that ref is the reference genome's allele, which tells the strand.
-- QtlQuery.Core.Harmonisation is the same in C#.

-- Base by base and not backwards, as TwoSampleMR does it; for one base it is the other strand's.
create or replace macro complement_of(allele) as
    translate(allele, 'ACGT', 'TGCA')
;

create or replace macro is_palindromic(ref, alt) as
    coalesce(ref || alt in ('AT', 'TA', 'CG', 'GC'), false)
;

create or replace macro is_near_half(frequency, tolerance) as
    coalesce(frequency > 0.5::double - tolerance and frequency < 0.5::double + tolerance, true)
;

create or replace macro is_one_side(frequency, other_frequency, tolerance) as
    coalesce(
        (frequency < 0.5::double - tolerance and other_frequency < 0.5::double - tolerance)
        or (frequency > 0.5::double + tolerance and other_frequency > 0.5::double + tolerance),
        false
    )
;

create or replace macro is_other_side(frequency, other_frequency, tolerance) as
    coalesce(
        (frequency < 0.5::double - tolerance and other_frequency > 0.5::double + tolerance)
        or (frequency > 0.5::double + tolerance and other_frequency < 0.5::double - tolerance),
        false
    )
;

-- I and D as the longer and shorter of two sequences, where both of a pair's alleles are such codes and the sequences differ in length.
create or replace macro spelt_allele(allele, ref, alt, sequence, other_sequence) as
    case
        when coalesce(ref, 'I') in ('I', 'D') and coalesce(alt, 'I') in ('I', 'D') and allele is not null and length(sequence) <> length(other_sequence)
        then case when (allele = 'I') = (length(sequence) > length(other_sequence)) then sequence else other_sequence end
        else allele
    end
;

-- How two alleles fit two others, as a sum: 1 in the other order, 2 on the other strand; null where they do not.
create or replace macro fit_of_alleles(ref, alt, other_ref, other_alt) as
    case
        when ref = alt then null
        when ref = other_ref and alt = other_alt then 0
        when ref = other_alt and alt = other_ref then 1
        when ref = complement_of(other_ref) and alt = complement_of(other_alt) then 2
        when ref = complement_of(other_alt) and alt = complement_of(other_ref) then 3
    end
;

create or replace macro fit_of_one_allele(ref, alt, other_alt) as
    case
        when ref = alt or is_palindromic(ref, alt) then null
        when other_alt = alt then 0
        when other_alt = ref then 1
        when complement_of(other_alt) = alt then 2
        when complement_of(other_alt) = ref then 3
    end
;

-- The frequency of what the own effect allele is called by the other side.
create or replace macro frequency_as_labelled(frequency, fit) as
    case when fit & 1 = 1 then 1 - frequency else frequency end
;

-- A list of one and a lambda name what is used more than once; DuckDB knows no other way within an expression.
create or replace macro harmonised_fitted_alleles(told, fitted, was_spelt, action, tolerance, same_reference) as
    list_transform(
        [
            {
                'palindromic': fitted.alleles >= 2 and is_palindromic(fitted.ref, fitted.alt),
                'known': fitted.alleles = 3 and same_reference and coalesce(fitted.fit = 0, false) and is_palindromic(fitted.ref, fitted.alt),
                'ambiguous': case
                    when fitted.alleles = 3 then is_palindromic(fitted.ref, fitted.alt) and (is_near_half(told.frequency, tolerance) or is_near_half(frequency_as_labelled(told.other_frequency, fitted.fit), tolerance))
                    when fitted.alleles = 2 then coalesce(fitted.fit >= 2 or not case fitted.fit when 0 then is_one_side(told.frequency, told.other_frequency, tolerance) when 1 then is_other_side(told.frequency, told.other_frequency, tolerance) end, true)
                    when fitted.alleles = 1 then coalesce(fitted.fit = 0 and not is_one_side(told.frequency, told.other_frequency, tolerance), false)
                    else false
                end,
                -- A/T reads T/A on the other strand: labels in the same order there are the effect turned.
                'opposite': coalesce(
                    action = 2 and fitted.alleles = 3 and fitted.fit is not null and is_palindromic(fitted.ref, fitted.alt)
                    and (
                        (told.frequency < 0.5 and frequency_as_labelled(told.other_frequency, fitted.fit) > 0.5)
                        or (told.frequency > 0.5 and frequency_as_labelled(told.other_frequency, fitted.fit) < 0.5)
                    ),
                    false
                )
            }
        ],
        lambda judged: {
            'hm_code': case
                when fitted.alleles = 0 then 14
                when fitted.alleles = 2 and judged.palindromic then 29
                when fitted.fit is null then 19
                when fitted.alleles = 1 then 30
                when fitted.alleles = 2 then 23 + fitted.fit
                when judged.known then 20
                when judged.palindromic and action = 3 then 9
                when judged.palindromic and action = 1 then 5 + fitted.fit
                when judged.palindromic and (told.frequency is null or told.other_frequency is null) then 17
                when judged.palindromic and judged.ambiguous then 18
                when judged.palindromic and judged.opposite then 4 - fitted.fit
                when judged.palindromic then 1 + fitted.fit
                when was_spelt then 21 + (fitted.fit & 1)
                when fitted.fit < 2 then 10 + fitted.fit
                when length(fitted.ref) = 1 and length(fitted.alt) = 1 then 10 + fitted.fit
                else 25 + fitted.fit
            end,
            'ref': case when fitted.fit is not null then fitted.ref end,
            'alt': case when fitted.fit is not null then fitted.alt end,
            'turned': coalesce(fitted.fit & 1 = 1, false) <> (judged.opposite and not judged.known) and told.ref is not null,
            'own_turned': coalesce(fitted.fit & 1 = 1, false) and told.ref is null,
            'other_strand': coalesce(fitted.fit >= 2, false) or (judged.opposite and not judged.known),
            'palindromic': judged.palindromic,
            'ambiguous': judged.ambiguous and not judged.known,
            'fits': fitted.fit is not null,
            'kept': fitted.fit is not null and (judged.known or ((action = 1 or not judged.ambiguous) and not (action = 3 and judged.palindromic)))
        }
    )[1]
;

create or replace macro harmonised_spelt_alleles(told, was_spelt, action, tolerance, same_reference) as
    list_transform(
        [
            {
                'alleles': case when told.alt is null or told.other_alt is null then 0 when told.ref is null and told.other_ref is null then 1 when told.ref is null or told.other_ref is null then 2 else 3 end,
                'ref': coalesce(told.ref, told.other_ref),
                'alt': case when told.ref is null and told.other_ref is not null then told.other_alt else told.alt end,
                'fit': case
                    when told.alt is null or told.other_alt is null then null
                    when told.ref is not null and told.other_ref is not null then fit_of_alleles(told.ref, told.alt, told.other_ref, told.other_alt)
                    when told.ref is not null then fit_of_one_allele(told.ref, told.alt, told.other_alt)
                    when told.other_ref is not null then fit_of_one_allele(told.other_ref, told.other_alt, told.alt)
                    when told.alt = told.other_alt then 0
                end
            }
        ],
        lambda fitted: harmonised_fitted_alleles(told, fitted, was_spelt, action, tolerance, same_reference)
    )[1]
;

-- Nearly all variants of two datasets have the same alleles and are not palindromic: they are told without the lists, ten times as fast.
create or replace macro is_plain_match(ref, alt, other_ref, other_alt) as
    ref = other_ref and alt = other_alt and ref <> alt and not is_palindromic(upper(ref), upper(alt))
;

create or replace macro plain_match(hm_code, ref, alt) as
    {
        'hm_code': hm_code,
        'ref': upper(ref),
        'alt': upper(alt),
        'turned': hm_code = 11,
        'own_turned': false,
        'other_strand': false,
        'palindromic': false,
        'ambiguous': false,
        'fits': true,
        'kept': true
    }
;

create or replace macro harmonised_alleles(ref, alt, frequency, other_ref, other_alt, other_frequency, action := 2, tolerance := 0.08, same_reference := false) as
    case
        when is_plain_match(ref, alt, other_ref, other_alt) then plain_match(10, ref, alt)
        when is_plain_match(ref, alt, other_alt, other_ref) then plain_match(11, ref, alt)
        else list_transform(
            [
                {
                    'ref': spelt_allele(upper(ref), upper(ref), upper(alt), upper(other_ref), upper(other_alt)),
                    'alt': spelt_allele(upper(alt), upper(ref), upper(alt), upper(other_ref), upper(other_alt)),
                    'frequency': frequency::double,
                    'other_ref': spelt_allele(upper(other_ref), upper(other_ref), upper(other_alt), upper(ref), upper(alt)),
                    'other_alt': spelt_allele(upper(other_alt), upper(other_ref), upper(other_alt), upper(ref), upper(alt)),
                    'other_frequency': other_frequency::double
                }
            ],
            lambda told: harmonised_spelt_alleles(
                told,
                (told.ref, told.alt, told.other_ref, told.other_alt) is distinct from (upper(ref), upper(alt), upper(other_ref), upper(other_alt)),
                action,
                tolerance::double,
                coalesce(same_reference, false)
            )
        )[1]
    end
;

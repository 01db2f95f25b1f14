-- about: Each label of a VCF site with each of its alternative alleles, as a list of (label, alt, frequency): id rs1;rs2 and alt A,C make four.
-- Missing ids and alleles are null. The frequencies are a list joined by commas in the order of alt, as INFO fields of VCF that count by allele.
create or replace macro labelled_alleles(id, alt, frequencies) as
    flatten(
        [
            [
                {'label': nullif(label, ''), 'alt': nullif(allele, ''), 'frequency': try_cast(string_split(coalesce(frequencies, ''), ',')[number] as double)}
                for label in string_split(coalesce(id, ''), ';')
            ]
            for allele, number in string_split(coalesce(alt, ''), ',')
        ]
    )
;

create or replace macro info_value(info, key) as
    nullif(regexp_extract(';' || info, ';' || key || '=([^;]*)', 1), '')
;

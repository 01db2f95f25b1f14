-- about: The value of a FORMAT key in a VCF sample column; null where the record does not have it or it is a dot.
create or replace macro vcf_value(format, sample, key) as
    nullif(list_extract(string_split(sample, ':'), list_position(string_split(format, ':'), key)), '.')
;

-- about: in_mhc(chromosome, first, last): whether a stretch of the store's build overlaps the major histocompatibility complex.
-- grain: one value
-- uses: datasets
-- example: select in_mhc('6', 32000000, 32100000) as in_mhc
-- gives: in_mhc = true where it shares a base with it; null on a build other than GRCh37 and GRCh38
create or replace macro in_mhc(chromosome, first, last) as
    overlaps_mhc((select any_value(genome_build) from datasets), chromosome, first, last)
;

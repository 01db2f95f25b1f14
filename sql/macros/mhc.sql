-- about: overlaps_mhc(build, chromosome, first, last) says whether a stretch shares a base with the major histocompatibility complex; null on a build whose bounds are not known.
-- Bounds of the region MHC of the Genome Reference Consortium. LD is so long there that one signal is taken for many and many for one.
create or replace macro overlaps_mhc(build, chromosome, first, last) as
    case build
        when 'GRCh38' then chromosome = '6' and first <= 33480577 and last >= 28510120
        when 'GRCh37' then chromosome = '6' and first <= 33448354 and last >= 28477797
    end
;

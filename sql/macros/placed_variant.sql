-- about: A variant's id as chr1_13550_G_A, with its build where it states one, if it says chromosome, position and both alleles; null for rs numbers and any other id.
-- Colons part the parts as well as underscores do. snp_22_17542810 names no alleles, and the 22 of indel:4D_22_16518157 is no position.
create or replace macro placed_variant(id) as
    case when regexp_full_match(id, '(chr)?([0-9]{1,2}|X|Y|MT?)[_:][0-9]+[_:][ACGTN]+[_:/][ACGTN*]+(_b3[78])?') then translate(id, ':/', '__') end
;

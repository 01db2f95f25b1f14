-- about: Refuses rows in which ref or alt is neither a sequence of bases nor a symbolic allele of VCF, such as <INS:ME:ALU> or *.
-- columns: ref, alt
-- reason: ref or alt is not a sequence of A, C, G and T
case
    when contains('ACGTN', ref) and contains('ACGTN', alt) then ref = '' or alt = ''
    else not regexp_full_match(ref, '[ACGTN]+') or not regexp_full_match(alt, '[ACGTN]+|[*]|<[^<>]+>')
end

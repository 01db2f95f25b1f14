-- about: reverse_complement(allele) is a sequence of A, C, G, T and N as the other strand reads it; any other allele, such as * or <DEL>, is left alone.
create or replace macro reverse_complement(allele) as
    case when regexp_full_match(allele, '[ACGTN]+') then translate(reverse(allele), 'ACGT', 'TGCA') else allele end
;

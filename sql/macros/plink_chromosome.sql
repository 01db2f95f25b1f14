-- about: Chromosome of PLINK and the tools that follow it: 25, XY and PAR are the pseudoautosomal part of X; 0 is unplaced and null.
-- uses: chromosome_name
create or replace macro plink_chromosome(name) as
    case when name in ('25', 'XY', 'PAR1', 'PAR2', 'chr25', 'chrXY', 'chrPAR1', 'chrPAR2') then 'X' else chromosome_name(name) end
;

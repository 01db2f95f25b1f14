-- about: 1 to 22, X, Y or MT from any usual spelling; null for a name that is none of these, such as a contig's.
-- 25 is MT in GWAS-SSF and XY in PLINK: the source definition has to say which.
-- Names are looked for between line feeds in one text, which no cell holds: quicker than a list of comparisons.
create or replace macro chromosome_name(name) as
    case
        when contains(E'\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\nX\nY\nMT\n', E'\n' || name || E'\n') then name
        when name in ('M', 'chrM', 'MT', 'chrMT', '26', 'chr26') then 'MT'
        when name in ('x', '23', 'chr23') then 'X'
        when name in ('y', '24', 'chr24') then 'Y'
        when starts_with(lower(name), 'chr') and contains(E'\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\nX\nY\nMT\n', E'\n' || name[4:] || E'\n') then name[4:]
    end
;

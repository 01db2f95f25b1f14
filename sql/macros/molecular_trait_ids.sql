-- about: The trait as it is stored: an Ensembl id without its version; any other id, such as that of an exon or intron cluster, as it is. gene_in(id) finds its gene.
-- uses: ensembl_ids
-- ENSG00000008128.15_1636343_1636464 is an exon: cut at the dot, all exons of a gene would be one trait.
create or replace macro molecular_trait_of(id) as
    case when regexp_full_match(id, 'ENS[A-Z]*[GTEP][0-9]{11}[.][0-9]+(_PAR_Y)?') then unversioned(id) else id end
;

create or replace macro gene_in(id) as
    nullif(regexp_extract(id, 'ENS[A-Z]*G[0-9]{11}([.][0-9]+(_PAR_Y)?)?'), '')
;

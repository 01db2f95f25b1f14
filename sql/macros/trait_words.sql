-- about: What a molecular quantity is called in a sentence: expression, protein level, or the molecular trait.
create or replace macro trait_words(quantity) as
    case when quantity in ('ge', 'microarray', 'exon', 'tx') then 'expression' when quantity = 'protein' then 'protein level' else 'the molecular trait' end
;

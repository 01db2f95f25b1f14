-- about: join_rules(): what join_checks measures, the bounds within which a join is trusted, and what is likely wrong outside them.
-- least = variants or tests without which the number tells nothing; a needed check that cannot be told is not trusted.
create or replace macro join_rules() as table
select *
from (
    values
        (1, 'shared_variants', 'GWAS variants that the QTL dataset has, too', 50, null, 0, true, 'The two hardly overlap: another genome build, other positions, or too small an excerpt.'),
        (2, 'shared_against_chance', 'times as many positions are shared as by chance', 3, null, 50, true, 'Positions are shared by chance only: another genome build, or positions that are shifted.'),
        (3, 'alleles_fit', 'share of the GWAS variants at shared positions whose alleles fit', 0.8, null, 50, true, 'Other alleles stand at the same positions: another genome build, shifted positions, or alleles of other rows.'),
        (4, 'other_strand', 'share of the fitting variants that read the other strand', null, 0.01, 50, false, 'Rows of the GWAS are on another strand: palindromic variants of such a file cannot be told. Harmonise it against the reference genome.'),
        (5, 'other_reference', 'share of the variants of which both sides name another reference allele', null, 0.02, 50, false, 'One side has its reference and effect alleles mixed up, or they are of different genome builds.'),
        (6, 'palindromic', 'share of the single-base variants that are palindromic', null, 0.5, 100, false, 'Some 15 % are in a genome: look at the alleles.'),
        (7, 'undecided', 'share of the fitting variants whose orientation neither alleles nor frequencies tell', null, 0.3, 50, false, 'Give the GWAS with effect allele frequencies, or with alleles of the reference genome.'),
        (8, 'frequency_correlation', 'correlation of the effect allele frequencies', 0.8, null, 50, false, 'Frequencies are of the other allele, of the minor allele, or of another population.'),
        (9, 'frequencies_turned', 'share of the variants whose GWAS frequency is that of the other allele', null, 0.05, 50, false, 'The effect allele or its frequency is the other one: every effect of such rows has the wrong sign.'),
        (10, 'signs_within_traits', 'share of strong shared associations of a trait that agree on one direction', 0.55, null, 100, false, 'Effects have random signs: some rows count the other allele.'),
        (11, 'gwas_p_values', 'share of the GWAS tests whose p is not that of the effect', null, 0.1, 100, false, 'See which columns were read as beta, standard_error and p_value.'),
        (12, 'gwas_deviation', 'standard deviation of the GWAS trait that errors and sample size imply, 1 being expected', 0.5, 2, 50, false, 'The sample size is wrong, or the trait is in other units than standard deviations or log odds: then say so with --force, and give coloc its sdY.'),
        (13, 'qtl_people', 'times as many people are said as alleles were counted in', 0.8, 1.25, 50, false, 'The sample size of the QTL dataset is wrong.'),
        (14, 'qtl_freedom', 'times as many people are said as the p-values have degrees of freedom', null, 3, 20, false, 'The sample size of the QTL dataset is wrong.'),
) as rules(number, check_name, meaning, at_least, at_most, least, needed, hint)
;

-- The tables and views of a QtlQuery store (GRCh38) for Spark SQL, over the files it has now: run this again after a change of the store.
-- Spark 3.4 or later, with any catalog that keeps tables of files (Hive's metastore, Glue, or the session's own).
-- The views read the files of this moment by name: what is ingested or replaced later is read when this has been made and run again.

-- Spark's vectorized reader does not know BYTE_STREAM_SPLIT, which the files' floats have; its other one does. Set it in each session that asks.
set spark.sql.parquet.enableVectorizedReader = false;
create schema if not exists demo;
use demo;

-- The folders as tables, and of each table the files that the store lists.

create or replace view stored_association_hits as
select cast(null as string) as `molecular_trait_id`, cast(null as string) as `gene_id`, cast(null as int) as `gene_version`, cast(null as string) as `molecular_trait_object_id`, cast(null as string) as `chromosome`, cast(null as int) as `position`, cast(null as string) as `ref`, cast(null as string) as `alt`, cast(null as string) as `rsid`, cast(null as float) as `effect_allele_frequency`, cast(null as float) as `minor_allele_frequency`, cast(null as int) as `minor_allele_samples`, cast(null as int) as `minor_allele_count`, cast(null as int) as `sample_size`, cast(null as float) as `imputation_quality`, cast(null as int) as `tss_distance`, cast(null as float) as `beta`, cast(null as float) as `standard_error`, cast(null as float) as `z`, cast(null as double) as `p_value`, cast(null as double) as `neg_log10_p_below_range`, cast(null as boolean) as `p_value_derived`, cast(null as double) as `fdr`, cast(null as boolean) as `significant`, cast(null as boolean) as `ref_is_reference`, cast(null as int) as `harmonisation`, cast(null as string) as `source_chromosome`, cast(null as int) as `source_position`, cast(null as string) as `dataset_id`
where false;

create table if not exists association_leads_folders (
    `molecular_trait_id` string,
    `gene_id` string,
    `gene_version` int,
    `chromosome` string,
    `first_position` int,
    `last_position` int,
    `variants_tested` int,
    `significant_variants` int,
    `position` int,
    `ref` string,
    `alt` string,
    `rsid` string,
    `effect_allele_frequency` float,
    `minor_allele_frequency` float,
    `sample_size` int,
    `beta` float,
    `standard_error` float,
    `z` float,
    `p_value` double,
    `neg_log10_p_below_range` double,
    `p_value_derived` boolean,
    `ref_is_reference` boolean,
    `dataset_id` string
)
using parquet
partitioned by (`dataset_id`)
location 's3://lab/demo.store/association_leads';
msck repair table association_leads_folders sync partitions;
create or replace view stored_association_leads as
select `molecular_trait_id`, `gene_id`, `gene_version`, `chromosome`, `first_position`, `last_position`, `variants_tested`, `significant_variants`, `position`, `ref`, `alt`, `rsid`, `effect_allele_frequency`, `minor_allele_frequency`, `sample_size`, `beta`, `standard_error`, `z`, `p_value`, `neg_log10_p_below_range`, `p_value_derived`, `ref_is_reference`, `dataset_id`
from association_leads_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create table if not exists associations_folders (
    `molecular_trait_id` string,
    `gene_id` string,
    `gene_version` int,
    `molecular_trait_object_id` string,
    `position` int,
    `ref` string,
    `alt` string,
    `rsid` string,
    `effect_allele_frequency` float,
    `minor_allele_frequency` float,
    `minor_allele_samples` int,
    `minor_allele_count` int,
    `sample_size` int,
    `imputation_quality` float,
    `tss_distance` int,
    `beta` float,
    `standard_error` float,
    `z` float,
    `p_value` double,
    `neg_log10_p_below_range` double,
    `p_value_derived` boolean,
    `fdr` double,
    `significant` boolean,
    `ref_is_reference` boolean,
    `harmonisation` int,
    `source_chromosome` string,
    `source_position` int,
    `dataset_id` string,
    `chromosome` string,
    `bin` int
)
using parquet
partitioned by (`dataset_id`, `chromosome`, `bin`)
location 's3://lab/demo.store/associations';
msck repair table associations_folders sync partitions;
create or replace view stored_associations as
select `molecular_trait_id`, `gene_id`, `gene_version`, `molecular_trait_object_id`, `position`, `ref`, `alt`, `rsid`, `effect_allele_frequency`, `minor_allele_frequency`, `minor_allele_samples`, `minor_allele_count`, `sample_size`, `imputation_quality`, `tss_distance`, `beta`, `standard_error`, `z`, `p_value`, `neg_log10_p_below_range`, `p_value_derived`, `fdr`, `significant`, `ref_is_reference`, `harmonisation`, `source_chromosome`, `source_position`, `dataset_id`, `chromosome`, `bin`
from associations_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create or replace view stored_coloc_results as
select cast(null as string) as `molecular_trait_id`, cast(null as string) as `gene_id`, cast(null as int) as `gene_version`, cast(null as string) as `gwas_dataset_id`, cast(null as string) as `locus`, cast(null as string) as `signal`, cast(null as string) as `gwas_signal`, cast(null as string) as `method`, cast(null as string) as `refusal`, cast(null as int) as `variants_trait`, cast(null as int) as `variants_gwas`, cast(null as int) as `variants_shared`, cast(null as int) as `variants_left_out`, cast(null as string) as `route`, cast(null as string) as `gwas_route`, cast(null as double) as `trait_sd`, cast(null as boolean) as `trait_sd_estimated`, cast(null as string) as `gwas_type`, cast(null as double) as `gwas_sd`, cast(null as boolean) as `gwas_sd_estimated`, cast(null as double) as `ln_sum_trait`, cast(null as double) as `ln_sum_gwas`, cast(null as double) as `ln_sum_shared`, cast(null as double) as `ln_sum_distinct`, cast(null as double) as `coverage_trait`, cast(null as double) as `coverage_gwas`, cast(null as double) as `largest_neg_log10_p`, cast(null as double) as `gwas_largest_neg_log10_p`, cast(null as double) as `posterior_h0`, cast(null as double) as `posterior_h1`, cast(null as double) as `posterior_h2`, cast(null as double) as `posterior_h3`, cast(null as double) as `posterior_h4`, cast(null as double) as `log_odds_h4`, cast(null as double) as `posterior_h4_lower`, cast(null as double) as `posterior_h4_upper`, cast(null as string) as `chromosome`, cast(null as int) as `position`, cast(null as string) as `ref`, cast(null as string) as `alt`, cast(null as double) as `variant_posterior`, cast(null as double) as `p1`, cast(null as double) as `p2`, cast(null as double) as `p12`, cast(null as string) as `dataset_id`
where false;

create or replace view stored_contexts as
select cast(null as string) as `context_id`, cast(null as string) as `title`, cast(null as string) as `site`, cast(null as string) as `abbreviation`, cast(null as string) as `ontology_id`, cast(null as string) as `colour`, cast(null as string) as `dataset_id`
where false;

create table if not exists credible_sets_folders (
    `molecular_trait_id` string,
    `gene_id` string,
    `gene_version` int,
    `credible_set_id` string,
    `signal` string,
    `chromosome` string,
    `position` int,
    `ref` string,
    `alt` string,
    `rsid` string,
    `pip` double,
    `signal_pip` double,
    `credible_set_size` int,
    `credible_set_minimum_r2` double,
    `credible_set_mean_r2` double,
    `log10_bayes_factor` double,
    `posterior_mean` double,
    `posterior_standard_deviation` double,
    `region` string,
    `z` float,
    `beta` float,
    `standard_error` float,
    `p_value` double,
    `neg_log10_p_below_range` double,
    `p_value_derived` boolean,
    `source_chromosome` string,
    `source_position` int,
    `dataset_id` string
)
using parquet
partitioned by (`dataset_id`)
location 's3://lab/demo.store/credible_sets';
msck repair table credible_sets_folders sync partitions;
create or replace view stored_credible_sets as
select `molecular_trait_id`, `gene_id`, `gene_version`, `credible_set_id`, `signal`, `chromosome`, `position`, `ref`, `alt`, `rsid`, `pip`, `signal_pip`, `credible_set_size`, `credible_set_minimum_r2`, `credible_set_mean_r2`, `log10_bayes_factor`, `posterior_mean`, `posterior_standard_deviation`, `region`, `z`, `beta`, `standard_error`, `p_value`, `neg_log10_p_below_range`, `p_value_derived`, `source_chromosome`, `source_position`, `dataset_id`
from credible_sets_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create table if not exists expression_folders (
    `gene_id` string,
    `gene_version` int,
    `context` string,
    `sample_id` string,
    `tpm` float,
    `dataset_id` string
)
using parquet
partitioned by (`dataset_id`)
location 's3://lab/demo.store/expression';
msck repair table expression_folders sync partitions;
create or replace view stored_expression as
select `gene_id`, `gene_version`, `context`, `sample_id`, `tpm`, `dataset_id`
from expression_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create table if not exists genes_folders (
    `gene_id` string,
    `gene_version` int,
    `gene_symbol` string,
    `biotype` string,
    `chromosome` string,
    `first_bp` int,
    `last_bp` int,
    `strand` string,
    `tss` int,
    `dataset_id` string
)
using parquet
partitioned by (`dataset_id`)
location 's3://lab/demo.store/genes';
msck repair table genes_folders sync partitions;
create or replace view stored_genes as
select `gene_id`, `gene_version`, `gene_symbol`, `biotype`, `chromosome`, `first_bp`, `last_bp`, `strand`, `tss`, `dataset_id`
from genes_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create table if not exists gwas_folders (
    `position` int,
    `ref` string,
    `alt` string,
    `rsid` string,
    `effect_allele_frequency` float,
    `sample_size` int,
    `case_count` int,
    `control_count` int,
    `imputation_quality` float,
    `beta` float,
    `standard_error` float,
    `effect_scale` string,
    `z` float,
    `p_value` double,
    `neg_log10_p_below_range` double,
    `p_value_derived` boolean,
    `ref_is_reference` boolean,
    `harmonisation` int,
    `source_chromosome` string,
    `source_position` int,
    `dataset_id` string,
    `chromosome` string,
    `bin` int
)
using parquet
partitioned by (`dataset_id`, `chromosome`, `bin`)
location 's3://lab/demo.store/gwas';
msck repair table gwas_folders sync partitions;
create or replace view stored_gwas as
select `position`, `ref`, `alt`, `rsid`, `effect_allele_frequency`, `sample_size`, `case_count`, `control_count`, `imputation_quality`, `beta`, `standard_error`, `effect_scale`, `z`, `p_value`, `neg_log10_p_below_range`, `p_value_derived`, `ref_is_reference`, `harmonisation`, `source_chromosome`, `source_position`, `dataset_id`, `chromosome`, `bin`
from gwas_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create or replace view stored_gwas_catalog as
select cast(null as bigint) as `association_number`, cast(null as string) as `study_accession`, cast(null as string) as `pubmed_id`, cast(null as string) as `trait`, cast(null as string) as `trait_uri`, cast(null as string) as `chromosome`, cast(null as int) as `position`, cast(null as string) as `rsid`, cast(null as string) as `risk_allele`, cast(null as float) as `risk_allele_frequency`, cast(null as float) as `beta`, cast(null as float) as `odds_ratio`, cast(null as string) as `confidence_interval_text`, cast(null as string) as `mapped_gene`, cast(null as double) as `p_value`, cast(null as double) as `neg_log10_p_below_range`, cast(null as boolean) as `p_value_derived`, cast(null as string) as `dataset_id`
where false;

create table if not exists independent_signals_folders (
    `molecular_trait_id` string,
    `gene_id` string,
    `gene_version` int,
    `molecular_trait_object_id` string,
    `signal_rank` int,
    `variants_tested` int,
    `beta_shape1` double,
    `beta_shape2` double,
    `true_df` double,
    `p_value_true_df` double,
    `chromosome` string,
    `position` int,
    `ref` string,
    `alt` string,
    `rsid` string,
    `tss_distance` int,
    `effect_allele_frequency` float,
    `minor_allele_frequency` float,
    `minor_allele_samples` int,
    `minor_allele_count` int,
    `beta` float,
    `standard_error` float,
    `p_value` double,
    `neg_log10_p_below_range` double,
    `p_value_derived` boolean,
    `permutation_p_value` double,
    `p_beta` double,
    `neg_log10_p_beta` double,
    `log2_allelic_fold_change` float,
    `log2_allelic_fold_change_lower` float,
    `log2_allelic_fold_change_upper` float,
    `source_chromosome` string,
    `source_position` int,
    `dataset_id` string
)
using parquet
partitioned by (`dataset_id`)
location 's3://lab/demo.store/independent_signals';
msck repair table independent_signals_folders sync partitions;
create or replace view stored_independent_signals as
select `molecular_trait_id`, `gene_id`, `gene_version`, `molecular_trait_object_id`, `signal_rank`, `variants_tested`, `beta_shape1`, `beta_shape2`, `true_df`, `p_value_true_df`, `chromosome`, `position`, `ref`, `alt`, `rsid`, `tss_distance`, `effect_allele_frequency`, `minor_allele_frequency`, `minor_allele_samples`, `minor_allele_count`, `beta`, `standard_error`, `p_value`, `neg_log10_p_below_range`, `p_value_derived`, `permutation_p_value`, `p_beta`, `neg_log10_p_beta`, `log2_allelic_fold_change`, `log2_allelic_fold_change_lower`, `log2_allelic_fold_change_upper`, `source_chromosome`, `source_position`, `dataset_id`
from independent_signals_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create or replace view stored_interaction_associations as
select cast(null as string) as `molecular_trait_id`, cast(null as string) as `gene_id`, cast(null as int) as `gene_version`, cast(null as string) as `interaction`, cast(null as string) as `chromosome`, cast(null as int) as `position`, cast(null as string) as `ref`, cast(null as string) as `alt`, cast(null as string) as `rsid`, cast(null as int) as `tss_distance`, cast(null as float) as `effect_allele_frequency`, cast(null as float) as `minor_allele_frequency`, cast(null as int) as `minor_allele_samples`, cast(null as int) as `minor_allele_count`, cast(null as float) as `genotype_beta`, cast(null as float) as `genotype_standard_error`, cast(null as double) as `genotype_p_value`, cast(null as float) as `covariate_beta`, cast(null as float) as `covariate_standard_error`, cast(null as double) as `covariate_p_value`, cast(null as float) as `interaction_beta`, cast(null as float) as `interaction_standard_error`, cast(null as double) as `interaction_p_value`, cast(null as double) as `effective_tests`, cast(null as double) as `trait_p_value`, cast(null as double) as `fdr`, cast(null as string) as `source_chromosome`, cast(null as int) as `source_position`, cast(null as string) as `dataset_id`
where false;

create or replace view stored_isoform_expression as
select cast(null as string) as `gene_id`, cast(null as string) as `transcript_id`, cast(null as string) as `chromosome`, cast(null as int) as `first_bp`, cast(null as int) as `last_bp`, cast(null as string) as `context`, cast(null as float) as `proportion`, cast(null as float) as `tpm`, cast(null as string) as `dataset_id`
where false;

create or replace view stored_ld as
select cast(null as string) as `chromosome`, cast(null as int) as `position_1`, cast(null as string) as `ref_1`, cast(null as string) as `alt_1`, cast(null as int) as `position_2`, cast(null as string) as `ref_2`, cast(null as string) as `alt_2`, cast(null as float) as `r`, cast(null as float) as `r2`, cast(null as string) as `dataset_id`
where false;

create or replace view stored_merged_rsids as
select cast(null as bigint) as `rsid_number`, cast(null as bigint) as `merged_into`, cast(null as bigint) as `current_rsid_number`, cast(null as int) as `dbsnp_build`, cast(null as boolean) as `strand_turned`, cast(null as string) as `dataset_id`
where false;

create table if not exists molecular_traits_folders (
    `molecular_trait_id` string,
    `gene_id` string,
    `gene_version` int,
    `molecular_trait_object_id` string,
    `variants_tested` int,
    `beta_shape1` double,
    `beta_shape2` double,
    `true_df` double,
    `p_value_true_df` double,
    `chromosome` string,
    `position` int,
    `ref` string,
    `alt` string,
    `rsid` string,
    `tss_distance` int,
    `effect_allele_frequency` float,
    `minor_allele_frequency` float,
    `minor_allele_samples` int,
    `minor_allele_count` int,
    `beta` float,
    `standard_error` float,
    `p_value` double,
    `neg_log10_p_below_range` double,
    `p_value_derived` boolean,
    `permutation_p_value` double,
    `p_beta` double,
    `neg_log10_p_beta` double,
    `trait_p_value` double,
    `q_value` double,
    `nominal_p_value_threshold` double,
    `nominal_p_value_threshold_true_df` double,
    `log2_allelic_fold_change` float,
    `log2_allelic_fold_change_lower` float,
    `log2_allelic_fold_change_upper` float,
    `significant` boolean,
    `untested_reason` string,
    `source_chromosome` string,
    `source_position` int,
    `dataset_id` string
)
using parquet
partitioned by (`dataset_id`)
location 's3://lab/demo.store/molecular_traits';
msck repair table molecular_traits_folders sync partitions;
create or replace view stored_molecular_traits as
select `molecular_trait_id`, `gene_id`, `gene_version`, `molecular_trait_object_id`, `variants_tested`, `beta_shape1`, `beta_shape2`, `true_df`, `p_value_true_df`, `chromosome`, `position`, `ref`, `alt`, `rsid`, `tss_distance`, `effect_allele_frequency`, `minor_allele_frequency`, `minor_allele_samples`, `minor_allele_count`, `beta`, `standard_error`, `p_value`, `neg_log10_p_below_range`, `p_value_derived`, `permutation_p_value`, `p_beta`, `neg_log10_p_beta`, `trait_p_value`, `q_value`, `nominal_p_value_threshold`, `nominal_p_value_threshold_true_df`, `log2_allelic_fold_change`, `log2_allelic_fold_change_lower`, `log2_allelic_fold_change_upper`, `significant`, `untested_reason`, `source_chromosome`, `source_position`, `dataset_id`
from molecular_traits_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create or replace view stored_published_datasets as
select cast(null as string) as `published_id`, cast(null as string) as `release`, cast(null as string) as `study_id`, cast(null as string) as `study`, cast(null as string) as `quantity`, cast(null as string) as `context`, cast(null as string) as `ontology_id`, cast(null as string) as `tissue`, cast(null as string) as `condition`, cast(null as int) as `sample_size`, cast(null as string) as `pubmed_id`, cast(null as string) as `study_type`, cast(null as string) as `dataset_id`
where false;

create or replace view stored_regulatory_elements as
select cast(null as string) as `element_id`, cast(null as string) as `element_class`, cast(null as string) as `chromosome`, cast(null as int) as `first_bp`, cast(null as int) as `last_bp`, cast(null as string) as `context`, cast(null as string) as `dataset_id`
where false;

create or replace view stored_samples as
select cast(null as string) as `sample_id`, cast(null as string) as `donor_id`, cast(null as string) as `context_id`, cast(null as boolean) as `has_genotype`, cast(null as float) as `rin`, cast(null as int) as `ischaemic_minutes`, cast(null as string) as `dataset_id`
where false;

create or replace view stored_score_associations as
select cast(null as string) as `score_id`, cast(null as string) as `score_title`, cast(null as string) as `molecular_trait_id`, cast(null as string) as `gene_id`, cast(null as int) as `gene_version`, cast(null as int) as `sample_size`, cast(null as float) as `beta`, cast(null as float) as `standard_error`, cast(null as float) as `z`, cast(null as double) as `p_value`, cast(null as double) as `neg_log10_p_below_range`, cast(null as boolean) as `p_value_derived`, cast(null as double) as `fdr`, cast(null as string) as `dataset_id`
where false;

create table if not exists signal_bayes_factors_folders (
    `molecular_trait_id` string,
    `gene_id` string,
    `gene_version` int,
    `signal` string,
    `position` int,
    `ref` string,
    `alt` string,
    `region` string,
    `ln_bayes_factor` double,
    `source_chromosome` string,
    `source_position` int,
    `dataset_id` string,
    `chromosome` string,
    `bin` int
)
using parquet
partitioned by (`dataset_id`, `chromosome`, `bin`)
location 's3://lab/demo.store/signal_bayes_factors';
msck repair table signal_bayes_factors_folders sync partitions;
create or replace view stored_signal_bayes_factors as
select `molecular_trait_id`, `gene_id`, `gene_version`, `signal`, `position`, `ref`, `alt`, `region`, `ln_bayes_factor`, `source_chromosome`, `source_position`, `dataset_id`, `chromosome`, `bin`
from signal_bayes_factors_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create or replace view stored_studies as
select cast(null as string) as `study_id`, cast(null as string) as `study_type`, cast(null as string) as `project`, cast(null as string) as `trait`, cast(null as string) as `trait_ids`, cast(null as string) as `gene_id`, cast(null as string) as `molecular_trait_id`, cast(null as string) as `context`, cast(null as string) as `ontology_id`, cast(null as int) as `sample_size`, cast(null as int) as `case_count`, cast(null as int) as `control_count`, cast(null as string) as `ancestry`, cast(null as string) as `pubmed_id`, cast(null as boolean) as `has_summary_statistics`, cast(null as string) as `dataset_id`
where false;

create table if not exists trait_leads_folders (
    `molecular_trait_id` string,
    `gene_id` string,
    `gene_version` int,
    `chromosome` string,
    `variants_tested` int,
    `significant_variants` int,
    `position` int,
    `ref` string,
    `alt` string,
    `rsid` string,
    `effect_allele_frequency` float,
    `minor_allele_frequency` float,
    `sample_size` int,
    `beta` float,
    `standard_error` float,
    `z` float,
    `p_value` double,
    `neg_log10_p_below_range` double,
    `dataset_id` string
)
using parquet
partitioned by (`dataset_id`)
location 's3://lab/demo.store/trait_leads';
msck repair table trait_leads_folders sync partitions;
create or replace view stored_trait_leads as
select `molecular_trait_id`, `gene_id`, `gene_version`, `chromosome`, `variants_tested`, `significant_variants`, `position`, `ref`, `alt`, `rsid`, `effect_allele_frequency`, `minor_allele_frequency`, `sample_size`, `beta`, `standard_error`, `z`, `p_value`, `neg_log10_p_below_range`, `dataset_id`
from trait_leads_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create table if not exists variants_folders (
    `rsid_number` bigint,
    `label` string,
    `chromosome` string,
    `position` int,
    `ref` string,
    `alt` string,
    `alt_frequency` float,
    `ref_is_reference` boolean,
    `variant_id_grch37` string,
    `source_chromosome` string,
    `source_position` int,
    `dataset_id` string
)
using parquet
partitioned by (`dataset_id`)
location 's3://lab/demo.store/variants';
msck repair table variants_folders sync partitions;
create or replace view stored_variants as
select `rsid_number`, `label`, `chromosome`, `position`, `ref`, `alt`, `alt_frequency`, `ref_is_reference`, `variant_id_grch37`, `source_chromosome`, `source_position`, `dataset_id`
from variants_folders
where _metadata.file_name in (
    'GENERATION.parquet'
);

create or replace view stored_datasets as
select
    cast(`dataset_id` as string) as `dataset_id`,
    cast(`study` as string) as `study`,
    cast(`quantity` as string) as `quantity`,
    cast(`context` as string) as `context`,
    cast(`trait` as string) as `trait`,
    cast(`genome_build` as string) as `genome_build`,
    cast(`sample_size` as int) as `sample_size`,
    cast(`tables` as array<string>) as `tables`,
    cast(`rows` as bigint) as `rows`,
    cast(`bytes` as bigint) as `bytes`,
    cast(`formats` as array<string>) as `formats`,
    cast(`ingested_at` as timestamp) as `ingested_at`
from (
    values
    ('DEMO_LDL', null, 'gwas', null, 'LDL cholesterol (made up)', 'GRCh38', 2500, array('gwas'), 1002, BYTES, array('gwas_ssf'), timestamp 'TIME'),
    ('DEMO_ge_Brain_Cortex', 'DEMO', 'ge', 'Brain_Cortex', null, 'GRCh38', 134, array('associations', 'credible_sets', 'expression', 'genes', 'molecular_traits'), 12201, BYTES, array('eqtl_catalogue_credible_sets', 'eqtl_catalogue_nominal', 'gtex_egenes'), timestamp 'TIME'),
    ('DEMO_ge_Liver', 'DEMO', 'ge', 'Liver', null, 'GRCh38', 200, array('associations', 'credible_sets', 'expression', 'genes', 'molecular_traits'), 12212, BYTES, array('eqtl_catalogue_credible_sets', 'eqtl_catalogue_nominal', 'gtex_egenes'), timestamp 'TIME'),
    ('DEMO_ge_Whole_Blood', 'DEMO', 'ge', 'Whole_Blood', null, 'GRCh38', 400, array('associations', 'credible_sets', 'expression', 'genes', 'molecular_traits'), 12207, BYTES, array('eqtl_catalogue_credible_sets', 'eqtl_catalogue_nominal', 'gtex_egenes'), timestamp 'TIME'),
    ('DEMO_mapped', 'DEMO', 'ge', 'blood', null, 'GRCh38', 400, array('associations', 'credible_sets', 'genes', 'independent_signals', 'molecular_traits', 'signal_bayes_factors'), 15965, BYTES, array('qtlquery map cis'), timestamp 'TIME')
) as listed (`dataset_id`, `study`, `quantity`, `context`, `trait`, `genome_build`, `sample_size`, `tables`, `rows`, `bytes`, `formats`, `ingested_at`);

-- The views of the program that need nothing but these.

-- What the store holds, one dataset a row.
create or replace view datasets as
select * from stored_datasets
order by dataset_id;

-- Associations with p below 0.001, of datasets where they are at most a tenth of the pairs: what is asked of strong associations needs no scan of all.
create or replace view association_hits as
select
    dataset_id,
    molecular_trait_id,
    gene_id,
    chromosome,
    position,
    ref,
    alt,
    rsid,
    beta,
    standard_error,
    (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p,
    p_value,
    z,
    effect_allele_frequency,
    minor_allele_frequency,
    sample_size,
    tss_distance,
    fdr,
    significant,
    minor_allele_samples,
    minor_allele_count,
    imputation_quality,
    gene_version,
    molecular_trait_object_id,
    p_value_derived,
    ref_is_reference,
    harmonisation,
    source_chromosome,
    source_position,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id,
    cast(null as integer) as bin
from stored_association_hits;

-- Every tested pair of a molecular trait and a variant.
create or replace view associations as
select * from (select
    dataset_id,
    molecular_trait_id,
    gene_id,
    chromosome,
    position,
    ref,
    alt,
    rsid,
    beta,
    standard_error,
    (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p,
    p_value,
    z,
    effect_allele_frequency,
    minor_allele_frequency,
    sample_size,
    tss_distance,
    fdr,
    significant,
    minor_allele_samples,
    minor_allele_count,
    imputation_quality,
    gene_version,
    molecular_trait_object_id,
    p_value_derived,
    ref_is_reference,
    harmonisation,
    source_chromosome,
    source_position,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id,
    bin
from stored_associations);

-- Tested traits with their lead, permutation p-values, q-value and nominal threshold, where the source gives them.
create or replace view molecular_traits as
select
    *,
    (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id
from stored_molecular_traits;

-- Pairs that are significant at their dataset's own rule: the source's verdict, or the nominal threshold of the trait where the trait is significant.
create or replace view significant_pairs as
select * from associations where significant = true
union all
select tested.*
from association_hits as tested
join (
    select dataset_id, molecular_trait_id, nominal_p_value_threshold
    from molecular_traits
    where significant and nominal_p_value_threshold < 0.001 and dataset_id in (select dataset_id from stored_association_hits)
) as traits on traits.dataset_id = tested.dataset_id and traits.molecular_trait_id = tested.molecular_trait_id
where
    tested.significant is null
    and tested.p_value <= traits.nominal_p_value_threshold
union all
select tested.*
from associations as tested
join (
    select dataset_id, molecular_trait_id, nominal_p_value_threshold
    from molecular_traits
    where significant and nominal_p_value_threshold is not null and not (nominal_p_value_threshold < 0.001 and dataset_id in (select dataset_id from stored_association_hits))
) as traits on traits.dataset_id = tested.dataset_id and traits.molecular_trait_id = tested.molecular_trait_id
where
    tested.significant is null
    and tested.p_value <= traits.nominal_p_value_threshold;

-- Genes with symbol and position.
create or replace view genes as
select * from stored_genes;

-- Where each gene lies, from whatever dataset of the store says so.
create or replace view gene_places as
select
    gene_id,
    max_by(gene_symbol, (gene_symbol is not null, tss is not null, coalesce(gene_version, 0), dataset_id)) as gene_symbol,
    max_by(chromosome, (chromosome is not null, tss is not null, coalesce(gene_version, 0), dataset_id)) as chromosome,
    max_by(tss, (tss is not null, coalesce(gene_version, 0), dataset_id)) as tss
from genes
group by gene_id;

-- Significant pairs whose gene lies on another chromosome than the variant, or more than 5 Mb away.
create or replace view trans_pairs as
select pairs.*, places.gene_symbol, places.chromosome as gene_chromosome, places.tss as gene_tss
from significant_pairs as pairs
join gene_places as places on places.gene_id = pairs.gene_id
where places.chromosome <> pairs.chromosome or abs(pairs.position - places.tss) > 5000000;

-- Variants of fine-mapped credible sets with their posterior inclusion probability.
create or replace view credible_sets as
select
    *,
    (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id
from stored_credible_sets;

-- Tissues, cell types and conditions with display name, organ and ontology term.
create or replace view contexts as
select * from stored_contexts;

-- Every molecular trait that was tested in a dataset, with its lead and whether it is significant at the dataset's own rule.
create or replace view tested_traits as
with
tested as (
    select
        dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, rsid, beta, standard_error, neg_log10_p, tss_distance, variants_tested, variant_id,
        coalesce(significant, false) as is_significant
    from molecular_traits
    where untested_reason is null and variants_tested is distinct from 0
),
leads as (
    select
        dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, rsid, beta, standard_error,
        (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p, cast(null as integer) as tss_distance, variants_tested,
        ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id,
        coalesce(significant_variants > 0, false) as is_significant
    from stored_trait_leads
    where not dataset_id in (select dataset_id from stored_molecular_traits)
)
select *, coalesce(gene_id, molecular_trait_id) as gene
from (select * from tested union all select * from leads) as either;

-- Conditionally independent signals of each trait, as the source's stepwise search found them.
create or replace view independent_signals as
select
    *,
    (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id
from stored_independent_signals;

-- Genes with a significant variant, at each dataset's own rule.
create or replace view egenes as
with
permuted as (
    select
        dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, rsid, beta, standard_error, neg_log10_p, p_value,
        p_beta, neg_log10_p_beta, q_value, nominal_p_value_threshold, variants_tested, variant_id
    from molecular_traits
    where significant
),
judged as (
    select
        dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, rsid, beta, standard_error,
        (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p, p_value,
        cast(null as double) as p_beta, cast(null as double) as neg_log10_p_beta, cast(null as double) as q_value, cast(null as double) as nominal_p_value_threshold,
        variants_tested, ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id
    from stored_trait_leads
    where significant_variants > 0 and not dataset_id in (select dataset_id from stored_molecular_traits)
),
symbols as (
    select dataset_id, gene_id, min(gene_symbol) as gene_symbol
    from stored_genes
    group by dataset_id, gene_id
)
select found.*, symbols.gene_symbol
from (select * from permuted union all select * from judged) as found
left join symbols on symbols.dataset_id = found.dataset_id and symbols.gene_id = found.gene_id;

-- Variants with a significant gene, and how many.
create or replace view evariants as
select
    dataset_id,
    chromosome,
    position,
    ref,
    alt,
    min(rsid) as rsid,
    count(distinct coalesce(gene_id, molecular_trait_id)) as egenes,
    max(neg_log10_p) as largest_neg_log10_p,
    min(variant_id) as variant_id
from significant_pairs
group by dataset_id, chromosome, position, ref, alt;

-- How much a gene is expressed in a context.
create or replace view expression as
select * from stored_expression;

-- Associations of variants with diseases and traits.
create or replace view gwas as
select * from (select
    dataset_id,
    chromosome,
    position,
    ref,
    alt,
    rsid,
    beta,
    standard_error,
    (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p,
    p_value,
    z,
    effect_scale,
    effect_allele_frequency,
    sample_size,
    case_count,
    control_count,
    imputation_quality,
    p_value_derived,
    ref_is_reference,
    harmonisation,
    source_chromosome,
    source_position,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id,
    bin
from stored_gwas);

-- Top hits of published GWAS.
create or replace view gwas_catalog as
select
    *,
    (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p
from stored_gwas_catalog;

-- Linkage disequilibrium between pairs of variants.
create or replace view ld as
select
    *,
    ('chr' || chromosome || '_' || cast(position_1 as varchar(11)) || '_' || ref_1 || '_' || alt_1) as variant_id_1,
    ('chr' || chromosome || '_' || cast(position_2 as varchar(11)) || '_' || ref_2 || '_' || alt_2) as variant_id_2
from stored_ld;

-- Effects that change with a cell fraction, sex or another covariate.
create or replace view interaction_associations as
select
    *,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id
from stored_interaction_associations;

-- Share of a gene's expression in a context that a transcript or a stretch of it carries.
create or replace view isoform_expression as
select * from stored_isoform_expression;

-- The strongest association of each molecular trait among those stored for a dataset.
create or replace view lead_associations as
select
    dataset_id,
    molecular_trait_id,
    gene_id,
    chromosome,
    position,
    ref,
    alt,
    rsid,
    beta,
    standard_error,
    (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p,
    p_value,
    z,
    effect_allele_frequency,
    minor_allele_frequency,
    sample_size,
    variants_tested,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id
from stored_trait_leads;

-- How far the lead of each eGene lies from the transcription start of its gene.
create or replace view lead_distances as
select
    traits.dataset_id,
    traits.molecular_trait_id,
    traits.gene,
    traits.variant_id,
    traits.neg_log10_p,
    coalesce(traits.tss_distance, case when places.chromosome = traits.chromosome then traits.position - places.tss end) as tss_distance
from tested_traits as traits
left join gene_places as places on places.gene_id = traits.gene
where traits.is_significant;

-- dbSNP labels that were merged into others, which 'qtlquery variant' follows.
create or replace view merged_rsids as
select * from stored_merged_rsids;

-- The lead of each eGene of a dataset, and what the same pair shows in each other dataset of the same molecular quantity.
create or replace view shared_leads as
with
leads as (
    select traits.dataset_id as discovery, datasets.quantity, traits.molecular_trait_id, traits.gene, traits.chromosome, traits.position, traits.ref, traits.alt, traits.variant_id, traits.beta
    from tested_traits as traits
    join datasets on datasets.dataset_id = traits.dataset_id
    where traits.is_significant and traits.position is not null
)
select
    leads.discovery,
    tested.dataset_id as target,
    leads.molecular_trait_id,
    leads.gene,
    leads.variant_id,
    leads.beta,
    tested.beta as target_beta,
    tested.standard_error as target_standard_error,
    tested.p_value as target_p_value
from (select
    dataset_id,
    molecular_trait_id,
    gene_id,
    chromosome,
    position,
    ref,
    alt,
    rsid,
    beta,
    standard_error,
    (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p,
    p_value,
    z,
    effect_allele_frequency,
    minor_allele_frequency,
    sample_size,
    tss_distance,
    fdr,
    significant,
    minor_allele_samples,
    minor_allele_count,
    imputation_quality,
    gene_version,
    molecular_trait_object_id,
    p_value_derived,
    ref_is_reference,
    harmonisation,
    source_chromosome,
    source_position,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id,
    bin
from stored_associations) as tested
join leads
    on leads.molecular_trait_id = tested.molecular_trait_id
    and leads.chromosome = tested.chromosome and leads.position = tested.position and leads.ref = tested.ref and leads.alt = tested.alt
join datasets on datasets.dataset_id = tested.dataset_id and datasets.quantity is not distinct from leads.quantity
where tested.dataset_id <> leads.discovery;

-- Datasets that a catalogue publishes, by the id that its files bear.
create or replace view published_datasets as
select * from stored_published_datasets;

-- Promoters, enhancers and other elements.
create or replace view regulatory_elements as
select * from stored_regulatory_elements;

-- Samples with donor and context.
create or replace view samples as
select * from stored_samples;

-- Polygenic scores associated with molecular traits (eQTS).
create or replace view score_associations as
select
    *,
    (case
        when neg_log10_p_below_range is not null then neg_log10_p_below_range
        when p_value > 0 then 0 - log10(p_value)
    end) as neg_log10_p
from stored_score_associations;

-- Bayes factors of every variant for every fine-mapped signal.
create or replace view signal_bayes_factors as
select
    *,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id
from stored_signal_bayes_factors;

-- Studies and their traits, as a catalogue lists them.
create or replace view studies as
select * from stored_studies;

-- Labels of variants, dbSNP's and others: those that datasets have, and those of tables of labels.
create or replace view variants as
select
    'rs' || cast(rsid_number as varchar(20)) as rsid,
    *,
    ('chr' || chromosome || '_' || cast(position as varchar(11)) || '_' || ref || '_' || alt) as variant_id
from stored_variants;

-- Not here, since Spark SQL has no macros, or not the functions over lists that these are made of:
-- asked_dataset, associations_in, cis_mediated_trans, coloc_input_in, coloc_results, coloc_signals_in, coloc_table_in, coloc_variants_in
-- coloc_with_priors, effect_contrasts, effects_by_context, egene_summary, expression_beside_qtl, expression_specificity, gene_expression, genes_between
-- genomic_inflation, gwas_egenes, gwas_egenes_in, gwas_enrichment, gwas_in, gwas_loci, gwas_loci_by_breaker, gwas_locus_in
-- gwas_lookup, gwas_lookup_in, gwas_variants, harmonised, heterogeneity, in_mhc, join_evidence, ld_with
-- ld_within, manhattan_points, median_expression, mr_instruments, pair_effects, pair_specificity, pi1_intervals, qq_points
-- qtltools_pairs, regulatory_enrichment, regulatory_overlap, replication, tensorqtl_pairs, tissue_sharing, tissue_sharing_order, tissue_specificity
-- top_expressed, trans_hotspots, trans_mediation, tss_distance_profile, variant_strata
-- 'qtlquery sql', 'qtlquery export --sql duckdb' and the library have them.

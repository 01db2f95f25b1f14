using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Scan;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping.Scan;

/// <summary>Against what the field's own programs printed of the same cohort. Slopes are compared in units of their standard error, since the programs' own precision is.</summary>
public sealed class PeerTests
{
    static readonly Lazy<Dictionary<(string, string), PairTest>> Calls = new(() => Nominal(Cohort.Genotypes()));

    static readonly Lazy<Dictionary<(string, string), PairTest>> Dosages = new(() =>
    {
        var reader = GenotypeFiles.Open(Cohort.FullPath("data/small/genotypes.ds.vcf.gz"));
        reader.Select(Cohort.Samples);
        return Nominal(reader);
    });

    [SkippableFact]
    public void Every_pair_is_the_one_of_matrix_eqtl()
    {
        var rows = Cohort.Answers("matrixeqtl.nominal.tsv.gz").Where(row => row.Number("beta") != 0).ToDictionary(row => (row["gene"], row["SNP"]));
        Assert.Equal(rows.Count, Calls.Value.Count);
        foreach (var (pair, test) in Calls.Value)
        {
            var row = rows[pair];
            Assert.Equal(row.Number("beta"), test.Slope, 1e-9 * test.StandardError);
            Assert.Equal(row.Number("t-stat"), test.T, 1e-9 * Math.Max(1, Math.Abs(test.T)));
            Assert.Equal(-Math.Log10(row.Number("p-value")), test.NegLog10P, 1e-9 * Math.Max(1, test.NegLog10P));
        }
    }

    // FastQTL and tensorQTL in single precision, FastQTL with six digits; tensorQTL's standard error is NaN where the correlation is 0.
    [SkippableTheory]
    [InlineData("fastqtl.nominal.tsv.gz", false, 5e-5, 5e-6, 4e-6)]
    [InlineData("fastqtl.nominal.ds.tsv.gz", true, 5e-5, 5e-6, 4e-6)]
    [InlineData("tensorqtl.nominal.tsv.gz", false, 1e-4, 1e-5, 1e-4)]
    [InlineData("tensorqtl.nominal.ds.tsv.gz", true, 1e-4, 1e-5, 1e-4)]
    public void Every_pair_is_the_one_of_a_program_in_single_precision(string table, bool dosages, double slope, double error, double log10P)
    {
        var rows = Cohort.Answers(table).Where(row => row["slope_se"] is not ("" or "nan" or "-nan")).ToList();
        var own = (dosages ? Dosages : Calls).Value;
        Assert.InRange(own.Count - rows.Count, 0, 2);
        foreach (var row in rows)
        {
            var test = own[(row["phenotype_id"], row["variant_id"])];
            Assert.Equal(row.Number("slope"), test.Slope, slope * test.StandardError);
            Close.To(row.Number("slope_se"), test.StandardError, error);
            Assert.Equal(-Math.Log10(row.Number("pval_nominal")), test.NegLog10P, log10P);
        }
    }

    // plink2 drops the samples that are missing, so that only sites without any can agree. Six printed digits.
    [SkippableTheory]
    [InlineData("plink2.nominal.tsv.gz", false)]
    [InlineData("plink2.nominal.ds.tsv.gz", true)]
    public void Every_pair_of_a_complete_site_is_the_one_of_plink2(string table, bool dosages)
    {
        var rows = Cohort.Answers(table).Where(row => row["OBS_CT"] == "100" && row["BETA"] != "NA").ToList();
        Assert.InRange(rows.Count, 8_000, 10_000);
        foreach (var row in rows)
        {
            var test = (dosages ? Dosages : Calls).Value[(row["phenotype_id"], row["variant_id"])];
            Assert.Equal(row.Number("BETA"), test.Slope, 1e-5 * test.StandardError + 5e-6 * Math.Abs(test.Slope));
            Close.To(row.Number("SE"), test.StandardError, 5e-6);
            Assert.Equal(-Math.Log10(row.Number("P")), test.NegLog10P, 4e-6);
        }
    }

    // The whole difference of true_df, 5.5e-4, is FastQTL's variance with n - 1; its simplex ends early for the shapes.
    [SkippableFact]
    public void Given_the_same_permutations_fastqtl_finds_the_same_p_values()
    {
        var orders = Cohort.Lines("gold/small/reference.perm_indices.txt.gz").Select(line => line.Split(' ').Select(int.Parse).ToArray());
        var outcomes = Outcomes(new(), PermutationSet.Of(orders));
        foreach (var row in Cohort.Answers("fastqtl.perm.sequence.tsv.gz"))
        {
            var (outcome, fit) = (outcomes[row["phenotype_id"]], outcomes[row["phenotype_id"]].Permuted!.Approximation);
            Close.To(row.Number("pval_perm"), (outcome.Permuted!.AsStrong + 1.0) / (outcome.Permuted!.Count + 1), 5e-6);
            Close.To(row.Number("pval_nominal"), Math.Pow(10, -outcome.Lead!.NegLog10P), 1e-5);
            Assert.Equal(1 + 5.5e-4, fit.TrueDf / row.Number("true_df"), 3e-4);
            Close.To(row.Number("beta_shape1"), fit.Beta.Shape1, 2e-3);
            Close.To(row.Number("beta_shape2"), fit.Beta.Shape2, 5e-3);
            Close.To(row.Number("pval_beta"), Math.Exp(fit.LogPBeta(outcome.Lead.T, Cohort.Covariates.Df)), 6e-3);
        }
    }

    // Both end at 1,000 permutations as strong as the trait, or at 10,000. A p from k of them has a relative error of 1/sqrt(k), and there are two of them: 5 times that.
    [SkippableFact]
    public void Adaptive_permutations_agree_with_fastqtl_within_their_error()
    {
        var outcomes = Outcomes(new() { Permutations = 10_000, StopAfter = 1000 });
        foreach (var row in Cohort.Answers("fastqtl.perm.adaptive.tsv.gz"))
        {
            var outcome = outcomes[row["phenotype_id"]];
            Assert.True(outcome.Permuted!.AsStrong == 1000 || outcome.Permuted!.Count == 10_000);
            var (p, strong) = ((outcome.Permuted!.AsStrong + 1.0) / (outcome.Permuted!.Count + 1), Math.Max(1, Math.Min(1000, row.Number("pval_perm") * 10_000)));
            Assert.Equal(row.Number("pval_perm"), p, 5 * row.Number("pval_perm") * Math.Sqrt(2 / strong));
        }
    }

    [SkippableFact]
    public void Every_interaction_is_the_one_of_tensorqtl_and_of_matrix_eqtl()
    {
        var own = new Dictionary<(string, string), InteractionTest>();
        using var genotypes = Cohort.Genotypes();
        new InteractionScan(Cohort.Traits, Cohort.Covariates, "context", Cohort.Context, new())
            .Run(genotypes, (variant, tests) => tests.ToList().ForEach(each => own.Add((each.Trait.Id, variant.Variant.Id), each.Test)), default);
        var tensorQtl = Cohort.Answers("tensorqtl.interaction.tsv.gz");
        Assert.Equal(tensorQtl.Count, own.Count);
        foreach (var row in tensorQtl)
        {
            var test = own[(row["phenotype_id"], row["variant_id"])];
            foreach (var (effect, mine) in new[] { ("g", test.Genotype), ("i", test.Context), ("gi", test.Interaction) })
            {
                Assert.Equal(row.Number($"b_{effect}"), mine.Slope, 1e-4 * mine.StandardError);
                Close.To(row.Number($"b_{effect}_se"), mine.StandardError, 2e-5);
                Assert.Equal(-Math.Log10(row.Number($"pval_{effect}")), mine.NegLog10P, 5e-5);
            }
        }

        var matrixEqtl = Cohort.Answers("matrixeqtl.interaction.tsv.gz").ToDictionary(row => (row["gene"], row["SNP"]));
        foreach (var (pair, test) in own)
        {
            Assert.Equal(matrixEqtl[pair].Number("beta"), test.Interaction.Slope, 1e-8 * test.Interaction.StandardError);
            Assert.Equal(-Math.Log10(matrixEqtl[pair].Number("p-value")), test.Interaction.NegLog10P, 1e-8 * Math.Max(1, test.Interaction.NegLog10P));
        }
    }

    [SkippableFact]
    public void Every_pair_beyond_cis_is_the_one_of_tensorqtl()
    {
        var rows = Cohort.Answers("tensorqtl.trans.tsv.gz").ToDictionary(row => (row["phenotype_id"], row["variant_id"]));
        using var genotypes = Cohort.Genotypes();
        var hits = new TransScan(Cohort.Traits, Cohort.Covariates, new() { CisBp = null, LeastFrequency = 0, LeastNegLog10P = 5 }).Run(genotypes, null, default).Hits;
        Assert.Equal(rows.Keys.Order(), hits.Select(hit => (hit.Trait.Id, hit.Variant.Variant.Id)).Order());
        foreach (var hit in hits)
        {
            var row = rows[(hit.Trait.Id, hit.Variant.Variant.Id)];
            Assert.Equal(row.Number("b"), hit.Test.Slope, 1e-4 * hit.Test.StandardError);
            Assert.Equal(-Math.Log10(row.Number("pval")), hit.Test.NegLog10P, 1e-4);
        }
    }

    // QTLtools does not free genotypes of covariates, which gives other p; its best variant is the same in about nine genes of ten.
    [SkippableFact]
    public void Qtltools_other_model_has_most_of_the_same_best_variants()
    {
        var rows = Cohort.Answers("qtltools.perm.tsv.gz");
        var outcomes = Outcomes(new() { Permutations = 0 });
        var same = rows.Count(row => Ties(outcomes[row["phe_id"]], row["var_id"]));
        Assert.InRange(same, (int)(0.8 * rows.Count), rows.Count);

        static bool Ties(TraitOutcome outcome, string variant) =>
            Math.Abs(Calls.Value[(outcome.Trait.Id, variant)].NegLog10P - outcome.Lead!.NegLog10P) < 1e-9;
    }

    static Dictionary<string, TraitOutcome> Outcomes(CisOptions options, PermutationSet? permutations = null)
    {
        using var genotypes = Cohort.Genotypes();
        return new CisScan(Cohort.Traits, Cohort.Covariates, options, permutations).Run(genotypes, null, null, default).ToDictionary(outcome => outcome.Trait.Id);
    }

    static Dictionary<(string, string), PairTest> Nominal(IGenotypeReader reader)
    {
        var all = new Dictionary<(string, string), PairTest>();
        using (reader)
        {
            new CisScan(Cohort.Traits, Cohort.Covariates, new() { Permutations = 0 }).Run(
                reader,
                tests =>
                {
                    foreach (var (variant, results) in tests.Rows())
                    {
                        foreach (var (trait, test) in tests.Traits.Zip(results).Where(each => each.Second.IsTested))
                            all.Add((trait.Id, variant.Variant.Id), test);
                    }
                },
                null,
                default);
        }

        return all;
    }
}

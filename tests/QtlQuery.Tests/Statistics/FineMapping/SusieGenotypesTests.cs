using QtlQuery.Statistics.FineMapping;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Statistics.FineMapping;

/// <summary>
/// From genotypes and a trait of 240 made people: susie(X, Y, L = 10) of susieR 0.12.35, of the same numbers, made by the same generator and freed of
/// covariates by lm.fit. Its answers are printed to twelve digits; 1e-6 where two optimisers of the prior variance meet.
/// </summary>
public sealed class SusieGenotypesTests
{
    const int People = 240;
    const int Variants = 60;

    // Of the trait's residuals, in whose units susieR prints variances.
    const double TraitVariance = 0.76518204677;

    static readonly SusieResult Result = Fit();

    [Fact]
    public void Credible_sets_are_those_of_susieR()
    {
        Assert.Equal(SusieStatus.Converged, Result.Status);
        Assert.Equal(["7", "30 31"], Result.Fit!.CredibleSets.Select(set => string.Join(' ', set.Variants)));
        Close.To(0.996501605260, Result.Fit.CredibleSets[0].Coverage, 1e-6);
        Close.To(0.992944683521, Result.Fit.CredibleSets[1].Coverage, 1e-6);
        Close.To(0.886576302631, Result.Fit.CredibleSets[1].Purity.Least, 1e-11);
    }

    [Fact]
    public void Probabilities_and_Bayes_factors_are_those_of_susieR()
    {
        var (pips, effects) = (Result.Fit!.InclusionProbabilities, Result.Fit.Effects);
        Close.To(0.9965016057588, pips[7], 1e-6);
        Close.To(0.9471987574285, pips[30], 1e-6);
        Close.To(0.0457459260924, pips[31], 1e-6);
        Close.To(26.7491877922, effects[0].LogBayesFactor, 1e-6);
        Close.To(10.0212975943, effects[1].LogBayesFactor, 1e-6);
        Close.To(30.84002782597, effects[0].LogBayesFactors[7], 1e-6);
        Close.To(-1.64707006929, effects[1].LogBayesFactors[7], 1e-6);
        Close.To(14.06139582986, effects[1].LogBayesFactors[30], 1e-6);
        Assert.All(effects[2..], effect => Assert.False(effect.IsPresent));
    }

    [Fact]
    public void Variances_and_evidence_are_those_of_susieR()
    {
        Close.To(0.728453821167, Result.Fit!.ResidualVariance, 1e-6);
        Close.To(0.153558636276, Result.Fit.Effects[0].PriorVariance * TraitVariance, 1e-6);
        Close.To(0.072870799523, Result.Fit.Effects[1].PriorVariance * TraitVariance, 1e-6);
        Close.To(-282.180907135, Result.Fit.EvidenceBounds[^1] - People / 2.0 * Math.Log(TraitVariance), 1e-7);
    }

    // The z of a regression by itself and the matrix of correlations are the same numbers another way.
    [Fact]
    public void Statistics_and_LD_of_the_same_people_give_the_same_answer()
    {
        var (genotypes, trait) = Data();
        var r = genotypes.With(trait);
        var ld = new double[Variants * Variants];
        for (var i = 0; i < ld.Length; i++)
            ld[i] = genotypes[i / Variants, i % Variants];
        double[] z = [.. r.Select(each => each * Math.Sqrt((People - 2) / (1 - each * each)))];
        var other = Susie.Fit(z, new(ld, Variants), People, new() { EstimateResidualVariance = true }).Fit!;
        Assert.All(Result.Fit!.InclusionProbabilities.Zip(other.InclusionProbabilities), pip => Assert.Equal(pip.First, pip.Second, 1e-9));
    }

    [Fact]
    public void A_constant_variant_or_trait_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new GenotypeColumns([[0, 1, 2], [1, 1, 1]]));
        Assert.Throws<ArgumentException>(() => new GenotypeColumns([[0, 1, 2], [1, 0]]));
        Assert.Throws<ArgumentException>(() => Susie.Fit(new GenotypeColumns([[0, 1, 2]]), [3, 3, 3]));
    }

    static SusieResult Fit()
    {
        var (genotypes, trait) = Data();
        return Susie.Fit(genotypes, trait, new() { EstimateResidualVariance = true });
    }

    // Two haplotypes a person, which change with chance 0.15 between neighbours and always between twelves; x -> 16807 x mod (2^31 - 1) is exact in doubles.
    static (GenotypeColumns Genotypes, double[] Trait) Data()
    {
        var state = 20260101.0;
        var copies = Enumerable.Range(0, Variants).Select(_ => new double[People]).ToArray();
        for (var person = 0; person < People; person++)
        {
            for (var haplotype = 0; haplotype < 2; haplotype++)
            {
                var allele = 0;
                for (var variant = 0; variant < Variants; variant++)
                {
                    if (variant % 12 == 0 || Draw() < 0.15)
                        allele = Draw() < 0.3 ? 1 : 0;
                    copies[variant][person] += allele;
                }
            }
        }

        var (age, batch, trait) = (new double[People], new double[People], new double[People]);
        for (var person = 0; person < People; person++)
        {
            age[person] = Draw();
            batch[person] = Draw() < 0.5 ? 1 : 0;
            var noise = Draw() + Draw() + Draw() + Draw() + Draw() + Draw() - 3;
            trait[person] = 5 + 0.5 * copies[7][person] - 0.45 * copies[30][person] + 0.6 * age[person] + (copies[7][person] > 0 ? 0.4 * batch[person] : 0) + noise;
        }

        var basis = CovariateBasis.Of(People, [age, batch]);
        foreach (var column in copies)
            basis.Residualise(column);
        basis.Residualise(trait);
        return (new(copies), trait);

        double Draw() => (state = state * 16807 % 2147483647) / 2147483647;
    }
}

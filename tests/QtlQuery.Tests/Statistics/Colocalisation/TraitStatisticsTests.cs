using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.Colocalisation;

/// <summary>The inputs that coloc refuses (its check_dataset and coloc.abf), by name.</summary>
public sealed class TraitStatisticsTests
{
    static readonly TraitStatistics Sound = new()
    {
        Kind = TraitKind.Quantitative,
        Variants = ["rs1", "rs2"],
        Beta = [0.1, -0.2],
        Variance = [0.01, 0.02],
        AlleleFrequency = [0.3, 0.2],
        SampleSize = 500,
    };

    static readonly TraitStatistics PValues = Sound with { Beta = null, Variance = null, NegLog10P = [3, 0.5] };

    [Fact]
    public void Sound_statistics_are_not_refused()
    {
        Assert.Null(Sound.Refusal());
        Assert.Null(PValues.Refusal());
        Assert.Null(Sound.PairRefusal(PValues));
        Assert.Equal(BayesFactorRoute.EffectAndVariance, Sound.Route);
        Assert.Equal(BayesFactorRoute.PValueAndFrequency, PValues.Route);
    }

    [Fact]
    public void Each_flaw_is_refused_by_its_name()
    {
        Refused(ColocalisationRefusal.UnknownTraitKind, Sound with { Kind = (TraitKind)2 });
        Refused(ColocalisationRefusal.NoStatistics, Sound with { Beta = null });
        Refused(ColocalisationRefusal.UnequalLengths, Sound with { Beta = [0.1] });
        Refused(ColocalisationRefusal.UnequalLengths, new() { Kind = TraitKind.Quantitative, Beta = [], Variance = [], TraitSd = 1 });
        Refused(ColocalisationRefusal.MissingValue, Sound with { Beta = [0.1, double.NaN] });
        Refused(ColocalisationRefusal.InfiniteValue, Sound with { Beta = [0.1, double.PositiveInfinity] });
        Refused(ColocalisationRefusal.VarianceNotPositive, Sound with { Variance = [0.01, 0] });
        Refused(ColocalisationRefusal.FrequencyOutOfRange, Sound with { AlleleFrequency = [0.3, 0] });
        Refused(ColocalisationRefusal.FrequencyOutOfRange, Sound with { AlleleFrequency = [0.3, 1] });
        Refused(ColocalisationRefusal.NoTraitSd, Sound with { AlleleFrequency = null });
        Refused(ColocalisationRefusal.PValueOutOfRange, PValues with { NegLog10P = [3, double.PositiveInfinity] });
        Refused(ColocalisationRefusal.NoFrequencyOrSampleSize, PValues with { SampleSize = null });
        Refused(ColocalisationRefusal.NoCaseFraction, PValues with { Kind = TraitKind.CaseControl });
    }

    [Fact]
    public void A_pair_needs_names_that_meet()
    {
        Assert.Equal(ColocalisationRefusal.NoVariantNames, Sound.PairRefusal(Sound with { Variants = null }));
        Assert.Equal(ColocalisationRefusal.RepeatedVariant, (Sound with { Variants = ["rs1", "rs1"] }).PairRefusal(Sound));
        Assert.Equal(ColocalisationRefusal.NoSharedVariant, Sound.PairRefusal(Sound with { Variants = ["rs3", "rs4"] }));
    }

    static void Refused(ColocalisationRefusal expected, TraitStatistics statistics)
    {
        Assert.Equal(expected, statistics.Refusal());
        Assert.Contains(expected.ToString(), Assert.Throws<ArgumentException>(() => LogBayesFactors.Of(statistics)).Message, StringComparison.Ordinal);
    }
}

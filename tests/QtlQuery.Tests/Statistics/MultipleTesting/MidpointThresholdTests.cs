using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

public sealed class MidpointThresholdTests
{
    static readonly double[] LogP = [.. new[] { 0.001, 0.02, 0.04, 0.5 }.Select(p => Math.Log(p)), double.NaN];

    [Fact]
    public void It_lies_between_the_last_significant_and_the_first_other() =>
        Close.To(0.03, MidpointThreshold.Of(LogP, [0.004, 0.04, 0.053, 0.5, double.NaN], 0.05)!.Value, 1e-15);

    [Fact]
    public void Where_all_are_significant_it_is_the_largest() =>
        Close.To(0.5, MidpointThreshold.Of(LogP, [0.004, 0.04, 0.053, 0.5, double.NaN], 0.5)!.Value, 1e-15);

    [Fact]
    public void Where_none_is_there_is_none() => Assert.Null(MidpointThreshold.Of(LogP, [0.004, 0.04, 0.053, 0.5, double.NaN], 0.001));

    [Fact]
    public void A_p_that_underflows_still_counts() => Close.To(0.01, MidpointThreshold.Of([-2000, Math.Log(0.02)], [0, 0.3], 0.05)!.Value, 1e-15);

    [Fact]
    public void Unequal_lengths_are_refused() => Assert.Throws<ArgumentException>(() => MidpointThreshold.Of([-1, -2], [0.1], 0.05));
}

namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>Estimators of tau² that solve an equation, by bisection to the last digit. They are 0 where no tau² above 0 is better.</summary>
static class BetweenStudyVariance
{
    /// <summary>Points between which at most one maximum of a likelihood is expected; they grow by a constant factor.</summary>
    const int SearchPoints = 200;

    /// <summary>The first search point, as a share of the least variance: below it a likelihood hardly changes.</summary>
    const double SearchStart = 1e-4;

    /// <summary>Where the generalised Q, which falls with tau², reaches its expectation.</summary>
    public static double PauleMandel(StudyEffects studies)
    {
        double Excess(double tau2) => studies.At(tau2).Q - (studies.Count - 1);
        return Excess(0) > 0 ? Root(Excess, 0, Most(studies)) : 0;
    }

    public static double MaximumLikelihood(StudyEffects studies) =>
        Largest(studies, sums => sums.LogLikelihood, sums => sums.Slope);

    public static double RestrictedMaximumLikelihood(StudyEffects studies) =>
        Largest(studies, sums => sums.RestrictedLogLikelihood, sums => sums.RestrictedSlope);

    static double Largest(StudyEffects studies, Func<WeightedSums, double> logLikelihood, Func<WeightedSums, double> slope)
    {
        var (best, highest) = (0.0, logLikelihood(studies.At(0)));
        var most = Most(studies);
        var low = 0.0;
        var rises = slope(studies.At(0)) > 0;
        var start = SearchStart * studies.Variances.Min();
        for (var point = 0; point < SearchPoints && low < most; point++)
        {
            var high = start * Math.Pow(most / start, point / (SearchPoints - 1.0));
            var risesNext = slope(studies.At(high)) > 0;
            if (rises && !risesNext)
            {
                var root = Root(tau2 => slope(studies.At(tau2)), low, high);
                if (logLikelihood(studies.At(root)) is var value && value > highest)
                    (best, highest) = (root, value);
            }

            (low, rises) = (high, risesNext);
        }

        return best;
    }

    /// <summary>Where a function that is above 0 at low and not at high changes sign.</summary>
    static double Root(Func<double, double> function, double low, double high)
    {
        while ((low + high) / 2 is var middle && middle > low && middle < high)
        {
            if (function(middle) > 0)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    /// <summary>Beyond it every slope falls and Q is below its expectation: no residual is larger than the range of effects.</summary>
    static double Most(StudyEffects studies)
    {
        var range = studies.Effects.Max() - studies.Effects.Min();
        return 2 * studies.Count * range * range + studies.Variances.Min();
    }
}

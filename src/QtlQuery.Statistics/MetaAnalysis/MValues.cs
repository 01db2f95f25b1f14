namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>Metasoft's m-values: the posterior probability that an effect exists in each study, or tissue, given all of them.</summary>
/// <remarks>
/// Han and Eskin (2012), PLoS Genet. 8:e1002555. An effect exists in each study with probability π, uniform on 0 to 1; where it exists it is
/// the same μ, normal around 0. Metasoft sums over the 2ⁿ sets of studies; the same sum is the integral over μ and π of
/// Π (π rⱼ + 1 - π) with rⱼ the likelihood ratio of μ against 0, a polynomial of degree n in π and a sum of normal densities in μ. So
/// Gauss-Legendre nodes in π are exact, and equal steps in μ, below the narrowest density's standard deviation, are to 1e-15.
/// </remarks>
public static class MValues
{
    /// <summary>Metasoft's standard deviation of the effects that exist.</summary>
    public const double UsualPriorSd = 0.2;

    /// <summary>Step in standard deviations of the narrowest density: the error of the sum is 2 exp(-2 π² / step²) = 1e-15 of it.</summary>
    const double Step = 0.75;

    /// <summary>In standard deviations of the prior, around 0 and all effects.</summary>
    const double Reach = 9;

    /// <summary>Logarithm of what is left out.</summary>
    const double Negligible = 40;

    /// <param name="beta">One a study, for one effect allele; NaN where absent.</param>
    /// <param name="priorSd">Standard deviation of the effects that exist, in the unit of beta.</param>
    /// <returns>NaN where a study is absent.</returns>
    public static double[] Of(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError, double priorSd = UsualPriorSd)
    {
        if (!(priorSd > 0 && double.IsFinite(priorSd)))
            throw new ArgumentOutOfRangeException(nameof(priorSd), priorSd, "the standard deviation of effects is above 0");

        var studies = StudyEffects.Present(beta, standardError);
        var posterior = studies.Count > 0 ? Integrated(studies, priorSd) : [];
        var values = new double[beta.Length];
        for (int i = 0, next = 0; i < values.Length; i++)
            values[i] = StudyEffects.IsPresent(beta[i], standardError[i]) ? posterior[next++] : double.NaN;
        return values;
    }

    static double[] Integrated(StudyEffects studies, double priorSd)
    {
        var integral = new MValueIntegral(studies);
        var step = Step / Math.Sqrt(studies.At(0).Weights + 1 / (priorSd * priorSd));
        var first = (long)Math.Floor((Math.Min(0, studies.Effects.Min()) - Reach * priorSd) / step);
        var last = (long)Math.Ceiling((Math.Max(0, studies.Effects.Max()) + Reach * priorSd) / step);

        // Metasoft's sum has the set without any study too, whose share is known: 1 / (n + 1) of the prior. Steps at which all other sets
        // together are negligible beside it, or beside the best of some steps, are left out.
        var steps = Math.Log(last - first + 1);
        var highest = studies.Effects.Append(studies.At(0).Mean).Max(effect => LogBound(integral, effect, effect, priorSd));
        var least = -Negligible - steps - Math.Log(studies.Count + 1);
        least = Math.Max(least, least + highest - studies.Count * Math.Log(2));
        Add(first, last);
        return integral.Posterior();

        void Add(long from, long to)
        {
            if (from > to || LogBound(integral, from * step, to * step, priorSd) < least)
                return;
            if (from == to)
            {
                integral.Add(from * step, LogPrior(from * step, priorSd) + Math.Log(step));
                return;
            }

            var middle = from + (to - from) / 2;
            Add(from, middle);
            Add(middle + 1, to);
        }
    }

    static double LogBound(MValueIntegral integral, double low, double high, double priorSd) =>
        integral.LogBound(low, high) + LogPrior(Math.Clamp(0, low, high), priorSd);

    static double LogPrior(double effect, double priorSd) =>
        -0.5 * (effect / priorSd) * (effect / priorSd) - Math.Log(priorSd * Math.Sqrt(2 * Math.PI));
}

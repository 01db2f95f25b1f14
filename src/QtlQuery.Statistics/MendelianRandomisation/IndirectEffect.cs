namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>The effect of a variant on a trait that goes through a mediator: a, on the mediator, times b, of the mediator given the variant.</summary>
/// <remarks>MacKinnon et al. (2002), Psychol. Methods 7:83, for the three standard errors.</remarks>
public readonly record struct IndirectEffect(double A, double StandardErrorA, double B, double StandardErrorB)
{
    public double Value => A * B;

    /// <summary>First order (Sobel 1982).</summary>
    public MrEstimate Sobel => MrEstimate.Normal(Value, double.Hypot(A * StandardErrorB, B * StandardErrorA));

    /// <summary>Second order (Aroian 1947).</summary>
    public MrEstimate Aroian => MrEstimate.Normal(Value, double.Hypot(Sobel.StandardError, StandardErrorA * StandardErrorB));

    /// <summary>Unbiased (Goodman 1960); null where its variance is negative, as it is for weak effects.</summary>
    public MrEstimate? Goodman
    {
        get
        {
            var (first, second) = (Sobel.StandardError, StandardErrorA * StandardErrorB);
            return first > second ? MrEstimate.Normal(Value, Math.Sqrt((first - second) * (first + second))) : null;
        }
    }

    /// <summary>Share of the total effect; it means little where direct and indirect effect have opposite signs.</summary>
    public double ProportionOf(double totalEffect) => Value / totalEffect;
}

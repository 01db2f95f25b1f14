namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Whether one variant explains both traits: a small p-value says that there are two.</summary>
/// <param name="LogP">Natural logarithm of the p-value.</param>
/// <param name="LogPSaddlePoint">Its saddle point approximation, which the program SMR prints.</param>
/// <param name="Statistic">Sum of the squared standardised differences between the effects that the lead and the others imply.</param>
/// <param name="Variants">Indexes of the variants that took part, with the lead.</param>
public sealed record HeidiResult(double LogP, double LogPSaddlePoint, double Statistic, int[] Variants)
{
    public double P => Math.Exp(LogP);
}

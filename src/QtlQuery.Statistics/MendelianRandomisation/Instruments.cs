namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Independent variants with their effects, and standard errors, on exposure and outcome, for the same allele of each.</summary>
public sealed record Instruments
{
    public Instruments(double[] exposureBeta, double[] exposureSe, double[] outcomeBeta, double[] outcomeSe)
    {
        if (exposureSe.Length != exposureBeta.Length || outcomeBeta.Length != exposureBeta.Length || outcomeSe.Length != exposureBeta.Length)
            throw new ArgumentException("Effects and standard errors are of the same instruments.");
        (ExposureBeta, ExposureSe, OutcomeBeta, OutcomeSe) = (exposureBeta, exposureSe, outcomeBeta, outcomeSe);
    }

    public int Count => ExposureBeta.Length;

    public double[] ExposureBeta { get; }

    public double[] ExposureSe { get; }

    public double[] OutcomeBeta { get; }

    public double[] OutcomeSe { get; }
}

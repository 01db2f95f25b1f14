namespace QtlQuery.Mapping.Scan;

/// <summary>Least squares of a trait on a variant, both freed of intercept and covariates.</summary>
/// <param name="Slope">Change of the trait for one more copy of alt.</param>
/// <param name="NegLog10P">Two-sided, by Student's t.</param>
readonly record struct PairTest(double Slope, double StandardError, double NegLog10P)
{
    public double T => Slope / StandardError;

    public bool IsTested => StandardError > 0;
}

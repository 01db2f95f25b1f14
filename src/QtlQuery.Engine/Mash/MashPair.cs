namespace QtlQuery.Engine.Mash;

/// <summary>One pair with its estimates, one a condition; NaN where it was not tested.</summary>
sealed record MashPair(string MolecularTraitId, string Gene, string VariantId, double[] Beta, double[] StandardError)
{
    public double[] Z => [.. Beta.Zip(StandardError, (beta, error) => beta / error)];
}

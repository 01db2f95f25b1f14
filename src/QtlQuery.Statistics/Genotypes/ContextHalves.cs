namespace QtlQuery.Statistics.Genotypes;

/// <summary>
/// The samples in two halves by the value of a context. A variant whose minor allele is rare in either half tells nothing about an interaction,
/// and its test is ruled by a few samples.
/// </summary>
/// <remarks>tensorQTL's rule: a stable sort by context, the first floor(N / 2) samples being the lower half; 0.05 by default.</remarks>
public sealed class ContextHalves
{
    readonly bool[] _upper;

    /// <param name="context">A value for each sample.</param>
    public ContextHalves(ReadOnlySpan<double> context)
    {
        var values = context.ToArray();
        _upper = new bool[values.Length];
        foreach (var sample in Enumerable.Range(0, values.Length).OrderBy(i => values[i]).Skip(values.Length / 2))
            _upper[sample] = true;
    }

    /// <summary>The smaller of the minor allele's frequencies in the two halves; NaN where nothing is called in one.</summary>
    /// <param name="dosages">Copies of alt; NaN is a missing call.</param>
    public double MinorFrequency(ReadOnlySpan<double> dosages)
    {
        double lowerCopies = 0, upperCopies = 0;
        int lower = 0, upper = 0;
        for (var i = 0; i < dosages.Length; i++)
        {
            if (double.IsNaN(dosages[i]))
                continue;
            if (_upper[i])
                (upper, upperCopies) = (upper + 1, upperCopies + dosages[i]);
            else
                (lower, lowerCopies) = (lower + 1, lowerCopies + dosages[i]);
        }

        return Math.Min(Minor(lowerCopies / (2.0 * lower)), Minor(upperCopies / (2.0 * upper)));

        static double Minor(double frequency) => Math.Min(frequency, 1 - frequency);
    }
}

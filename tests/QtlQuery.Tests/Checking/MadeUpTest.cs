using System.Globalization;
using QtlQuery.Statistics;

namespace QtlQuery.Tests.Checking;

/// <summary>One test of a made-up study; what a file prints of it, which a case may bend.</summary>
sealed record MadeUpTest(
    string Trait,
    string Chromosome,
    int Position,
    string Ref,
    string Alt,
    string Rsid,
    double Frequency,
    int People,
    double Beta,
    double StandardError,
    double NegLog10P)
{
    /// <summary>A test whose numbers fit each other: var(trait) = 2 f (1 - f) (N se^2 + beta^2), p by Student's t, or by the normal distribution where freedom is null.</summary>
    /// <param name="deviation">Standard deviation of the trait.</param>
    public static MadeUpTest Create(string trait, MadeUpVariant variant, int people, double t, double? freedom, double deviation = 1)
    {
        var error = deviation / Math.Sqrt(2 * variant.Frequency * (1 - variant.Frequency) * (people + t * t));
        var p = freedom is { } df ? StudentTail.NegLog10TwoSided(t, df) : NormalTail.NegLog10TwoSided(t);
        return new(trait, variant.Chromosome, variant.Position, variant.Ref, variant.Alt, variant.Rsid, variant.Frequency, people, t * error, error, p);
    }

    public double T => Beta / StandardError;

    /// <summary>Six digits, at any size.</summary>
    public string PValue
    {
        get
        {
            var exponent = Math.Ceiling(NegLog10P);
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, exponent - NegLog10P):F5}E-{exponent}");
        }
    }

    /// <summary>The same variant counted by its other allele.</summary>
    public MadeUpTest Turned => this with { Ref = Alt, Alt = Ref, Frequency = 1 - Frequency, Beta = -Beta };

    public NominalRow Row
    {
        get
        {
            var copies = (int)Math.Round(2 * People * Frequency);
            var minor = Math.Min(copies, 2 * People - copies) / (2.0 * People);
            return new(Trait, Chromosome, Position, Ref, Alt, PValue, Six(Beta), Six(StandardError), copies, 2 * People, Rsid, Six(minor));
        }
    }

    public static string Six(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

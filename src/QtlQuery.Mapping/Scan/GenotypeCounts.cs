namespace QtlQuery.Mapping.Scan;

/// <summary>Counts over the called genotypes of a variant; dosages are rounded to calls for the carriers.</summary>
public readonly record struct GenotypeCounts(int Called, double Copies, int HaveNone, int HaveOne, int HaveTwo)
{
    public double Mean => Called == 0 ? 0 : Copies / Called;

    /// <summary>Of alt, over the called samples.</summary>
    public double AltFrequency => Mean / 2;

    bool AltIsMinor => HaveOne + 2 * HaveTwo <= HaveOne + 2 * HaveNone;

    public int MinorSamples => HaveOne + (AltIsMinor ? HaveTwo : HaveNone);

    public int MinorCopies => HaveOne + 2 * (AltIsMinor ? HaveTwo : HaveNone);

    public static GenotypeCounts Of(ReadOnlySpan<sbyte> calls)
    {
        var (none, one, two) = (calls.Count((sbyte)0), calls.Count((sbyte)1), calls.Count((sbyte)2));
        return new(none + one + two, one + 2 * two, none, one, two);
    }

    public static GenotypeCounts Of(ReadOnlySpan<double> dosages)
    {
        var counts = new int[3];
        var (called, copies) = (0, 0.0);
        foreach (var dosage in dosages)
        {
            if (double.IsNaN(dosage))
                continue;
            (called, copies) = (called + 1, copies + dosage);
            counts[(int)Math.Round(dosage)]++;
        }

        return new(called, copies, counts[0], counts[1], counts[2]);
    }
}

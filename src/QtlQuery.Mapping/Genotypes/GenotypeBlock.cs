namespace QtlQuery.Mapping.Genotypes;

/// <summary>Some consecutive variants of a genotype file with the genotypes of the selected samples. Its memory is used again by each read.</summary>
/// <remarks>
/// Genotypes are copies of alt, variant after variant: those of variant <c>v</c> stand at <c>v * SampleCount</c>, samples in the order asked for.
/// Either <see cref="Calls"/> or <see cref="Dosages"/> holds them, as <see cref="HasDosages"/> says; it is the same for all blocks of a reader.
/// </remarks>
/// <param name="capacity">How many variants a read brings at most.</param>
public sealed class GenotypeBlock(int capacity)
{
    /// <summary>A call that is missing.</summary>
    public const sbyte Missing = -1;

    readonly GenotypeVariant[] _variants = new GenotypeVariant[capacity];

    public int Capacity { get; } = capacity;

    public int SampleCount { get; private set; }

    public bool HasDosages { get; private set; }

    /// <summary>0, 1 or 2 copies of alt, or <see cref="Missing"/>; empty where the block has dosages.</summary>
    public sbyte[] Calls { get; private set; } = [];

    /// <summary>0 to 2 copies of alt, NaN where missing; empty where the block has calls.</summary>
    public double[] Dosages { get; private set; } = [];

    /// <summary>How many variants the last read brought.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<GenotypeVariant> Variants => _variants.AsSpan(0, Count);

    public ReadOnlySpan<sbyte> CallsOf(int variant) => Calls.AsSpan(variant * SampleCount, SampleCount);

    public ReadOnlySpan<double> DosagesOf(int variant) => Dosages.AsSpan(variant * SampleCount, SampleCount);

    /// <summary>A copy of a variant's genotypes, calls or dosages: copies of alt, NaN where missing.</summary>
    public double[] CopiesOf(int variant) =>
        HasDosages ? DosagesOf(variant).ToArray() : Array.ConvertAll(CallsOf(variant).ToArray(), call => call == Missing ? double.NaN : call);

    /// <summary>Empties the block and makes room for the genotypes of so many samples.</summary>
    internal void Begin(int sampleCount, bool hasDosages)
    {
        (SampleCount, HasDosages, Count) = (sampleCount, hasDosages, 0);
        var cells = checked(Capacity * sampleCount);
        if (!hasDosages)
        {
            Dosages = [];
            if (Calls.Length != cells)
                Calls = new sbyte[cells];
        }
        else
        {
            Calls = [];
            if (Dosages.Length != cells)
                Dosages = new double[cells];
        }
    }

    /// <summary>Where the calls of the next variant go; <see cref="Add"/> makes them part of the block.</summary>
    internal Span<sbyte> NextCalls => Calls.AsSpan(Count * SampleCount, SampleCount);

    internal Span<double> NextDosages => Dosages.AsSpan(Count * SampleCount, SampleCount);

    internal void Add(GenotypeVariant variant) => _variants[Count++] = variant;
}

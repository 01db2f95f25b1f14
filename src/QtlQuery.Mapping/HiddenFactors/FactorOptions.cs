namespace QtlQuery.Mapping.HiddenFactors;

/// <summary>Which hidden factors are looked for.</summary>
public sealed record FactorOptions
{
    public FactorMethod Method { get; init; }

    /// <summary>How many; null where <see cref="Rule"/> decides.</summary>
    public int? Number { get; init; }

    public FactorNumber Rule { get; init; }

    /// <summary>Of Buja's and Eyuboglu's permutations.</summary>
    public ulong Seed { get; init; } = 1;
}

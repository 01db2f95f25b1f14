namespace QtlQuery.Mapping.Scan;

/// <summary>The variants of a trait's window that have been read, with their tests.</summary>
sealed class TraitWindow(TraitResiduals residuals, int windowBp)
{
    /// <summary>Squared correlations that differ by less are a tie.</summary>
    const double Tie = 1e-9;

    readonly List<TestedVariant> _variants = [];
    readonly List<PairTest> _tests = [];

    public TraitResiduals Residuals => residuals;

    public long FirstBp { get; } = (long)residuals.Trait.StartBp - windowBp;

    public long LastBp { get; } = (long)residuals.Trait.EndBp + windowBp;

    public int Count => _variants.Count;

    public bool Holds(int position) => FirstBp <= position && position <= LastBp;

    public void Add(TestedVariant variant, PairTest test)
    {
        _variants.Add(variant);
        _tests.Add(test);
    }

    /// <summary>One of each set of variants with the same genotypes, or the opposite ones.</summary>
    public IReadOnlyList<TestedVariant> Distinct() => [.. _variants.Where(variant => variant.Twin < _variants[0].Ordinal)];

    /// <summary>The variant of the largest squared correlation, its test and that correlation.</summary>
    public (TestedVariant Variant, PairTest Test, double Square) Lead(int degreesOfFreedom)
    {
        var squares = _tests.Select(test => test.T * test.T / (degreesOfFreedom + test.T * test.T)).ToArray();
        var largest = squares.Max();
        var best = -1;
        for (var i = 0; i < squares.Length; i++)
        {
            if (squares[i] >= largest - Tie && (best < 0 || Distance(i) < Distance(best)))
                best = i;
        }

        return (_variants[best], _tests[best], squares[best]);
    }

    int Distance(int i) => Math.Abs(residuals.Trait.DistanceOf(_variants[i].Variant.Position));
}

namespace QtlQuery.Mapping.Scan;

/// <summary>The variants that a trait was tested with, in the order of their positions, and their tests.</summary>
/// <param name="capacity">About how many there will be.</param>
sealed class TraitTests(int capacity)
{
    readonly List<TestedVariant> _variants = new(capacity);
    readonly List<PairTest> _tests = new(capacity);

    public IReadOnlyList<TestedVariant> Variants => _variants;

    public IReadOnlyList<PairTest> Tests => _tests;

    public void Add(TestedVariant variant, PairTest test)
    {
        _variants.Add(variant);
        _tests.Add(test);
    }
}

namespace QtlQuery.Mapping.Scan;

/// <summary>The tests of some consecutive variants with the traits whose windows reach into them.</summary>
sealed class NominalTests(IReadOnlyList<ScannedTrait> traits, int variants)
{
    readonly (TestedVariant Variant, PairTest[] Tests)?[] _rows = new (TestedVariant, PairTest[])?[variants];

    /// <summary>In the order of the numbers in <see cref="Rows"/>.</summary>
    public IReadOnlyList<ScannedTrait> Traits => traits;

    /// <summary>Variants in a window that do not vary or do not pass the filters.</summary>
    public int LeftOut => _rows.Count(row => row is { Tests.Length: 0 });

    /// <summary>How many of these are such that a condition on chromosome and position holds.</summary>
    public int LeftOutWhere(Func<string, int, bool> condition) =>
        _rows.Count(row => row is { Tests.Length: 0 } && condition(row.Value.Variant.Variant.Chromosome, row.Value.Variant.Variant.Position));

    public void Set(int variant, (TestedVariant Variant, PairTest[] Tests)? row) => _rows[variant] = row;

    /// <summary>Tested variants in the order of the file, with a test for each trait; <see cref="PairTest.IsTested"/> says which there are.</summary>
    public IEnumerable<(TestedVariant Variant, PairTest[] Tests)> Rows() => _rows.Where(row => row is { Tests.Length: > 0 }).Select(row => row!.Value);
}

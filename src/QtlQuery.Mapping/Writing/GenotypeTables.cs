using QtlQuery.Mapping.GenotypeChecks;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Writing;

/// <summary>Writes what was found out about genotypes as tables.</summary>
public static class GenotypeTables
{
    static readonly (string Name, Func<VariantQuality, object?> Value)[] VariantColumns =
    [
        ("chromosome", variant => variant.Variant.Chromosome),
        ("position", variant => variant.Variant.Position),
        ("id", variant => variant.Variant.Id),
        ("ref", variant => variant.Variant.Ref),
        ("alt", variant => variant.Variant.Alt),
        ("verdict", variant => variant.Failed.Count > 0 ? "fail" : "pass"),
        ("failed", variant => variant.Failed.Count > 0 ? string.Join(',', variant.Failed) : null),
        ("called", variant => variant.Called),
        ("call_rate", variant => variant.CallRate),
        ("alt_copies", variant => variant.AltCopies),
        ("alleles", variant => variant.Alleles),
        ("alt_frequency", variant => variant.AltFrequency),
        ("maf", variant => variant.MinorFrequency),
        ("mac", variant => variant.MinorCopies),
        ("ref_homozygotes", variant => variant.RefHomozygotes),
        ("heterozygotes", variant => variant.Heterozygotes),
        ("alt_homozygotes", variant => variant.AltHomozygotes),
        ("hwe_p", variant => variant.LogHardyWeinbergP is { } log ? Math.Exp(log) : null),
        ("hwe_neg_log10_p", variant => variant.HardyWeinbergNegLog10P),
    ];

    static readonly (string Name, Func<CheckedSample, object?> Value)[] SampleColumns =
    [
        ("sample", sample => sample.Sample),
        ("verdict", sample => sample.Failed.Count > 0 ? "fail" : "pass"),
        ("failed", sample => sample.Failed.Count > 0 ? string.Join(',', sample.Failed) : null),
        ("sex", sample => sample.Sex == Sex.Unknown ? null : sample.Sex),
        ("call_rate", sample => sample.CallRate),
        ("compared_variants", sample => sample.Inbreeding.Called),
        ("heterozygosity", sample => sample.Inbreeding.Heterozygosity),
        ("inbreeding", sample => sample.Inbreeding.F),
    ];

    static readonly (string Name, Func<RelatedPair, object?> Value)[] PairColumns =
    [
        ("sample1", pair => pair.Sample1),
        ("sample2", pair => pair.Sample2),
        ("kinship", pair => pair.Kinship),
        ("relationship", pair => pair.Relationship),
    ];

    /// <summary>Begins a table of variants; each is written by calling what is given, and the table ends with the other.</summary>
    /// <param name="stream">Is left open.</param>
    public static (Action<VariantQuality> Write, IDisposable End) Variants(Stream stream)
    {
        var table = new TabbedTable<VariantQuality>(stream, VariantColumns);
        return (table.Write, table);
    }

    /// <param name="stream">Is left open.</param>
    public static void WriteSamples(Stream stream, IEnumerable<CheckedSample> samples) => Write(stream, SampleColumns, samples);

    /// <param name="stream">Is left open.</param>
    public static void WriteRelated(Stream stream, IEnumerable<RelatedPair> pairs) => Write(stream, PairColumns, pairs);

    static void Write<T>(Stream stream, IReadOnlyList<(string Name, Func<T, object?> Value)> columns, IEnumerable<T> rows)
    {
        using var table = new TabbedTable<T>(stream, columns);
        foreach (var row in rows)
            table.Write(row);
    }
}

using QtlQuery.Mapping.Preparing;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Writing;

/// <summary>Writes what was found out about samples as a table: a line for each, its measures, what each check says, and the verdict.</summary>
public static class SampleQualityTable
{
    static readonly (string Name, Func<SampleQuality, object?> Value)[] Columns =
    [
        ("sample", sample => sample.Sample),
        ("verdict", sample => sample.Failed.Any() ? SampleVerdict.Fail : SampleVerdict.Pass),
        ("failed", sample => string.Join(',', sample.Failed) is { Length: > 0 } failed ? failed : null),
        ("reads", sample => sample.Reads),
        ("depth", sample => sample.Depth),
        ("rin", sample => sample.Rin),
        ("integrity", sample => sample.Integrity),
        ("mapping_rate", sample => sample.MappingRate),
        ("mapping", sample => sample.Mapping),
        ("outlying_component", sample => sample.Component),
        ("deviations", sample => sample.Deviations),
        ("components", sample => sample.Components),
        ("xist_log2_tpm", sample => sample.Xist),
        ("y_linked_log2_tpm", sample => sample.YLinked),
        ("declared_sex", sample => sample.DeclaredSex == Sex.Unknown ? null : sample.DeclaredSex),
        ("expressed_sex", sample => sample.ExpressedSex),
        ("sex", sample => sample.SexCheck),
        ("genotype_sample", sample => sample.GenotypeSample),
        ("best_genotype_sample", sample => sample.BestGenotypeSample),
        ("margin", sample => sample.Margin),
        ("concordance", sample => sample.Concordance),
    ];

    /// <param name="stream">Gets the text; is left open.</param>
    public static void Write(Stream stream, IEnumerable<SampleQuality> samples)
    {
        using var table = new TabbedTable<SampleQuality>(stream, Columns);
        foreach (var sample in samples)
            table.Write(sample);
    }
}

using QtlQuery.Mapping.Samples;
using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Mapping.Preparing;

/// <summary>What was measured of a sample of expression, and what each check says of it.</summary>
public sealed record SampleQuality(string Sample)
{
    /// <summary>Reads counted over all genes.</summary>
    public double Reads { get; init; }

    public SampleVerdict Depth { get; init; }

    /// <summary>RNA integrity number; null where it is not known.</summary>
    public double? Rin { get; init; }

    public SampleVerdict Integrity { get; init; }

    /// <summary>Share of reads that were mapped; null where it is not known.</summary>
    public double? MappingRate { get; init; }

    public SampleVerdict Mapping { get; init; }

    /// <summary>The principal component, from 1, on which the sample lies too far out; null where it lies on none.</summary>
    public int? Component { get; init; }

    /// <summary>Standard deviations from the mean on that component.</summary>
    public double? Deviations { get; init; }

    public SampleVerdict Components { get; init; }

    /// <summary>log2 of XIST's TPM + 1; null where the table does not have it.</summary>
    public double? Xist { get; init; }

    /// <summary>Mean of log2 of TPM + 1 over genes of Y outside its pseudo-autosomal regions; null where the table has none.</summary>
    public double? YLinked { get; init; }

    public Sex DeclaredSex { get; init; }

    /// <summary>Null where thresholds could not be told.</summary>
    public ExpressedSex? ExpressedSex { get; init; }

    public SampleVerdict SexCheck { get; init; }

    /// <summary>The genotype sample that it is said to be of; null without genotypes.</summary>
    public string? GenotypeSample { get; init; }

    /// <summary>The genotype sample that its expression fits best; null where that was not asked or could not be told.</summary>
    public string? BestGenotypeSample { get; init; }

    /// <summary>Natural log likelihood of the best over its own, or where its own is the best over the next, negated.</summary>
    public double? Margin { get; init; }

    public SampleVerdict Concordance { get; init; }

    /// <summary>Names of the checks that it fails.</summary>
    public IEnumerable<string> Failed => Checks.Where(check => check.Verdict == SampleVerdict.Fail).Select(check => check.Name);

    (string Name, SampleVerdict Verdict)[] Checks =>
        [("depth", Depth), ("integrity", Integrity), ("mapping_rate", Mapping), ("components", Components), ("sex", SexCheck), ("concordance", Concordance)];
}

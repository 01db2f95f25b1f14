namespace QtlQuery.Mapping.Scan;

/// <summary>A molecular trait with its place and its values.</summary>
/// <param name="Chromosome">As genotypes name it.</param>
/// <param name="StartBp">First base, 1-based: of a gene its transcription start.</param>
/// <param name="EndBp">Last base.</param>
/// <param name="Values">One a sample, in the order of the genotypes' samples.</param>
public sealed record ScannedTrait(string Id, string Chromosome, int StartBp, int EndBp, double[] Values)
{
    /// <summary>What the trait belongs to, such as the cluster of an intron; null where it stands by itself.</summary>
    public string? Group { get; init; }

    /// <summary>Variant position minus start, whatever the strand.</summary>
    public int DistanceOf(int position) => position - StartBp;
}

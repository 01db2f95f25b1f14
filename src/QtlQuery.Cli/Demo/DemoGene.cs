namespace QtlQuery.Cli.Demo;

/// <summary>A made-up gene.</summary>
/// <param name="Start">Position of its transcription start, which is its last base on the reverse strand.</param>
sealed record DemoGene(string Id, string Symbol, string Chromosome, int Start, char Strand, int Length, IReadOnlyList<DemoEffect> Effects)
{
    public int FirstBp => Strand == '+' ? Start : Start - Length + 1;

    public int LastBp => FirstBp + Length - 1;

    public DemoSite Cause(DemoEffect effect, Population population) => population.CommonSiteNear(Chromosome, Start + effect.Offset);
}

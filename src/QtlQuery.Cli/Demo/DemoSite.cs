using QtlQuery.Core;

namespace QtlQuery.Cli.Demo;

/// <summary>A made-up variant: its labels, and which founder haplotypes of its block carry it.</summary>
/// <param name="Rsids">None, one or two; two make the eQTL Catalogue repeat the row.</param>
/// <param name="SharesPosition">Whether it is a further alternative allele at the position of the site before it.</param>
sealed record DemoSite(Variant Variant, IReadOnlyList<string> Rsids, double ImputationQuality, int Block, bool[] Carriers, bool SharesPosition)
{
    public bool IsAtPositionOf(DemoSite other) => Variant.Chromosome == other.Variant.Chromosome && Variant.Position == other.Variant.Position;
}

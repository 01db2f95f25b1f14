using QtlQuery.Plots.Drawing;
using QtlQuery.Plots.Regional;

namespace QtlQuery.Plots.Colocalisation;

/// <summary>A GWAS and a QTL of one region: each by position, one over the other, and beside them one against the other.</summary>
/// <remarks>Liu et al. (2019), Nat. Genet. 51:768. One cause for both shows as a line, two causes as two arms.</remarks>
/// <param name="GwasTitle">Trait of the GWAS.</param>
/// <param name="QtlTitle">Dataset and molecular trait.</param>
/// <param name="First">First base shown, 1-based.</param>
/// <param name="Last">Last base shown.</param>
/// <param name="Variants">Those that both have.</param>
/// <param name="Lead">Place in <paramref name="Variants"/> of the one that LD is with.</param>
public sealed record LocusComparePlot(Caption Caption, string GwasTitle, string QtlTitle, string Chromosome, int First, int Last, IReadOnlyList<ComparedVariant> Variants, int Lead, IReadOnlyList<RegionalGene> Genes)
{
    const double Width = 1000;
    const double PanelHeight = 170;
    const double PanelTop = 22;
    const double LegendHeight = 22;
    const double ScatterSide = 320;

    /// <exception cref="NothingToDraw">There is no variant.</exception>
    public string Svg()
    {
        if (Variants.Count == 0)
            throw new NothingToDraw("the two have no variant in common");

        var gwas = Panel(GwasTitle, variant => variant.GwasNegLog10P);
        var qtl = Panel(QtlTitle, variant => variant.QtlNegLog10P);
        var left = 12 + new[] { gwas, qtl }.Max(panel => Axis.LeftOf(AssociationPanel.Scale(panel, new(0, 0, 1, PanelHeight))));
        var scatter = new Area(Width - 16 - ScatterSide, 0, Width - 16, ScatterSide);
        var right = scatter.Left - 16 - Axis.LeftOf(AssociationPanel.Scale(gwas, scatter));
        var positions = new LinearScale(First, Last, left, right);
        var genes = new GeneTrack(Genes, positions);
        var picture = new Picture(Width, LegendHeight + 2 * (PanelTop + PanelHeight) + 10 + genes.Height + Axis.Below, Caption, Description());

        var lead = Variants[Lead];
        AssociationPanel.Legend(picture, left, picture.Top + 14, Variants.Any(variant => variant.R2 is not null));
        var y = picture.Top + LegendHeight;
        foreach (var panel in new[] { gwas, qtl })
        {
            var area = new Area(left, y + PanelTop, right, y + PanelTop + PanelHeight);
            AssociationPanel.Draw(picture, panel, area, positions, AssociationPanel.Scale(panel, area));
            y = area.Bottom;
        }

        genes.Draw(picture, y + 10);
        Axis.Bottom(picture, new(First / 1e6, Last / 1e6, left, right), y + 10 + genes.Height, $"Position on chromosome {Chromosome} (Mb)", about: 5);

        scatter = scatter with { Top = picture.Top + LegendHeight + PanelTop, Bottom = picture.Top + LegendHeight + PanelTop + ScatterSide };
        Scatter(picture, scatter, gwas, qtl, lead);
        return picture.Finish();
    }

    void Scatter(Picture picture, Area area, RegionalPanel gwas, RegionalPanel qtl, ComparedVariant lead)
    {
        var gwasScale = AssociationPanel.Scale(gwas, area);
        var qtlScale = AssociationPanel.Scale(qtl, new(0, area.Right, 0, area.Left)); // from left to right
        AssociationPanel.Dots(picture, Others().Select(variant => (variant.R2, qtlScale.At(variant.QtlNegLog10P), gwasScale.At(variant.GwasNegLog10P))));
        AssociationPanel.Lead(picture, qtlScale.At(lead.QtlNegLog10P), gwasScale.At(lead.GwasNegLog10P), lead.Label, area);
        Axis.Left(picture, gwasScale, area.Left, "−log₁₀ p, GWAS");
        Axis.Bottom(picture, qtlScale, area.Bottom, "−log₁₀ p, QTL", about: 5);
    }

    RegionalPanel Panel(string title, Func<ComparedVariant, double> negLog10P) => new(
        title,
        [.. Others().Select(variant => new RegionalPoint(variant.Position, negLog10P(variant), variant.R2))],
        new(Variants[Lead].Label, Variants[Lead].Position, negLog10P(Variants[Lead])));

    IEnumerable<ComparedVariant> Others() => Variants.Where((_, i) => i != Lead);

    string Description() =>
        $"{GwasTitle} over {QtlTitle} on chromosome {Chromosome} from {NumberText.Whole(First)} to {NumberText.Whole(Last)}, and their −log10 p against each other: {Variants.Count} variants, lead {Variants[Lead].Label} with {NumberText.Significant(Variants[Lead].GwasNegLog10P)} in the GWAS and {NumberText.Significant(Variants[Lead].QtlNegLog10P)} in the QTL.";
}

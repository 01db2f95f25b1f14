using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.Regional;

/// <summary>Genes as bars with their names and strands, in as few rows as keep them apart.</summary>
sealed class GeneTrack
{
    const double RowHeight = 24;
    const double LabelSize = 10;
    const double Apart = 8;
    const double LeastBar = 2;
    const string Colour = "#3b5b7a";

    readonly List<(RegionalGene Gene, string Label, double Left, double Right, double Middle, int Row)> _placed = [];
    readonly int _rows;

    /// <param name="scale">Of positions in bp.</param>
    public GeneTrack(IEnumerable<RegionalGene> genes, LinearScale scale)
    {
        var ends = new List<double>(); // of each row, how far it is taken
        foreach (var gene in genes.Where(gene => gene.Last >= scale.Low && gene.First <= scale.High).OrderBy(gene => gene.First).ThenBy(gene => gene.Last).ThenBy(gene => gene.Name, StringComparer.Ordinal))
        {
            var label = gene.Strand switch { '+' => $"{gene.Name} →", '-' => $"← {gene.Name}", _ => gene.Name };
            var (left, right) = (scale.At(gene.First), Math.Max(scale.At(gene.Last), scale.At(gene.First) + LeastBar));
            var half = TextSize.Width(label, LabelSize) / 2;
            var middle = Math.Clamp((left + right) / 2, scale.From + half, Math.Max(scale.From + half, scale.To - half));
            var row = ends.FindIndex(end => end + Apart <= Math.Min(left, middle - half));
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }

            ends[row] = Math.Max(right, middle + half);
            _placed.Add((gene, label, left, right, middle, row));
        }

        _rows = ends.Count;
    }

    public double Height => _rows == 0 ? 0 : _rows * RowHeight + 8;

    public void Draw(Picture picture, double top)
    {
        foreach (var (gene, label, left, right, middle, row) in _placed)
        {
            var y = top + row * RowHeight;
            picture.Text(middle, y + LabelSize, label, TextAnchor.Middle, LabelSize, italic: true);
            picture.Rectangle(new(left, y + LabelSize + 4, right, y + LabelSize + 9), Colour, hint: $"{gene.Name}: {NumberText.Whole(gene.First)} to {NumberText.Whole(gene.Last)}");
        }
    }
}

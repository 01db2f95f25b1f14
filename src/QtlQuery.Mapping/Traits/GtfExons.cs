using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Traits;

/// <summary>Takes from a GTF file how many bases each gene's exons cover, those that transcripts share counted once: the length that reads over a gene are counted by.</summary>
static class GtfExons
{
    /// <returns>Empty where the file has no exons.</returns>
    public static Dictionary<string, int> Lengths(string path)
    {
        var exons = new Dictionary<string, List<(int Start, int End)>>(StringComparer.Ordinal);
        using var lines = TextLines.Open(path);
        while (lines.Next(out var line))
        {
            if (line.IsEmpty || line[0] == '#')
                continue;
            var cells = new Cells(line);
            if (!cells.NextTabbed(out _) || !cells.NextTabbed(out _) || !cells.NextTabbed(out var feature))
                throw GtfGenes.NotGtf(lines.Place);
            if (!feature.SequenceEqual("exon"u8))
                continue;
            if (!cells.NextTabbed(out var first) || !cells.NextTabbed(out var last) || !cells.NextTabbed(out _) || !cells.NextTabbed(out _) || !cells.NextTabbed(out _)
                || !cells.NextTabbed(out var attributes) || !Cells.TryInteger(first, out var start) || !Cells.TryInteger(last, out var end)
                || GtfGenes.Attribute(Cells.Text(attributes), "gene_id") is not { } id)
            {
                throw GtfGenes.NotGtf(lines.Place);
            }

            if (!exons.TryGetValue(id, out var ofGene))
                exons[id] = ofGene = [];
            ofGene.Add((start, end));
        }

        return exons.ToDictionary(gene => gene.Key, gene => Covered(gene.Value), StringComparer.Ordinal);
    }

    static int Covered(List<(int Start, int End)> exons)
    {
        exons.Sort();
        var (covered, reached) = (0, 0);
        foreach (var (start, end) in exons)
        {
            covered += Math.Max(0, end - Math.Max(start - 1, reached));
            reached = Math.Max(reached, end);
        }

        return covered;
    }
}

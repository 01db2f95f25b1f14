using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Traits;

/// <summary>Takes from a GTF file where each gene's transcription begins, which is the place that GTEx gives a gene: its start on the forward strand, its end on the reverse one.</summary>
static class GtfGenes
{
    public static Dictionary<string, TraitLocation> Read(string path)
    {
        var genes = new Dictionary<string, TraitLocation>(StringComparer.Ordinal);
        using var lines = TextLines.Open(path);
        while (lines.Next(out var line))
        {
            if (line.IsEmpty || line[0] == '#')
                continue;
            var cells = new Cells(line);
            if (!cells.NextTabbed(out var contig) || !cells.NextTabbed(out _) || !cells.NextTabbed(out var feature))
                throw NotGtf(lines.Place);
            if (!feature.SequenceEqual("gene"u8))
                continue;
            if (!cells.NextTabbed(out var first) || !cells.NextTabbed(out var last) || !cells.NextTabbed(out _) || !cells.NextTabbed(out var strand) || !cells.NextTabbed(out _)
                || !cells.NextTabbed(out var attributes) || !Cells.TryInteger(first, out var start) || !Cells.TryInteger(last, out var end)
                || strand is not [(byte)'+' or (byte)'-'] || Attribute(Cells.Text(attributes), "gene_id") is not { } id)
            {
                throw NotGtf(lines.Place);
            }

            var site = strand[0] == '+' ? start : end;
            var chromosome = Cells.Text(contig);
            if (!genes.TryAdd(id, new(Chromosome.Name(chromosome) ?? chromosome, site, site, (char)strand[0])))
                throw new QtlQueryException($"{lines.Place}: gene '{id}' is there twice", "Use one annotation, not several put together.");
        }

        return genes.Count > 0 ? genes : throw new QtlQueryException($"{path} has no lines of genes", "Use a GTF file with lines whose third cell is gene, as GENCODE and Ensembl have them.");
    }

    internal static string? Attribute(string attributes, string key)
    {
        foreach (var attribute in attributes.Split(';', StringSplitOptions.TrimEntries))
        {
            if (attribute.StartsWith(key + " ", StringComparison.Ordinal))
                return attribute[(key.Length + 1)..].Trim().Trim('"');
        }

        return null;
    }

    internal static QtlQueryException NotGtf(string place) => new(
        string.Create(CultureInfo.InvariantCulture, $"{place} is no line of a GTF file"),
        "A line is: chromosome, source, feature, start, end, score, strand, frame, attributes with gene_id \"…\", parted by tabs. GFF3 is another format.");
}

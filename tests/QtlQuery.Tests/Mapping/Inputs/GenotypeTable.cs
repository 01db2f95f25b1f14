using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>All that a genotype reader gave: a line a variant, so that two readers can be laid side by side.</summary>
static class GenotypeTable
{
    /// <summary><c>1:100 id A/G 0 1 2 .</c>: chromosome and position, id, ref and alt, genotypes; a missing one is a point.</summary>
    public static List<string> Of(IGenotypeReader reader, int capacity = 3)
    {
        var rows = new List<string>();
        var block = new GenotypeBlock(capacity);
        while (reader.Read(block))
        {
            for (var each = 0; each < block.Count; each++)
            {
                var genotypes = block.HasDosages
                    ? block.DosagesOf(each).ToArray().Select(dosage => double.IsNaN(dosage) ? "." : dosage.ToString("R"))
                    : block.CallsOf(each).ToArray().Select(call => call == GenotypeBlock.Missing ? "." : call.ToString());
                var variant = block.Variants[each];
                rows.Add($"{variant.Chromosome}:{variant.Position} {variant.Id} {variant.Ref}/{variant.Alt} {string.Join(' ', genotypes)}");
            }
        }

        return rows;
    }

    public static List<string> OfFile(string path, GenotypeOptions? options = null)
    {
        using var reader = GenotypeFiles.Open(path, options);
        return Of(reader);
    }
}

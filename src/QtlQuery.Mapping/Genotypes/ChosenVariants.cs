using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Reads the genotypes of some variants out of a file.</summary>
static class ChosenVariants
{
    const int BlockVariants = 1024;

    /// <param name="reader">At its beginning.</param>
    /// <returns>Copies of alt of each variant that the file has, the mean where a call is missing.</returns>
    public static Dictionary<(string Chromosome, int Position, string Ref, string Alt), double[]> Read(
        IGenotypeReader reader, HashSet<(string Chromosome, int Position, string Ref, string Alt)> wanted, CancellationToken cancellation)
    {
        var found = new Dictionary<(string, int, string, string), double[]>();
        var block = new GenotypeBlock(BlockVariants);
        while (found.Count < wanted.Count && reader.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            for (var row = 0; row < block.Count; row++)
            {
                var variant = Key(block.Variants[row]);
                if (!wanted.Contains(variant) || found.ContainsKey(variant))
                    continue;
                var copies = block.CopiesOf(row);
                MeanImputation.Fill(copies);
                found.Add(variant, copies);
            }
        }

        return found;
    }

    public static (string Chromosome, int Position, string Ref, string Alt) Key(GenotypeVariant variant) => (variant.Chromosome, variant.Position, variant.Ref, variant.Alt);
}

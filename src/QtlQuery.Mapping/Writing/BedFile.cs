using System.Globalization;
using QtlQuery.Mapping.Traits;

namespace QtlQuery.Mapping.Writing;

/// <summary>Writes traits as BED in the layout of GTEx, FastQTL and tensorQTL: chromosome, start, end, id, samples.</summary>
/// <remarks>No comment lines: tensorQTL takes the first line for the header. Numbers have the digits that give the same double again.</remarks>
public static class BedFile
{
    /// <param name="stream">Gets the text; is left open.</param>
    /// <param name="samples">Names of the samples in the file, in the order of the traits' own.</param>
    /// <param name="chromosomePrefix">Whether chromosomes are written chr1 … chrM, as GTEx and GENCODE do, or 1 … MT, as Ensembl does.</param>
    public static void Write(Stream stream, TraitMatrix traits, IReadOnlyList<string> samples, bool chromosomePrefix)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("#chr\tstart\tend\tgene_id\t" + string.Join('\t', samples));
        for (var row = 0; row < traits.Traits.Count; row++)
        {
            var trait = traits.Traits[row];
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Contig(trait.Chromosome, chromosomePrefix)}\t{trait.Start - 1}\t{trait.End}\t{trait.Id}"));
            foreach (var value in traits.ValuesOf(row))
            {
                writer.Write('\t');
                writer.Write(double.IsNaN(value) ? "NA" : value.ToString("R", CultureInfo.InvariantCulture));
            }

            writer.WriteLine();
        }
    }

    // A contig that is no human chromosome keeps the name that it has.
    static string Contig(string chromosome, bool prefix) =>
        !prefix || Core.Chromosome.Name(chromosome) != chromosome ? chromosome
        : chromosome == "MT" ? "chrM"
        : "chr" + chromosome;
}

using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Strings of the bytes that repeat from variant to variant: chromosomes and single bases, made once.</summary>
sealed class KnownNames
{
    static readonly string[] Bases = MakeBases();

    byte[] _contig = [];
    string _chromosome = "";

    /// <summary>The name of a chromosome as a store writes it; a contig that is no human chromosome keeps its own.</summary>
    public string Chromosome(ReadOnlySpan<byte> contig)
    {
        if (!contig.SequenceEqual(_contig))
        {
            _contig = contig.ToArray();
            var text = Cells.Text(contig);
            _chromosome = Core.Chromosome.Name(text) ?? text;
        }

        return _chromosome;
    }

    public static string Allele(ReadOnlySpan<byte> allele) => allele.Length == 1 && allele[0] < Bases.Length ? Bases[allele[0]] : Cells.Text(allele);

    static string[] MakeBases() => [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];
}

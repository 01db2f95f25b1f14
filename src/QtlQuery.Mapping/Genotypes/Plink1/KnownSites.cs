using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>Variants whose alleles are in order: those of a VCF file, such as the one that a .bim file was made from, or of a .pvar file. They are all kept in memory.</summary>
sealed class KnownSites : IReferenceAlleles
{
    readonly HashSet<(string Chromosome, int Position, string Ref, string Alt)> _sites = [];

    public KnownSites(string path)
    {
        using var lines = TextLines.Open(path);
        var names = new KnownNames();
        SiteColumns? columns = null;
        while (lines.Next(out var line))
        {
            if (line.StartsWith("#CHROM"u8))
                columns = SiteColumns.OfPvar(lines.Place, line);
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (columns is null)
                throw new QtlQueryException($"{path} has no line that begins with #CHROM before its variants", "Name a VCF or .pvar file, or a FASTA file.");
            var site = columns.Value.Read(line, names, lines);
            foreach (var alt in site.A1.Split(','))
                _sites.Add((site.Chromosome, site.Position, site.A2, alt));
        }
    }

    public AlleleMatch Match(SiteRow site) =>
        (_sites.Contains((site.Chromosome, site.Position, site.A2, site.A1)), _sites.Contains((site.Chromosome, site.Position, site.A1, site.A2))) switch
        {
            (true, true) => AlleleMatch.Both,
            (true, false) => AlleleMatch.A1IsAlt,
            (false, true) => AlleleMatch.A2IsAlt,
            _ => AlleleMatch.Neither,
        };

    public void Dispose()
    {
        // Everything was read when it was made.
    }
}

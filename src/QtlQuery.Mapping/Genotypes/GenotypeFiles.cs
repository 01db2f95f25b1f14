using System.Text;
using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Genotypes.Plink2;
using QtlQuery.Mapping.Genotypes.Vcf;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Opens genotype files of any format, which their content tells.</summary>
public static class GenotypeFiles
{
    /// <param name="path">A VCF or BCF file, plain or compressed, a .bed file with its .bim and .fam beside it, or a .pgen file with its .pvar and .psam.</param>
    /// <exception cref="QtlQueryException">The file is not there, of no known format or damaged, or its allele order has to be said.</exception>
    public static IGenotypeReader Open(string path, GenotypeOptions? options = null)
    {
        options ??= new();
        return Start(path) switch
        {
            [0x6c, 0x1b, ..] when path.EndsWith(".bed", StringComparison.OrdinalIgnoreCase) => new Plink1Reader(path, options),
            [0x6c, 0x1b, ..] => new PgenReader(path, options),
            [(byte)'B', (byte)'C', (byte)'F', ..] => new BcfReader(path, options),
            [(byte)'#', ..] => new VcfReader(path, options),
            _ when path.EndsWith(".bed", StringComparison.OrdinalIgnoreCase) => new Plink1Reader(path, options),
            var start => throw Unknown(path, start),
        };
    }

    /// <summary>Opens several files of the same samples as one, such as a file for each chromosome, read in the order given.</summary>
    /// <exception cref="QtlQueryException">As of one file; or the samples differ, or only some files have dosages.</exception>
    public static IGenotypeReader Open(IReadOnlyList<string> paths, GenotypeOptions? options = null)
    {
        var readers = new List<IGenotypeReader>();
        try
        {
            foreach (var path in paths)
                readers.Add(Open(path, options));
            return readers.Count == 1 ? readers[0] : new JoinedGenotypes(readers);
        }
        catch
        {
            readers.ForEach(reader => reader.Dispose());
            throw;
        }
    }

    static byte[] Start(string path)
    {
        using var content = InputFile.Open(path);
        var start = new byte[16];
        try
        {
            return start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException e)
        {
            throw InputFile.Damaged($"{path} is damaged", e);
        }
    }

    static QtlQueryException Unknown(string path, byte[] start) => new(
        $"{path} is no genotype file that is known: it begins with '{Encoding.ASCII.GetString([.. start.Select(each => each is >= 32 and < 127 ? each : (byte)'?')])}'",
        "Genotypes are read from VCF (plain, gzip, bgzip), BCF, PLINK 1 (.bed) and PLINK 2 (.pgen).");
}

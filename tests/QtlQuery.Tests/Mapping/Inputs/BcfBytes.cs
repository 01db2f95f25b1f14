using System.Text;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>Writes BCF by its specification, for made-up files.</summary>
static class BcfBytes
{
    public const string Header = "##fileformat=VCFv4.3\n##FILTER=<ID=PASS,Description=\"x\">\n##contig=<ID=chr1>\n##contig=<ID=chrX>\n"
        + "##INFO=<ID=AF,Number=A,Type=Float,Description=\"x\">\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"x\">\n##FORMAT=<ID=DS,Number=A,Type=Float,Description=\"x\">\n"
        + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\tc\n";

    // The words are numbered PASS 0, AF 1, GT 2, DS 3.
    const byte Gt = 2;
    const byte Ds = 3;

    public static byte[] File(string header, params byte[][] records) =>
        [.. "BCF\u0002\u0002"u8, .. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(header) + 1), .. Encoding.UTF8.GetBytes(header), 0, .. records.SelectMany(record => record)];

    /// <param name="position">1-based, as in VCF.</param>
    public static byte[] Record(int contig, int position, string id, string[] alleles, params byte[][] fields)
    {
        byte[] shared =
        [
            .. BitConverter.GetBytes(contig), .. BitConverter.GetBytes(position - 1), .. BitConverter.GetBytes(1), 1, 0, 0x80, 0x7f,
            .. BitConverter.GetBytes(alleles.Length << 16), .. BitConverter.GetBytes((fields.Length << 24) | 3),
            .. Characters(id), .. alleles.SelectMany(Characters), 0,
        ];
        var individual = fields.SelectMany(field => field).ToArray();
        return [.. BitConverter.GetBytes(shared.Length), .. BitConverter.GetBytes(individual.Length), .. shared, .. individual];
    }

    /// <summary>Two alleles a sample in a byte each: 2 is the first, 4 the second, 0 missing, plus 1 if phased; 0x81 ends a sample with one.</summary>
    public static byte[] Calls(params byte[] alleles) => [0x11, Gt, (byte)((alleles.Length / 3 << 4) | 1), .. alleles];

    public static byte[] Dosages(params float[] dosages) => [0x11, Ds, 0x15, .. dosages.SelectMany(dosage => float.IsNaN(dosage) ? [1, 0, 0x80, 0x7f] : BitConverter.GetBytes(dosage))];

    static byte[] Characters(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length < 15 ? [(byte)((bytes.Length << 4) | 7), .. bytes] : [0xf7, 0x11, (byte)bytes.Length, .. bytes];
    }
}

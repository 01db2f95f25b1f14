using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>Two men, a woman and one of whom it is not known, on chromosome X of GRCh38, whose first pseudo-autosomal region ends at 2,781,479.</summary>
public sealed class MaleXTests : IDisposable
{
    static readonly GenotypeOptions Usual = new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt, Build = GenomeBuild.GRCh38 };
    static readonly Dictionary<string, Sex> Known = new() { ["u"] = Sex.Female };

    readonly TemporaryFolder _folder = new();

    public MaleXTests()
    {
        File.WriteAllText(_folder["x.fam"], "F m 0 0 1 -9\nF n 0 0 1 -9\nF w 0 0 2 -9\nF u 0 0 0 -9\n");
        File.WriteAllText(_folder["x.bim"], "22 a 0 2781480 G A\n25 p 0 2781479 G A\nX b 0 2781480 G A\n");
        // All: m one copy, n two, w one, u one.
        File.WriteAllBytes(_folder["x.bed"], [0x6c, 0x1b, 1, 0b10_10_00_10, 0b10_10_00_10, 0b10_10_00_10]);
        File.WriteAllText(_folder["x.vcf"], "##fileformat=VCFv4.2\n##FORMAT=<ID=DS,Number=A,Type=Float,Description=\"x\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tm\tn\tw\tu\n"
            + "X\t2781480\tb\tA\tG\t.\t.\t.\tGT:DS\t0:0.25\t1|1:1.5\t0|1:1\t0|0:0.5\nX\t2781481\tc\tA\tG\t.\t.\t.\tGT\t1\t0|1\t0|1\t0|0\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_man_counts_twice_and_is_missing_where_he_is_heterozygous()
    {
        using var reader = GenotypeFiles.Open(_folder["x.bed"], Usual);
        Assert.Equal(["1 2 1 1", "1 2 1 1", ". 2 1 1"], Genotypes(reader));
        Assert.Equal(1, reader.MaleHeterozygous);
    }

    [Fact]
    public void Without_a_build_nothing_is_changed() => Assert.Equal(["1 2 1 1", "1 2 1 1", "1 2 1 1"], Genotypes(_folder["x.bed"], Usual with { Build = null }));

    [Fact]
    public void A_man_counts_once_where_that_is_said() => Assert.Equal(["1 2 1 1", "1 2 1 1", ". 1 1 1"], Genotypes(_folder["x.bed"], Usual with { MaleX = MaleXCopies.One, Sexes = Known }));

    [Fact]
    public void Sexes_may_come_from_elsewhere_and_dosages_are_halved()
    {
        var sexes = new Dictionary<string, Sex>(Known) { ["m"] = Sex.Male, ["n"] = Sex.Male, ["w"] = Sex.Female };
        Assert.Equal(["0.5 1.5 1 0.5", "2 1 1 0"], Genotypes(_folder["x.vcf"], Usual with { Sexes = sexes }));
        Assert.Equal(["0.25 0.75 1 0.5", "1 0.5 1 0"], Genotypes(_folder["x.vcf"], Usual with { MaleX = MaleXCopies.One, Sexes = sexes }));
        Assert.Equal(["0 1 1 0", "1 . 1 0"], Genotypes(_folder["x.vcf"], Usual with { MaleX = MaleXCopies.One, Sexes = sexes, Field = GenotypeField.Calls }));
    }

    [Fact]
    public void What_is_needed_to_count_once_is_asked_for()
    {
        Assert.Contains("that of u is not", Refusal(Usual with { MaleX = MaleXCopies.One }), StringComparison.Ordinal);
        Assert.Contains("its pseudo-autosomal regions have to be known", Refusal(Usual with { MaleX = MaleXCopies.One, Sexes = Known, Build = null }), StringComparison.Ordinal);
    }

    string Refusal(GenotypeOptions options) => Assert.Throws<QtlQueryException>(() => Genotypes(_folder["x.bed"], options)).Message;

    static List<string> Genotypes(string path, GenotypeOptions options)
    {
        using var reader = GenotypeFiles.Open(path, options);
        return Genotypes(reader);
    }

    static List<string> Genotypes(IGenotypeReader reader) => GenotypeTable.Of(reader).ConvertAll(row => row.Split(' ', 4)[3]);
}

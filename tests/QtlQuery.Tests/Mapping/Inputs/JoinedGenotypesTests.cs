using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Tests.Mapping.Inputs;

public sealed class JoinedGenotypesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public JoinedGenotypesTests()
    {
        Write("1.vcf", "a\tb", "1\t10\tv1\tA\tG\t.\t.\t.\tGT\t0|0\t0|1", "1\t20\tv2\tA\tG\t.\t.\t.\tGT\t0|1\t1|1");
        Write("2.vcf", "b\ta", "2\t10\tw1\tA\tG\t.\t.\t.\tGT\t0|0\t0|1");
        Write("other.vcf", "a\tc", "3\t10\tx1\tA\tG\t.\t.\t.\tGT\t0|0\t0|1");
        Write("dosages.vcf", "a\tb", "3\t10\tx1\tA\tG\t.\t.\t.\tDS\t0\t1");
        Write("again.vcf", "a\tb", "1\t30\tv3\tA\tG\t.\t.\t.\tGT\t0|0\t0|1");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_follow_each_other_with_samples_in_one_order()
    {
        using var reader = Open("1.vcf", "2.vcf");
        Assert.Equal(["1:10 v1 A/G 0 1", "1:20 v2 A/G 1 2", "2:10 w1 A/G 1 0"], GenotypeTable.Of(reader));
        reader.Select(["b"]);
        reader.GoTo(new("2", 1, 100));
        Assert.Equal(["2:10 w1 A/G 0"], GenotypeTable.Of(reader));
        reader.GoTo(new("1", 15, 100));
        Assert.Equal(["1:20 v2 A/G 2"], GenotypeTable.Of(reader));
    }

    [Theory]
    [InlineData("other.vcf", "do not have the same samples: only one of them has 'c'")]
    [InlineData("dosages.vcf", "dosages.vcf has dosages, and")]
    [InlineData("again.vcf", "both have chromosome 1")]
    public void Files_that_do_not_go_together_are_named(string file, string message) => Assert.Contains(
        message,
        Assert.Throws<QtlQueryException>(() =>
        {
            using var reader = Open("1.vcf", file);
            GenotypeTable.Of(reader);
        }).Message,
        StringComparison.Ordinal);

    IGenotypeReader Open(params string[] names) => GenotypeFiles.Open([.. names.Select(name => _folder[name])]);

    void Write(string name, string samples, params string[] rows) =>
        File.WriteAllLines(_folder[name], ["##fileformat=VCFv4.2", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + samples, .. rows]);
}

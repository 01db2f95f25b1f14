using QtlQuery.Core;

namespace QtlQuery.Tests.Core;

public sealed class EnsemblIdTests
{
    [Theory]
    [InlineData("ENSG00000227232.5", "ENSG00000227232", 5)]
    [InlineData("ENSG00000227232", "ENSG00000227232", null)]
    [InlineData("ENST00000456328.2", "ENST00000456328", 2)]
    [InlineData("ENSMUSG00000000001.4", "ENSMUSG00000000001", 4)]
    [InlineData("ENSG00000182378.13_PAR_Y", "ENSG00000182378_PAR_Y", 13)]
    [InlineData("ENSG00000182378_PAR_Y", "ENSG00000182378_PAR_Y", null)]
    [InlineData("ENSGR0000182378.8", "ENSG00000182378_PAR_Y", 8)]
    public void The_version_is_split_off_and_the_copy_on_Y_stays_apart(string text, string id, int? version) =>
        Assert.Equal(new EnsemblId(id, version), EnsemblId.Split(text));

    [Theory]
    [InlineData("")]
    [InlineData("CLEC12A")]
    [InlineData("RP11-34P13.7")]
    [InlineData("ILMN_1762337")]
    [InlineData("ENSG00000113161.16_5_75355215_75355364")]
    [InlineData("chr1:15947:16607:clu_36198:ENSG00000227232.5")]
    [InlineData("BPI.4126.22.1..1")]
    [InlineData("ENSG123.4")]
    public void Other_ids_pass_through_unchanged(string text) => Assert.Equal(new EnsemblId(text, null), EnsemblId.Split(text));

    [Theory]
    [InlineData("ENSG00000227232.5")]
    [InlineData("ENSG00000182378.13_PAR_Y")]
    [InlineData("CLEC12A")]
    public void A_split_id_prints_as_it_was(string text) => Assert.Equal(text, EnsemblId.Split(text).ToString());
}

using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Tests.Statistics.Genotypes;

public sealed class HardyWeinbergTests
{
    const string Folder = "12-hwe-maf-callrate";

    // Two copies of each allele in two samples: both heterozygous with weight 4, both homozygous with weight 2, of 6.
    [Theory]
    [InlineData(0, 1, 1, false, 1 / 3.0)]
    [InlineData(0, 1, 1, true, 1 / 6.0)]
    [InlineData(2, 0, 0, false, 1)]
    [InlineData(2, 0, 0, true, 2 / 3.0)]
    public void By_hand_two_samples_have_two_arrangements(int heterozygotes, int homozygotes1, int homozygotes2, bool mid, double p) =>
        Close.To(p, Math.Exp(HardyWeinberg.LogP(heterozygotes, homozygotes1, homozygotes2, mid)), 1e-14);

    [SkippableFact]
    public void P_and_mid_p_agree_with_exact_arithmetic_on_every_row()
    {
        var rows = ReferenceCases.Rows($"{Folder}/hwe_exact_table.tsv");
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var (het, first, second) = ((int)row.Number("het"), (int)row.Number("hom1"), (int)row.Number("hom2"));
            Agrees(row.Number("ln_p_exact"), HardyWeinberg.LogP(het, first, second));
            Agrees(row.Number("ln_midp_exact"), HardyWeinberg.LogP(het, first, second, mid: true));
            if (row.Number("p_exact") > 1e-290)
                Close.To(row.Number("p_exact"), Math.Exp(HardyWeinberg.LogP(het, first, second)), 1e-12);
        });

        static void Agrees(double expected, double actual) => Assert.Equal(expected, actual, 1e-13 * Math.Max(1, Math.Abs(expected)));
    }

    [SkippableFact]
    public void Counts_frequencies_call_rates_and_p_agree_with_PLINKs()
    {
        var genotypes = ReferenceTable.Read($"{Folder}/genotypes.tsv").ToDictionary(row => row.Id, row => row.Values);
        foreach (var row in ReferenceCases.Rows($"{Folder}/plink19_freqx.tsv"))
        {
            var calls = genotypes[row["SNP"]];
            var counts = AlleleCounts.Of(calls);
            Assert.Equal(row.Number("C(MISSING)"), counts.Samples - counts.Called);
            Assert.Equal(2 * row.Number("C(HOM A1)") + row.Number("C(HET)"), counts.AltCopies);
            Assert.Equal(row.Number("C(HOM A1)") + row.Number("C(HET)"), counts.AltCarriers);
        }

        foreach (var row in ReferenceCases.Rows($"{Folder}/plink19_lmiss.tsv"))
            Assert.Equal(row.Number("F_MISS"), 1 - AlleleCounts.Of(genotypes[row["SNP"]]).CallRate, 5e-5);
        foreach (var row in ReferenceCases.Rows($"{Folder}/plink19_freq.tsv"))
            Assert.Equal(row.Number("MAF"), AlleleCounts.Of(genotypes[row["SNP"]]).AltFrequency, 5e-5);
        foreach (var row in ReferenceCases.Rows($"{Folder}/plink2_hardy.tsv").Where(row => !double.IsNaN(row.Number("P"))))
        {
            var p = Math.Exp(HardyWeinberg.LogP((int)row.Number("HET_A1_CT"), (int)row.Number("HOM_A1_CT"), (int)row.Number("TWO_AX_CT")));
            Close.To(row.Number("P"), p, 1e-5);
        }
    }

    // Python's fractions, every arrangement; the second is the example of Graffelman and Weir (2016), p = 0.0208580.
    [Theory]
    [InlineData(2, 1, 2, 1, 1, 0, -0.169418151958046739)]
    [InlineData(399, 205, 314, 230, 107, -3.87001855046480716, -3.87138177844458547)]
    [InlineData(0, 0, 3, 5, 1, 0, -0.635988766719996697)]
    [InlineData(50, 0, 0, 0, 50, -92.8029633420871616, -93.496110522647107)]
    [InlineData(10, 12, 0, 0, 0, 0, -0.693147180559945309)]
    public void On_X_it_agrees_with_every_arrangement_counted(int males1, int males2, int het, int first, int second, double logP, double logMidP)
    {
        Assert.Equal(logP, HardyWeinbergX.LogP(males1, males2, het, first, second), 1e-10 * Math.Max(1, Math.Abs(logP)));
        Assert.Equal(logMidP, HardyWeinbergX.LogP(males1, males2, het, first, second, mid: true), 1e-10 * Math.Max(1, Math.Abs(logMidP)));
    }

    [Fact]
    public void On_X_without_males_it_is_the_test_of_the_females() =>
        Assert.Equal(HardyWeinberg.LogP(10, 30, 25), HardyWeinbergX.LogP(0, 0, 10, 30, 25), 1e-10);

    [Fact]
    public void Negative_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HardyWeinberg.LogP(-1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => HardyWeinbergX.LogP(1, 2, 3, -1, 0));
    }
}

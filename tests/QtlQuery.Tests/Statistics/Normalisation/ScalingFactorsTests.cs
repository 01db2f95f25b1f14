using System.Text.Json;
using QtlQuery.Statistics.Normalisation;

namespace QtlQuery.Tests.Statistics.Normalisation;

public sealed class ScalingFactorsTests
{
    const string Folder = "05-tmm-cpm-int";

    public static TheoryData<string> Ids =>
        ["main", "many_zeros", "depth_range", "small", "two_samples", "one_sample", "identical", "scaled", "no_zeros", "with_zero_row", "half_sample_zero"];

    [SkippableTheory]
    [MemberData(nameof(Ids))]
    public void Factors_of_every_kind_agree_with_edgeRs(string id)
    {
        var samples = Samples(id);
        using var json = JsonDocument.Parse(File.ReadAllText(ReferenceCases.FullPath($"{Folder}/factors.json")));
        var expected = json.RootElement.EnumerateArray().Single(element => element.GetProperty("id").GetString() == id);
        Agree("TMM", ScalingFactors.Tmm(samples));
        Agree("TMM_ref1", ScalingFactors.Tmm(samples, new(Reference: 0)));
        Agree("TMM_noweight", ScalingFactors.Tmm(samples, new(Weighted: false)));
        Agree("TMM_trim", ScalingFactors.Tmm(samples, new(LogRatioTrim: 0.2, SumTrim: 0.1)));
        Agree("TMM_Acutoff", ScalingFactors.Tmm(samples, new(LeastA: -12)));
        Agree("TMMwsp", ScalingFactors.TmmSingletonPairing(samples));
        Agree("RLE", ScalingFactors.RelativeLogExpression(samples));
        Agree("upperquartile", ScalingFactors.UpperQuartile(samples));

        void Agree(string name, double[] factors)
        {
            var values = expected.GetProperty(name).GetProperty("factors").EnumerateArray().Select(value => value.GetDouble()).ToArray();
            Assert.Equal(values.Length, factors.Length);
            Assert.All(values.Zip(factors), pair => Close.To(pair.First, pair.Second, 1e-12));
        }
    }

    [SkippableTheory]
    [InlineData("half_sample_zero")]
    [InlineData("main")]
    [InlineData("one_sample")]
    [InlineData("small")]
    [InlineData("with_zero_row")]
    public void Counts_per_million_agree_with_edgeRs(string id)
    {
        var samples = Samples(id);
        var factors = ScalingFactors.Tmm(samples);
        Agree("cpm_tmm", ReadCounts.PerMillion(samples, factors));
        if (id is "small" or "with_zero_row")
        {
            Agree("cpm_plain", ReadCounts.PerMillion(samples, [.. samples.Select(_ => 1.0)]));
            Agree("logcpm_tmm_prior2", ReadCounts.LogPerMillion(samples, factors));
        }

        void Agree(string name, double[][] actual) =>
            Assert.All(
                ReferenceTable.Columns($"{Folder}/cpm/{id}.{name}.tsv").Zip(actual),
                pair => Assert.All(pair.First.Values.Zip(pair.Second), values => Assert.Equal(values.First, values.Second, 1e-12 * Math.Max(1, Math.Abs(values.First)))));
    }

    // Reads over length 10, 20 and 5: rates 1, 1 and 2, which are a quarter, a quarter and a half.
    [Fact]
    public void Transcripts_per_million_weigh_reads_by_length() =>
        Assert.Equal([250_000.0, 250_000, 500_000], ReadCounts.TranscriptsPerMillion([[10, 20, 10]], [10, 20, 5])[0]);

    [Fact]
    public void A_gene_is_expressed_where_enough_samples_reach_tpm_and_reads_each()
    {
        var threshold = new ExpressionThreshold(LeastShare: 0.4);
        Assert.True(threshold.IsMet([0.1, 0.2, 0, 0, 0], [0, 0, 0, 6, 7]));
        Assert.False(threshold.IsMet([0.1, 0.2, 0, 0, 0], [0, 0, 0, 5, 7]));
        Assert.False(threshold.IsMet([0.1, 0.09, 0, 0, 0], [6, 6, 6, 6, 7]));
    }

    [Fact]
    public void A_sample_without_reads_is_refused() => Assert.Contains("sample 1", Assert.Throws<ArgumentException>(() => ScalingFactors.Tmm([[1, 2], [0, 0]])).Message);

    static double[][] Samples(string id) => [.. ReferenceTable.Columns($"{Folder}/counts/{id}.tsv").Select(column => column.Values)];
}

using QtlQuery.Statistics.Genotypes;
using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Tests.Statistics.SampleChecks;

public sealed class GenotypeSimilarityTests
{
    static readonly double[][] Variants = Simulated();

    // Frequency 1/2: copies 0 and 2 are -√2 and √2 standard deviations from the mean, so that the relationship is (2, -2; -2, 2).
    [Fact]
    public void By_hand_two_samples_of_other_alleles_have_one_component()
    {
        var similarity = new GenotypeSimilarity(2);
        similarity.Add([[0, 2], [1, 1], [0, 0]]);
        Assert.Equal(2, similarity.Variants); // the heterozygous one varies in its alleles, and adds nothing
        var (values, vectors) = similarity.Components();
        Close.To(2, values[0], 1e-14);
        Assert.Equal(0, values[1], 1e-14);
        Close.To(Math.Sqrt(0.5), Math.Abs(vectors[0][0]), 1e-14);
        Close.To(-0.5, vectors[0][0] * vectors[0][1], 1e-14);
    }

    // Two samples alike, of kinship 1/2, and one of opposite homozygotes: (1 - 2 * 2) / (1 + 1) with each of them, which counts in the first bin.
    [Fact]
    public void By_hand_kinships_are_counted_in_bins()
    {
        var similarity = new GenotypeSimilarity(3);
        similarity.Add([[1, 1, 1], [0, 0, 2], [2, 2, 0]]);
        Assert.Equal([2, 0, 0, 1, 0, 0], similarity.KinshipHistogram(-0.25, 0.25, 6));
        Assert.Equal([2, 1], similarity.KinshipHistogram(-0.25, 0.25, 2)); // one beyond the last bin counts in it
    }

    [Fact]
    public void Added_up_in_parts_it_is_what_all_variants_give()
    {
        var similarity = new GenotypeSimilarity(Variants[0].Length);
        foreach (var part in Variants.Chunk(70))
            similarity.Add(part);
        var inbreeding = Inbreeding.Of(Variants);
        for (var sample = 0; sample < inbreeding.Length; sample++)
        {
            Assert.Equal((inbreeding[sample].Called, inbreeding[sample].Homozygous), (similarity.Inbreeding[sample].Called, similarity.Inbreeding[sample].Homozygous));
            Close.To(inbreeding[sample].ExpectedHomozygous, similarity.Inbreeding[sample].ExpectedHomozygous, 1e-12);
        }

        CallBits[] samples = [.. Enumerable.Range(0, inbreeding.Length).Select(sample => CallBits.TryOf([.. Variants.Select(variant => variant[sample])])!)];
        Assert.Equal(Relatedness.Pairs(samples, Relationship.Unrelated), similarity.Related(Relationship.Unrelated));
    }

    [Fact]
    public void A_sample_that_is_there_twice_is_found()
    {
        var similarity = new GenotypeSimilarity(Variants[0].Length + 1);
        similarity.Add([.. Variants.Select(variant => (double[])[.. variant, variant[3]])]);
        Assert.Equal((3, Variants[0].Length), similarity.Related(Relationship.FirstDegree).Select(pair => (pair.Sample1, pair.Sample2)).Single());
    }

    // Allele frequencies of the first and the second half of the samples differ by 0.4.
    [Fact]
    public void The_first_component_tells_two_populations_apart()
    {
        var similarity = new GenotypeSimilarity(Variants[0].Length);
        similarity.Add(Variants);
        var first = similarity.Components().Vectors[0];
        Assert.Single(first[..(first.Length / 2)].Select(double.Sign).Distinct());
        Assert.Single(first[(first.Length / 2)..].Select(double.Sign).Distinct());
        Assert.NotEqual(double.Sign(first[0]), double.Sign(first[^1]));
    }

    static double[][] Simulated()
    {
        const int Samples = 20;
        var random = new Random(11);
        return [.. Enumerable.Range(0, 400).Select(_ =>
        {
            var turned = random.Next(2) == 0;
            return Enumerable.Range(0, Samples).Select(sample => random.Next(50) == 0 ? double.NaN : Copies(sample < Samples / 2 == turned ? 0.7 : 0.3)).ToArray();
        })];

        double Copies(double frequency) => (random.NextDouble() < frequency ? 1 : 0) + (random.NextDouble() < frequency ? 1 : 0);
    }
}

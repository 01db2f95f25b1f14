using System.Globalization;
using QtlQuery.Statistics.Clustering;
using QtlQuery.Tests.RealData;

namespace QtlQuery.Tests.Statistics.Clustering;

/// <summary>Trees worked out by hand.</summary>
public sealed class AverageLinkageTests
{
    // Cerebellum and Cortex meet at 0.2; Liver is (0.6 + 0.8) / 2 from them, Testis (0.9 + 0.7) / 2, and 1 from Liver.
    // Testis is (0.9 + 0.7 + 1) / 3 from the three: a mean over pairs of items, not over the two clusters before (0.9).
    [Fact]
    public void The_nearest_clusters_meet_at_the_mean_of_their_pairs()
    {
        var tree = Tree(["Testis", "Cortex", "Liver", "Cerebellum"], ("Cortex", "Cerebellum", 0.2), ("Cortex", "Liver", 0.6), ("Cerebellum", "Liver", 0.8), ("Cortex", "Testis", 0.9), ("Cerebellum", "Testis", 0.7), ("Liver", "Testis", 1));
        Assert.Equal([(3, 1), (4, 2), (5, 0)], tree.Merges.Select(merge => (merge.Left, merge.Right)));
        Assert.Equal([0.2, 0.7, 0.866666666667], tree.Merges.Select(merge => Math.Round(merge.Height!.Value, 12)));
        Assert.Equal([3, 1, 2, 0], tree.LeafOrder);
    }

    [Theory]
    [InlineData("A", "B", "C", "D")]
    [InlineData("D", "C", "B", "A")]
    [InlineData("C", "A", "D", "B")]
    public void Ties_go_to_the_names_whatever_the_order_of_the_items(params string[] names)
    {
        var tree = AverageLinkage.Of(names, (_, _) => 1);
        Assert.Equal(["A", "B", "C", "D"], tree.LeafOrder.Select(item => names[item]));
        Assert.Equal((Array.IndexOf(names, "A"), Array.IndexOf(names, "B")), (tree.Merges[0].Left, tree.Merges[0].Right));
    }

    [Fact]
    public void A_mean_leaves_out_pairs_that_are_not_known()
    {
        var tree = Tree(["A", "B", "C"], ("A", "B", 0.1), ("A", "C", 0.4));
        Assert.Equal([0.1, 0.4], tree.Merges.Select(merge => merge.Height));
    }

    [Fact]
    public void Clusters_without_a_known_distance_are_joined_last_at_no_height()
    {
        var tree = Tree(["A", "B", "C", "D"], ("A", "D", 1.9), ("B", "C", 0.5));
        Assert.Equal([0.5, 1.9, null], tree.Merges.Select(merge => merge.Height));
        Assert.Equal([0, 3, 1, 2], tree.LeafOrder);
    }

    [Fact]
    public void One_item_and_none_need_no_merge()
    {
        Assert.Equal([0], AverageLinkage.Of(["A"], (_, _) => null).LeafOrder);
        Assert.Empty(AverageLinkage.Of([], (_, _) => null).LeafOrder);
    }

    [Fact]
    public void The_tree_does_not_depend_on_the_order_of_the_items()
    {
        var random = new Random(7);
        string[] names = [.. Enumerable.Range(0, 12).Select(i => $"D{i:00}")];
        var distances = names.SelectMany(one => names.Select(other => (one, other))).Where(pair => string.CompareOrdinal(pair.one, pair.other) < 0)
            .ToDictionary(pair => pair, _ => random.Next(4) == 0 ? (double?)null : random.NextDouble());
        var expected = Shape(names, distances);
        for (var i = 0; i < 20; i++)
        {
            random.Shuffle(names);
            Assert.Equal(expected, Shape(names, distances));
        }
    }

    [Fact]
    public void A_name_that_stands_twice_and_a_distance_that_is_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => AverageLinkage.Of(["A", "A"], (_, _) => 1));
        Assert.Throws<ArgumentException>(() => AverageLinkage.Of(["A", "B"], (_, _) => double.NaN));
        Assert.Throws<ArgumentException>(() => AverageLinkage.Of(["A", "B"], (_, _) => -0.1));
    }

    // 94 datasets of the eQTL Catalogue; heights by agnes (average) of npm's ml-hclust, which keeps each mean by updating that of its parts.
    [SkippableFact]
    public void Published_correlations_are_joined_at_the_heights_of_another_program()
    {
        var file = PublishedFile.At("eqtlcat-resources", "spearman_corr.tsv");
        var lines = File.ReadLines(file).Select(line => line.Split('\t')).ToList();
        var rho = lines.Skip(1).Select(line => line.Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        var tree = AverageLinkage.Of(lines[0][1..], (one, other) => 1 - (rho[one][other] + rho[other][one]) / 2);

        double[] heights = [.. tree.Merges.Select(merge => merge.Height!.Value)];
        Assert.Equal(93, heights.Length);
        Close.To(0.16991153687824345, heights[0]);
        Close.To(0.21497507448930303, heights[1]);
        Close.To(0.7670447586248301, heights[^1]);
        Close.To(42.68242423319497, heights.Sum());
        Assert.Equal(heights.Order(), heights);
    }

    static string Shape(string[] names, Dictionary<(string, string), double?> distances)
    {
        var tree = AverageLinkage.Of(names, (one, other) => distances[string.CompareOrdinal(names[one], names[other]) < 0 ? (names[one], names[other]) : (names[other], names[one])]);
        return string.Join(" ", tree.LeafOrder.Select(item => names[item])) + string.Join(" ", tree.Merges.Select(merge => $"{merge.Height:R}"));
    }

    static Dendrogram Tree(string[] names, params (string One, string Other, double Distance)[] distances) =>
        AverageLinkage.Of(names, (one, other) => distances.Where(pair => (pair.One == names[one] && pair.Other == names[other]) || (pair.One == names[other] && pair.Other == names[one])).Select(pair => (double?)pair.Distance).SingleOrDefault());
}

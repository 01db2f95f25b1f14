using System.Globalization;
using QtlQuery.Benchmarks.Askers;
using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Ratios below which a change has made the store slower than its layout can be: what was reached by hand, less a fifth for the machine's moods.</summary>
static class QueryFloors
{
    static readonly Dictionary<(string Peer, QuestionKind Kind), double> Least = new()
    {
        [("tabix", QuestionKind.GeneInOne)] = 4,
        [("tabix", QuestionKind.GeneInAll)] = 8,
        [("tabix", QuestionKind.Variant)] = 3,
        [("tabix", QuestionKind.RegionInOne)] = 3.3,
        [("tabix", QuestionKind.RegionInAll)] = 5.5,
        [("plain Parquet", QuestionKind.GeneInOne)] = 5,
        [("plain Parquet", QuestionKind.GeneInAll)] = 2.2,
        [("plain Parquet", QuestionKind.Variant)] = 2.3,
        [("plain Parquet", QuestionKind.RegionInOne)] = 5,
        [("plain Parquet", QuestionKind.RegionInAll)] = 2.5,
        [("plain Parquet", QuestionKind.Leads)] = 100,
        [("plain Parquet", QuestionKind.SignificantCounts)] = 30,
        [("plain Parquet", QuestionKind.GwasLocus)] = 2.2,
        [("plain Parquet", QuestionKind.Specificity)] = 30,
        [("plain Parquet", QuestionKind.Scan)] = 0.5,
    };

    /// <returns>What falls short, in words.</returns>
    public static IReadOnlyList<string> Missed(QueryRounds rounds, IAsker store, IReadOnlyList<IAsker> peers) =>
    [
        .. from peer in peers
           from kind in Enum.GetValues<QuestionKind>()
           where Least.ContainsKey((peer.Name, kind)) && rounds.Warm(peer, kind).Count > 0
           let ratio = Ratio(rounds, store, peer, kind)
           where ratio < Least[(peer.Name, kind)]
           select string.Create(CultureInfo.InvariantCulture, $"{kind.Title()}: {ratio:0.0} times as fast as {peer.Name}, not {Least[(peer.Name, kind)]}"),
    ];

    /// <summary>How many times as long the peer takes, by medians of rounds in turn.</summary>
    public static double Ratio(QueryRounds rounds, IAsker store, IAsker peer, QuestionKind kind) =>
        rounds.Warm(peer, kind).Select(timing => timing.Milliseconds).Median() / rounds.Warm(store, kind).Select(timing => timing.Milliseconds).Median();
}

using System.Diagnostics;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Pairs of traits whose Bayes factors are prepared: four sums and five posteriors of each.</summary>
static class ColocKernel
{
    const int Variants = 1000;
    const int Traits = 2000;
    const int Others = 500;
    const int Rounds = 5;
    const double LeastH4 = 0.8;
    const double Tolerance = 1e-12;

    static readonly ColocalisationPriors Priors = ColocalisationPriors.Default;
    static readonly double LeastLogOdds = Math.Log(LeastH4 / (1 - LeastH4));

    public static void Run(TextWriter output)
    {
        double[][] logs = [.. Enumerable.Range(0, Traits + Others).Select(trait => Logs(new CounterRandom(20260102).For(trait)))];
        var clock = Stopwatch.StartNew();
        PreparedBayesFactors[] all = [.. logs.Select(each => new PreparedBayesFactors(each))];
        var prepared = clock.Elapsed.TotalSeconds;
        var (traits, others) = (all[..Traits], all[Traits..]);
        Verify(traits, others);

        output.WriteLine($"Prepared blocks of {ColocSuite.Whole(Variants)} variants, {ColocSuite.Whole(Traits)} × {Others} pairs, in double precision; a third of the traits without a signal, the others up to |z| = 30, a quarter of them at shared places. Median of {Rounds} rounds in turn; a sample of pairs agrees with `ColocalisationSums.Of` to {Tolerance:0e0}. Target: 1,000,000 pairs a second on 2 cores.");
        output.WriteLine();
        var table = new MarkdownTable("threads", "what", "pairs/s", "wall s", "skipped", "pairs with H4 ≥ 0.8");
        Func<PreparedBayesFactors, PreparedBayesFactors, Verdict>[] ways = [Exhaustive, Pruned];
        var rounds = new Dictionary<(int Threads, int Way), List<Round>>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var threads in new[] { 1, 2 })
            {
                for (var way = 0; way < ways.Length; way++)
                {
                    if (!rounds.TryGetValue((threads, way), out var known))
                        rounds[(threads, way)] = known = [];
                    known.Add(Time(traits, others, ways[way], threads));
                }
            }
        }

        var expected = rounds[(1, 0)][0].Reached;
        foreach (var ((threads, way), each) in rounds)
        {
            if (!each.TrueForAll(round => round.Reached.SequenceEqual(expected)))
                throw new InvalidOperationException($"way {way} on {threads} threads found other pairs");
            var seconds = each.Select(round => round.Seconds).Median();
            table.Add(
                $"{threads}",
                way == 0 ? "every pair" : "pairs that may reach 0.8",
                ColocSuite.Whole(Traits * Others / seconds),
                ColocSuite.Short(seconds),
                $"{100.0 * each[0].Skipped / (Traits * Others):0.0} %",
                ColocSuite.Whole(expected.Count));
        }

        table.Write(output);
        output.WriteLine($"The pairs with H4 ≥ 0.8 are the same ones in every round. Making ready takes {1e6 * prepared / (Traits + Others):0} µs a trait, once.");
        output.WriteLine();
    }

    static Verdict Exhaustive(PreparedBayesFactors first, PreparedBayesFactors second)
    {
        var posteriors = first.With(second).Posteriors(Priors);
        return Math.Abs(posteriors.H0 + posteriors.H1 + posteriors.H2 + posteriors.H3 + posteriors.H4 - 1) > 1e-9 ? throw new InvalidOperationException("the posteriors do not sum to 1")
            : posteriors.H4 >= LeastH4 ? Verdict.Reached
            : Verdict.Below;
    }

    static Verdict Pruned(PreparedBayesFactors first, PreparedBayesFactors second) =>
        first.CoarseUpperBound(second).LogOddsH4(Priors) < LeastLogOdds || first.UpperBound(second).LogOddsH4(Priors) < LeastLogOdds
            ? Verdict.Skipped
            : Exhaustive(first, second);

    static Round Time(PreparedBayesFactors[] traits, PreparedBayesFactors[] others, Func<PreparedBayesFactors, PreparedBayesFactors, Verdict> judge, int threads)
    {
        var reached = new List<int>[traits.Length];
        var skipped = 0L;
        var clock = Stopwatch.StartNew();
        Parallel.For(0, traits.Length, new() { MaxDegreeOfParallelism = threads }, i =>
        {
            var (found, without) = (new List<int>(), 0);
            for (var j = 0; j < others.Length; j++)
            {
                var verdict = judge(traits[i], others[j]);
                if (verdict == Verdict.Reached)
                    found.Add(i * others.Length + j);
                else if (verdict == Verdict.Skipped)
                    without++;
            }

            reached[i] = found;
            Interlocked.Add(ref skipped, without);
        });
        return new(clock.Elapsed.TotalSeconds, skipped, [.. reached.SelectMany(each => each)]);
    }

    static void Verify(PreparedBayesFactors[] traits, PreparedBayesFactors[] others)
    {
        for (var i = 0; i < traits.Length; i += 17)
        {
            var (first, second) = (traits[i], others[i % others.Length]);
            var (found, expected) = (first.With(second), ColocalisationSums.Of(first.Logs, second.Logs));
            if (Differs(found.A1, expected.A1) || Differs(found.A2, expected.A2) || Differs(found.A12, expected.A12) || Differs(found.A3, expected.A3))
                throw new InvalidOperationException($"pair {i}: {found} instead of {expected}");
        }

        static bool Differs(double found, double expected) => !(Math.Abs(found - expected) <= Tolerance * Math.Max(1, Math.Abs(expected)));
    }

    // Signals decay over some thirty variants, and sit at one of forty places or anywhere.
    static double[] Logs(CounterRandom random)
    {
        var height = random.Uniform(-1) < 1 / 3.0 ? 0 : 2 + 28 * Math.Pow(random.Uniform(-2), 3);
        var place = random.Uniform(-3) < 0.25 ? 25 * (int)(40 * random.Uniform(-4)) : (int)(Variants * random.Uniform(-4));
        var logs = new double[Variants];
        for (var i = 0; i < Variants; i++)
        {
            var z = height * Math.Exp(-Math.Abs(i - place) / 30.0) + random.Normal(i);
            logs[i] = ApproximateBayesFactor.LogFromZ(z, variance: 0.002 + 0.02 * random.Uniform(Variants + i), ApproximateBayesFactor.QuantitativePriorSd);
        }

        return logs;
    }

    enum Verdict { Below, Reached, Skipped }

    sealed record Round(double Seconds, long Skipped, List<int> Reached);
}

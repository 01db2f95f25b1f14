using System.Diagnostics;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Stored sums of pairs under other priors, by SQL.</summary>
static class ColocPriors
{
    const int Pairs = 10_000_000;
    const int Rounds = 3;

    static readonly (string What, string Sql)[] Questions =
    [
        ("the five numbers of a pair read and added up", "select sum(ln_sum_trait + ln_sum_gwas + ln_sum_shared + ln_sum_distinct + variants_shared) from read_parquet($file)"),
        ("`coloc_posteriors(pair, p1, p2, p12)`, all five", "select sum(h0 + h1 + h2 + h3 + h4) from (select unnest(coloc_posteriors(pair, 1e-4, 1e-4, 5e-6)) from read_parquet($file) as pair)"),
        ("pairs whose `coloc_log_odds(pair, p1, p2, p12)` reaches H4 0.8", "select count(*)::double from read_parquet($file) as pair where coloc_log_odds(pair, 1e-4, 1e-4, 5e-6) >= ln(4)"),
    ];

    public static void Run(Arguments arguments, TextWriter output)
    {
        var path = Path.Combine(arguments.Folder, "priors.store");
        if (!Directory.Exists(path))
            QtlStore.Create(path, GenomeBuild.Parse("GRCh38"));
        using var store = QtlStore.Open(path);
        var file = Path.Combine(arguments.Folder, "pairs.parquet");
        Make(store, file);
        Verify(store, file);

        output.WriteLine($"The sums of {ColocSuite.Whole(Pairs)} made pairs in one Parquet file, read from it each time, median of {Rounds} rounds in turn; a sample of posteriors agrees with `ColocalisationSums.Posteriors` to 1e-12. Target: a second or two.");
        output.WriteLine();
        var times = Questions.Select(_ => new List<(double Wall, double Cpu)>()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < Questions.Length; i++)
            {
                var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                var answer = store.Query<double>(Questions[i].Sql, new { file })[0];
                times[i].Add((clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds));
                if (i == 1 && Math.Abs(answer - Pairs) > 1e-3)
                    throw new InvalidOperationException($"the posteriors sum to {answer}");
            }
        }

        var table = new MarkdownTable("question", "wall s", "CPU s");
        for (var i = 0; i < Questions.Length; i++)
            table.Add(Questions[i].What, ColocSuite.Short(times[i].Select(each => each.Wall).Median()), ColocSuite.Short(times[i].Select(each => each.Cpu).Median()));
        table.Write(output);
    }

    // Between no signal and a strong one on either side, shared or not.
    static void Make(QtlStore store, string file) => store.Execute(
        """
        copy (
            select
                7 + 40 * abs(sin(i * 0.37)) ** 3 as ln_sum_trait,
                7 + 90 * abs(sin(i * 0.73)) ** 3 as ln_sum_gwas,
                ln_sum_trait + ln_sum_gwas - 25 * abs(sin(i * 1.91)) ** 2 as ln_sum_shared,
                ln_sum_trait + ln_sum_gwas + ln(1 - exp(ln_sum_shared - ln_sum_trait - ln_sum_gwas)) as ln_sum_distinct,
                (1000 + i % 3000)::integer as variants_shared,
                (4000 + i % 3000)::integer as variants_trait,
                (5000 + i % 3000)::integer as variants_gwas
            from range(1, $pairs) as pairs(i)
        ) to $file (format parquet, compression zstd)
        """,
        new { pairs = Pairs + 1, file });

    static void Verify(QtlStore store, string file)
    {
        var sample = store.Query<Sampled>(
            """
            select
                ln_sum_trait as a1, ln_sum_gwas as a2, ln_sum_shared as a12, ln_sum_distinct as a3, variants_trait, variants_gwas, variants_shared,
                unnest(coloc_posteriors(pair, 1e-4, 1e-4, 5e-6))
            from read_parquet($file) as pair
            where hash(ln_sum_trait) % 10000 = 0
            """,
            new { file });
        if (sample.Count == 0)
            throw new InvalidOperationException("there is no sample");
        foreach (var one in sample)
        {
            var expected = new ColocalisationSums(one.A1, one.A2, one.A12, one.A3, one.VariantsShared)
                .Posteriors(ColocalisationPriors.SignalDefault.For(one.VariantsTrait, one.VariantsGwas, one.VariantsShared));
            if (!(Math.Abs(one.H0 - expected.H0) + Math.Abs(one.H1 - expected.H1) + Math.Abs(one.H2 - expected.H2) + Math.Abs(one.H3 - expected.H3) + Math.Abs(one.H4 - expected.H4) < 1e-12))
                throw new InvalidOperationException($"{one} instead of {expected}");
        }
    }

    sealed record Sampled(double A1, double A2, double A12, double A3, int VariantsTrait, int VariantsGwas, int VariantsShared, double H0, double H1, double H2, double H3, double H4);
}

using System.Diagnostics;
using System.Globalization;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Engine;
using QtlQuery.Engine.Lookup;
using QtlQuery.Engine.Significance;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>The field's questions over ten contexts: look-ups in an open store, and views over everything, a process each.</summary>
static class QuestionSuite
{
    const int Rounds = 30;
    const int Places = 10;
    const int RegionBp = 1_000_000;

    public static void Run(Arguments arguments, TextWriter output)
    {
        var rows = arguments.Rows(5_000_000);
        var path = BenchmarkStore.Make(arguments.Folder, rows, Density.Of(arguments));
        Judge(path);
        using (var store = QtlStore.Open(path))
        {
            var places = Choose(store);
            Verify(store, places);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## Questions over {BenchmarkStore.Contexts} contexts of {rows:N0} rows, {Density.Of(arguments).Name} density"));
            output.WriteLine();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"In an open store, {Rounds} rounds in turn over {Places} places, all rows read; answers equal those of a full scan. Target: 20 ms."));
            output.WriteLine();
            LookUps(store, places, output);
        }

        Views(path, output);
    }

    // The made results are nominal ones: who is an eGene is decided once, and kept in the store.
    static void Judge(string path)
    {
        using var store = QtlStore.Open(path);
        foreach (var dataset in store.Catalogue.Datasets.Values.Where(dataset => !dataset.Tables.ContainsKey("molecular_traits")))
            DatasetSignificance.Run(store, dataset.DatasetId, SignificanceMethod.BonferroniBh, 0.05);
    }

    static void LookUps(QtlStore store, List<Place> places, TextWriter output)
    {
        var times = new Dictionary<string, List<Timing>>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var question in places[round % Places].Questions)
            {
                if (!times.TryGetValue(question.Kind, out var known))
                    times[question.Kind] = known = [];
                known.Add(Time(store, question));
            }
        }

        var table = new MarkdownTable("look-up", "median ms", "p95 ms", "least ms", "CPU ms, median", "rows, median");
        foreach (var (kind, each) in times)
            table.Add(kind, Ms(each.Select(one => one.Milliseconds).Median()), Ms(each.Select(one => one.Milliseconds).Quantile(0.95)), Ms(each.Min(one => one.Milliseconds)), Ms(each.Select(one => one.CpuMilliseconds).Median()), string.Create(CultureInfo.InvariantCulture, $"{each.Select(one => (double)one.Rows).Median():N0}"));
        table.Write(output);
    }

    static void Views(string path, TextWriter output)
    {
        output.WriteLine("Over everything, a process each, its start included. Targets: egenes 3 s, tissue_sharing 20 s, peak memory 1 GB.");
        output.WriteLine();
        var table = new MarkdownTable("question", "rows", "wall s", "CPU s", "peak MB");
        foreach (var (name, sql) in Questions)
        {
            Console.Error.WriteLine($"questions, {name}");
            var run = ChildRun.OfThisProgram("child", "rows", path, sql);
            table.Add(name, string.Create(CultureInfo.InvariantCulture, $"{long.Parse(run.Output, CultureInfo.InvariantCulture):N0}"), string.Create(CultureInfo.InvariantCulture, $"{run.Seconds:0.0}"), string.Create(CultureInfo.InvariantCulture, $"{run.CpuSeconds:0.0}"), string.Create(CultureInfo.InvariantCulture, $"{run.PeakMegabytes:0}"));
        }

        table.Write(output);
    }

    static readonly (string Name, string Sql)[] Questions =
    [
        ("egenes", "select * from egenes"),
        ("significant_pairs", "select * from significant_pairs"),
        ("tissue_specificity", "select * from tissue_specificity"),
        ("tissue_sharing", "select * from tissue_sharing"),
        ("pi1_intervals()", "select * from pi1_intervals()"),
        ("tissue_sharing_order", "select * from tissue_sharing_order"),
        ("heterogeneity", "select * from heterogeneity"),
        ("pair_specificity, with m-values", "select * from pair_specificity"),
        ("m-values of 10,000 pairs in 49 contexts", "select m_values(list(0.4 * sin(49 * pair + context) order by context), list(0.1 + 0.05 * cos(context) order by context)) from range(10000) as pairs(pair), range(49) as contexts(context) group by pair"),
    ];

    static void Verify(QtlStore store, List<Place> places)
    {
        foreach (var question in places.Take(2).SelectMany(place => place.Questions))
        {
            var answer = question.Ask(store);
            var columns = answer.Sql[..answer.Sql.IndexOf(" from ", StringComparison.Ordinal)];
            using var quick = store.Read(answer.Sql, answer.Parameters);
            using var full = store.Read($"{columns} from associations where {question.FullScan}");
            var (found, expected) = (RowChecksum.Of(quick), RowChecksum.Of(full));
            if (found != expected || found.Rows == 0)
                throw new InvalidOperationException($"{question.Kind}: {found} instead of {expected}");
        }
    }

    static List<Place> Choose(QtlStore store)
    {
        var one = store.Catalogue.Datasets.Keys.Min(StringComparer.Ordinal)!;
        return
        [
            .. store.Query<Lead>($"select gene_id, chromosome, position, ref, alt, rsid from lead_associations where rsid is not null and dataset_id = $one order by hash(gene_id) limit {Places}", new { one })
                .Select(lead => new Place(lead, one)),
        ];
    }

    static Timing Time(QtlStore store, Question question)
    {
        var clock = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        var answer = question.Ask(store);
        using var reader = store.Read(answer.Sql, answer.Parameters);
        var values = new object[reader.Rows.FieldCount];
        var rows = 0L;
        for (; reader.Next(); rows++)
            reader.Rows.GetValues(values);
        return new(clock.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, rows);
    }

    static string Ms(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);

    readonly record struct Timing(double Milliseconds, double CpuMilliseconds, long Rows);

    sealed record Lead(string GeneId, string Chromosome, int Position, string Ref, string Alt, string Rsid);

    /// <summary>One gene and its lead, asked for in every way.</summary>
    sealed class Place(Lead lead, string dataset)
    {
        readonly string _variant = $"{lead.Chromosome}_{lead.Position}_{lead.Ref}_{lead.Alt}";

        public IReadOnlyList<Question> Questions =>
        [
            new("gene, one context", store => StoreLookup.Gene(store, lead.GeneId, new HashSet<string> { dataset }), $"gene_id || '' = '{lead.GeneId}' and dataset_id || '' = '{dataset}'"),
            new("gene, all contexts", store => StoreLookup.Gene(store, lead.GeneId), $"gene_id || '' = '{lead.GeneId}'"),
            new("variant, all contexts", store => StoreLookup.Variant(store, $"chr{_variant}"), $"variant_id || '' = 'chr{_variant}'"),
            new("rsid, all contexts", store => StoreLookup.Variant(store, lead.Rsid.Split(',')[0]), $"variant_id || '' = 'chr{_variant}'"),
            new("region of 1 Mb, all contexts", store => StoreLookup.Region(store, Region), $"chromosome || '' = '{lead.Chromosome}' and position + 0 between {Start} and {Start + RegionBp - 1}"),
        ];

        int Start => Math.Max(1, lead.Position - RegionBp / 2);

        string Region => string.Create(CultureInfo.InvariantCulture, $"{lead.Chromosome}:{Start}-{Start + RegionBp - 1}");
    }

    sealed record Question(string Kind, Func<QtlStore, LookupQuery> Ask, string FullScan);
}

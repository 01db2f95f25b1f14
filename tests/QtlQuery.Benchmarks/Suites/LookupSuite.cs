using System.Diagnostics;
using System.Globalization;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Engine;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Genes, variants, rsids and regions looked up in an open store, and by whole processes.</summary>
static class LookupSuite
{
    const int Rounds = 40;
    const int Places = 10;
    const int ProcessRounds = 15;
    const int RegionBp = 200_000;

    public static void Run(Arguments arguments, TextWriter output)
    {
        var rows = arguments.Rows(1_000_000);
        var path = BenchmarkStore.Make(arguments.Folder, rows, Density.Of(arguments));
        using var store = QtlStore.Open(path);
        var places = Choose(store);
        Verify(store, places);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## Look-ups over {BenchmarkStore.Contexts} contexts of {rows:N0} rows, all rows read"));
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"In an open store, {Rounds} rounds in turn over {Places} places; every answer equals that of a full scan. Target: 20 ms."));
        output.WriteLine();
        var times = places[0].Questions.ToDictionary(each => each.Kind, _ => new List<Timing>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var question in places[round % Places].Questions)
                times[question.Kind].Add(Time(store, question));
        }

        var table = new MarkdownTable("look-up", "median ms", "p95 ms", "least ms", "CPU ms, median", "rows, median");
        foreach (var (kind, each) in times)
            table.Add(kind, Ms(each.Select(one => one.Milliseconds).Median()), Ms(each.Select(one => one.Milliseconds).Quantile(0.95)), Ms(each.Min(one => one.Milliseconds)), Ms(each.Select(one => one.CpuMilliseconds).Median()), string.Create(CultureInfo.InvariantCulture, $"{each.Select(one => (double)one.Rows).Median():N0}"));
        table.Write(output);
        if (arguments.Program is { } program)
            Processes(program, path, places, output);
    }

    /// <summary>Rows of an answer are checked, not trusted: '' defeats every index and statistic.</summary>
    static void Verify(QtlStore store, List<Place> places)
    {
        foreach (var question in places.SelectMany(place => place.Questions))
        {
            var answer = question.Ask(store);
            var columns = answer.Sql[..answer.Sql.IndexOf(" from ", StringComparison.Ordinal)];
            using var quick = store.Read(answer.Sql, answer.Parameters);
            using var full = store.Read($"{columns} from associations where {question.FullScan}");
            var (found, expected) = (RowChecksum.Of(quick), RowChecksum.Of(full));
            if (found != expected || found.Rows == 0)
                throw new InvalidOperationException($"{question.Kind} {question.Text}: {found} instead of {expected}");
        }
    }

    static List<Place> Choose(QtlStore store) =>
    [
        .. store.Query<Lead>($"select gene_id, chromosome, position, ref, alt, rsid from lead_associations where rsid is not null and dataset_id = (select min(dataset_id) from datasets) order by hash(gene_id) limit {Places}")
            .Select(lead => new Place(lead)),
    ];

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

    static void Processes(string program, string store, List<Place> places, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"As whole processes of the program, {ProcessRounds} rounds in turn. Targets: 150 ms for help, 250 ms for a gene."));
        output.WriteLine();
        var runs = new Dictionary<string, List<ChildRun>>();
        for (var round = 0; round < ProcessRounds; round++)
        {
            Add("--help", "--help");
            foreach (var question in places[round % Places].Questions.DistinctBy(question => question.Command))
                Add($"{question.Kind}", question.Command, question.Text, "--store", store);
        }

        var table = new MarkdownTable("process", "median ms", "p95 ms", "CPU ms, median", "peak MB");
        foreach (var (name, each) in runs)
            table.Add(name, Ms(1000 * each.Select(run => run.Seconds).Median()), Ms(1000 * each.Select(run => run.Seconds).Quantile(0.95)), Ms(1000 * each.Select(run => run.CpuSeconds).Median()), Ms(each.Max(run => run.PeakMegabytes)));
        table.Write(output);

        void Add(string name, params string[] arguments)
        {
            if (!runs.TryGetValue(name, out var known))
                runs[name] = known = [];
            known.Add(ChildRun.WithoutOutput(program, arguments));
        }
    }

    static string Ms(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);

    readonly record struct Timing(double Milliseconds, double CpuMilliseconds, long Rows);

    sealed record Lead(string GeneId, string Chromosome, int Position, string Ref, string Alt, string Rsid);

    /// <summary>One gene and its lead, asked for in every way.</summary>
    sealed class Place(Lead lead)
    {
        readonly string _variant = $"{lead.Chromosome}_{lead.Position}_{lead.Ref}_{lead.Alt}";

        public IReadOnlyList<Question> Questions =>
        [
            new("gene", "gene", lead.GeneId, (store, text) => StoreLookup.Gene(store, text), $"gene_id || '' = '{lead.GeneId}'"),
            new("variant", "variant", $"chr{_variant}", (store, text) => StoreLookup.Variant(store, text), $"variant_id || '' = 'chr{_variant}'"),
            new("rsid", "variant", lead.Rsid.Split(',')[0], (store, text) => StoreLookup.Variant(store, text), $"variant_id || '' = 'chr{_variant}'"),
            new("region of 200 kb", "region", Region, (store, text) => StoreLookup.Region(store, text), $"chromosome || '' = '{lead.Chromosome}' and position + 0 between {Start} and {Start + RegionBp}"),
        ];

        int Start => Math.Max(1, lead.Position - RegionBp / 2);

        string Region => string.Create(CultureInfo.InvariantCulture, $"{lead.Chromosome}:{Start}-{Start + RegionBp}");
    }

    sealed record Question(string Kind, string Command, string Text, Func<QtlStore, string, LookupQuery> Lookup, string FullScan)
    {
        public LookupQuery Ask(QtlStore store) => Lookup(store, Text);
    }
}

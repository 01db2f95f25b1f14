using System.Globalization;
using QtlQuery.Benchmarks.Askers;
using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>What the rounds found, as the tables that stand in the documentation.</summary>
sealed class QueryTables(AskedFiles files, QueryRounds rounds, IReadOnlyList<StorePeer> stores, IReadOnlyList<IAsker> peers, IReadOnlyList<Place> places)
{
    static readonly QuestionKind[] Kinds = Enum.GetValues<QuestionKind>();

    /// <summary>Each store by itself: rows, checksum, times, memory, row groups.</summary>
    public void WriteStores(TextWriter output)
    {
        foreach (var store in stores)
        {
            output.WriteLine(Text($"## {store.Name}: questions over {AskedFiles.Count} contexts, {files.Rows:N0} pairs"));
            output.WriteLine();
            output.WriteLine("Warm: in an open store, files in the page cache, places in turn, every value of every row read. Opened: the store is opened for the question. From disk: the same with the files out of the page cache (posix_fadvise), where `--drop-cache` asked for it. Rows, checksum and row groups are those of the first place, row groups as the position statistics leave them. Memory: the peak of a process that opens the store and asks once.");
            output.WriteLine();
            var table = new MarkdownTable("question", "rows", "checksum", "warm ms, median", "p95", "CPU ms, median", "opened ms, median", "p95", "from disk ms, median", "p95", "peak MB", "row groups read");
            foreach (var kind in Kinds)
            {
                var answer = rounds.Answer(kind);
                var (warm, opened, disk) = (rounds.Warm(store, kind), rounds.Opened(store, kind), rounds.FromDisk(store, kind));
                var groups = store.RowGroups(new(kind, places[0]));
                table.Add(
                    kind.Title(),
                    Text($"{answer.Rows:N0}"),
                    Text($"{answer.Sum >> 32:x8}"),
                    Milliseconds(warm, 0.5),
                    Milliseconds(warm, 0.95),
                    Short(warm.Select(timing => timing.CpuMilliseconds).Median()),
                    Milliseconds(opened, 0.5),
                    Milliseconds(opened, 0.95),
                    Milliseconds(disk, 0.5),
                    Milliseconds(disk, 0.95),
                    Text($"{ChildRun.OfThisProgram("child", "ask", store.Path, $"{kind}").PeakMegabytes:0}"),
                    Text($"{groups.Read:N0} of {groups.All:N0}"));
            }

            table.Write(output);
        }
    }

    /// <summary>All programs beside each other, ratios in parentheses: the table of the README.</summary>
    public void WritePeers(TextWriter output)
    {
        output.WriteLine(Text($"The same questions of {files.Rows:N0} pairs in {AskedFiles.Count} contexts (3,000 genes, 1,700 variants each), in milliseconds, medians of rounds in turn in one run; in parentheses how many times as long as {string.Join(" / ", stores.Select(store => store.Name))} ({Versions()}). Every answer has the same rows and, to six digits, the same numbers."));
        output.WriteLine();
        WriteBeside(output, timing => timing.Milliseconds, bytes: true);
        output.WriteLine(Text($"tabix and read_csv open their files for every question, the others have them open: tabix starts its processes, is told the gene's window, and is filtered by awk; plain Parquet is told the window, too. What takes seconds was asked once. QtlQuery's look-ups come sorted, strongest or leftmost first, the others' as they lie. QtlQuery's bytes are those of the whole store, the pairs alone take {stores[0].BytesOfPairs / (double)files.Rows:0.0}."));
        output.WriteLine();
        foreach (var line in Faster())
            output.WriteLine($"- {line}");
        output.WriteLine();
    }

    /// <summary>The same in CPU time, of all threads and processes: what a machine that others work on leaves comparable.</summary>
    public void WritePeersCpu(TextWriter output)
    {
        output.WriteLine("The same rounds in milliseconds of CPU, user and system, all threads and processes.");
        output.WriteLine();
        WriteBeside(output, timing => timing.CpuMilliseconds, bytes: false);
    }

    void WriteBeside(TextWriter output, Func<Timing, double> time, bool bytes)
    {
        var table = new MarkdownTable(["question", "rows", .. stores.Select(store => store.Name), .. peers.Select(peer => peer.Name)]);
        foreach (var kind in Kinds)
        {
            double[] own = [.. stores.Select(store => rounds.Warm(store, kind).Select(time).Median())];
            table.Add([kind.Title(), Text($"{rounds.Answer(kind).Rows:N0}"), .. own.Select(Short), .. peers.Select(peer => rounds.Warm(peer, kind) is { Count: > 0 } timings ? Beside(timings.Select(time).Median(), own) : "")]);
        }

        if (bytes)
            table.Add(["bytes a pair", "", .. stores.Select(store => Short(Bytes(store))), .. peers.Select(peer => Beside(Bytes(peer), [.. stores.Select(Bytes)]))]);
        table.Write(output);
    }

    // What QtlQuery is not the fastest at is said, not left to be found.
    IEnumerable<string> Faster() =>
        from kind in Kinds
        let quicker = peers.Where(peer => rounds.Warm(peer, kind).Count > 0 && QueryFloors.Ratio(rounds, stores[0], peer, kind) < 1).ToList()
        where quicker.Count > 0
        select $"{kind.Title()}: {string.Join(", ", quicker.Select(peer => $"{peer.Name} takes {string.Join(" / ", stores.Select(store => Short(QueryFloors.Ratio(rounds, store, peer, kind))))} of the time, at {string.Join(" / ", stores.Select(store => Short(Bytes(peer) / Bytes(store))))} times the bytes"))}.";

    static string Beside(double number, double[] own) => $"{Short(number)} ({string.Join(" / ", own.Select(each => Short(number / each)))})";

    double Bytes(IAsker asker) => asker.Files.Sum(file => new FileInfo(file).Length) / (double)files.Rows;

    string Versions() => string.Join(", ", peers.Select(peer => peer switch
    {
        TabixPeer => Tool.Lines("tabix --version").First(),
        SqlitePeer => $"SQLite {Sqlite.Version}",
        _ => null,
    }).OfType<string>().Append("the others by the DuckDB above"));

    static string Milliseconds(IReadOnlyList<Timing> timings, double share) => timings.Count == 0 ? "" : Short(timings.Select(timing => timing.Milliseconds).Quantile(share));

    static string Short(double number) => number switch
    {
        >= 100 => Text($"{number:N0}"),
        >= 1 => Text($"{number:0.0}"),
        _ => Text($"{number:0.00}"),
    };

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

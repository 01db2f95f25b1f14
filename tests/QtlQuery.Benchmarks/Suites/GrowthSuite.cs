using System.Globalization;
using QtlQuery.Benchmarks.Askers;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Engine;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>The same look-ups in a store, in one of ten times its pairs, and in one of twenty: they should not tell the difference.</summary>
static class GrowthSuite
{
    const int Places = 10;
    const double Most = 2;

    /// <returns>The program's exit code: 1 where <c>--floors</c> are missed.</returns>
    public static int Run(Arguments arguments, TextWriter output)
    {
        var files = AskedFiles.Make(arguments.Folder, arguments.Rows(5_000_000), peers: false);
        var grown = new GrownStore(files, arguments.Folder);
        IReadOnlyList<StorePeer> stores =
        [
            new(Pairs(files.Rows), files.Store),
            .. Times(arguments).Select(times => new StorePeer(Pairs(times * files.Rows), grown.Make(times))),
        ];
        if (arguments.Has("--prepare"))
            return 0;
        IReadOnlyList<Place> places;
        using (var store = QtlStore.Open(files.Store))
            places = Place.Choose(store, Places);

        var kinds = Enum.GetValues<QuestionKind>().Where(kind => kind.IsOfPlace()).ToList();
        var rounds = new QueryRounds(stores, places, kinds);
        rounds.Verify();
        rounds.RunWarm();
        rounds.RunCold(dropCache: false);
        output.WriteLine("## Growth");
        output.WriteLine();
        output.WriteLine(Text($"The same look-ups, of the same answers, in stores of {string.Join(", ", stores.Select(store => store.Name))} pairs in {AskedFiles.Count} contexts, rounds in turn; CPU ms, median (in parentheses times that of the first), and ms by the clock. Opened: with the opening of the store. Target: below {Most} times."));
        output.WriteLine();
        var table = new MarkdownTable(["question", .. stores.SelectMany(store => new[] { $"{store.Name}: CPU ms", "ms", "opened, CPU ms" })]);
        foreach (var kind in kinds)
            table.Add([kind.Title(), .. stores.SelectMany(store => Cells(rounds, stores[0], store, kind))]);
        table.Write(output);
        foreach (var store in stores)
            store.Dispose();
        return arguments.Has("--floors") && kinds.Any(kind => Cpu(rounds.Warm(stores[^1], kind)) >= Most * Cpu(rounds.Warm(stores[0], kind))) ? 1 : 0;
    }

    static IEnumerable<string> Cells(QueryRounds rounds, StorePeer first, StorePeer store, QuestionKind kind)
    {
        yield return Beside(Cpu(rounds.Warm(store, kind)), Cpu(rounds.Warm(first, kind)));
        yield return Text($"{rounds.Warm(store, kind).Select(timing => timing.Milliseconds).Median():0.0}");
        yield return Beside(Cpu(rounds.Opened(store, kind)), Cpu(rounds.Opened(first, kind)));
    }

    static string Beside(double milliseconds, double first) => Text($"{milliseconds:0.0} ({milliseconds / first:0.00})");

    static double Cpu(IReadOnlyList<Timing> timings) => timings.Select(timing => timing.CpuMilliseconds).Median();

    static IEnumerable<int> Times(Arguments arguments) => (arguments["--scale"] ?? "10,20").Split(',').Select(times => int.Parse(times, CultureInfo.InvariantCulture));

    static string Pairs(long rows) => rows >= 1_000_000_000 ? Text($"{rows / 1e9:0.#} G") : Text($"{rows / 1e6:0.#} M");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

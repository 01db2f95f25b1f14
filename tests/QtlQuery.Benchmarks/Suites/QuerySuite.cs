using System.Globalization;
using QtlQuery.Benchmarks.Askers;
using QtlQuery.Engine;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>The same questions of a store and, with <c>--peers</c>, of what people use otherwise. An answer that differs from the others' fails.</summary>
static class QuerySuite
{
    const int Places = 10;

    /// <returns>The program's exit code: 1 where <c>--floors</c> are missed.</returns>
    public static int Run(Arguments arguments, TextWriter output)
    {
        var files = AskedFiles.Make(arguments.Folder, arguments.Rows(5_000_000), arguments.Has("--peers"));
        if (arguments.Has("--prepare"))
            return 0;
        IReadOnlyList<StorePeer> stores = [new("QtlQuery", files.Store), new("QtlQuery, index", files.IndexedStore)];
        IReadOnlyList<IAsker> peers = [.. arguments.Has("--peers") ? Peers(files) : []];
        IReadOnlyList<Place> places;
        using (var store = QtlStore.Open(files.Store))
            places = Place.Choose(store, Places);

        var rounds = new QueryRounds([.. stores, .. peers], places, Enum.GetValues<QuestionKind>());
        try
        {
            rounds.Verify();
            rounds.RunWarm();
            rounds.RunCold(arguments.Has("--drop-cache"));
            var tables = new QueryTables(files, rounds, stores, peers, places);
            if (!arguments.Has("--readme"))
                tables.WriteStores(output);
            if (peers.Count > 0)
                tables.WritePeers(output);
            if (peers.Count > 0 && !arguments.Has("--readme"))
                tables.WritePeersCpu(output);
            if (!arguments.Has("--readme"))
                new WholeCommands(files, stores, places, arguments.Program).Write(output, tabix: peers.Any(peer => peer is TabixPeer), sqlite: peers.Any(peer => peer is SqlitePeer));
            var missed = arguments.Has("--floors") ? QueryFloors.Missed(rounds, stores[0], peers) : [];
            foreach (var each in missed)
                Console.Error.WriteLine($"below its floor: {each}");
            return missed.Count > 0 ? 1 : 0;
        }
        finally
        {
            foreach (var asker in stores.Concat(peers))
                asker.Dispose();
        }
    }

    /// <summary>Asks a question of the first place in a process of its own, for its memory.</summary>
    /// <returns>Rows.</returns>
    public static string AskAlone(string path, string kind)
    {
        using var asker = new StorePeer("store", path);
        asker.Open();
        using var store = QtlStore.Open(path);
        return asker.Ask(new(Enum.Parse<QuestionKind>(kind), Place.Choose(store, 1)[0]), null).ToString(CultureInfo.InvariantCulture);
    }

    static IEnumerable<IAsker> Peers(AskedFiles files)
    {
        if (TabixPeer.Missing is { } noTabix)
            Console.Error.WriteLine($"tabix is skipped: {noTabix}");
        else
            yield return new TabixPeer(files);
        yield return new PlainParquetPeer(files);
        if (AskedFiles.SqliteMissing is { } noSqlite)
            Console.Error.WriteLine($"SQLite is skipped: {noSqlite}");
        else
            yield return new SqlitePeer(files);
        yield return new ReadCsvPeer(files);
    }
}

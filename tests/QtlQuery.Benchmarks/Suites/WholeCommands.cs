using System.Diagnostics;
using System.Globalization;
using QtlQuery.Benchmarks.Askers;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Engine;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Commands as one types them, start included, and a list of a thousand genes against a loop of the shell.</summary>
/// <param name="program">The published qtlquery; null where only the library is measured.</param>
sealed class WholeCommands(AskedFiles files, IReadOnlyList<StorePeer> stores, IReadOnlyList<Place> places, string? program)
{
    const int Rounds = 10;
    const int ListedGenes = 1_000;

    public void Write(TextWriter output, bool tabix, bool sqlite)
    {
        if (program is not null)
            WriteCommands(output, tabix, sqlite);
        WriteList(output, tabix);
        if (program is not null && tabix)
            new RegionText(files, stores, places, program).Write(output);
    }

    void WriteCommands(TextWriter output, bool tabix, bool sqlite)
    {
        output.WriteLine(Text($"Whole commands, a process each, output to nowhere, {Rounds} rounds in turn, in milliseconds. Target: 120 ms for a gene of one context."));
        output.WriteLine();
        var commands = new List<(string Name, Func<Place, (string Program, string[] Arguments)> Of)> { ("qtlquery --version", _ => (program!, ["--version"])) };
        foreach (var store in stores)
        {
            commands.AddRange(
            [
                ($"{store.Name}: gene, one context", place => (program!, ["gene", place.GeneId, "--dataset", place.DatasetId, "--store", store.Path])),
                ($"{store.Name}: gene, all contexts", place => (program!, ["gene", place.GeneId, "--store", store.Path])),
                ($"{store.Name}: variant, all contexts", place => (program!, ["variant", place.VariantId, "--store", store.Path])),
                ($"{store.Name}: region of 1 Mb, all contexts", place => (program!, ["region", place.Region, "--store", store.Path])),
            ]);
        }

        if (tabix)
        {
            commands.Add(("tabix, gene, one context", place => ("/bin/sh", ["-c", TabixPeer.Script(new(QuestionKind.GeneInOne, place), files.Contexts[place.DatasetId])])));
            commands.Add(("tabix, gene, all contexts", place => ("/bin/sh", ["-c", TabixPeer.Script(new(QuestionKind.GeneInAll, place), string.Join(' ', files.Contexts.Values))])));
        }

        if (sqlite)
            commands.Add(("sqlite3, gene, one context", place => ("sqlite3", ["-readonly", files.Sqlite, SourceSql.Of(new(QuestionKind.GeneInOne, place), "pairs", "ref || alt", hasGeneIndex: true)])));

        var runs = commands.ToDictionary(command => command.Name, _ => new List<ChildRun>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var command in commands)
            {
                var (path, arguments) = command.Of(places[round % places.Count]);
                runs[command.Name].Add(ChildRun.WithoutOutput(path, arguments));
            }
        }

        var table = new MarkdownTable("command", "ms, median", "p95", "peak MB");
        foreach (var (name, each) in runs)
            table.Add(name, Text($"{1000 * each.Select(run => run.Seconds).Median():0}"), Text($"{1000 * each.Select(run => run.Seconds).Quantile(0.95):0}"), Text($"{each.Max(run => run.PeakMegabytes):0}"));
        table.Write(output);
    }

    void WriteList(TextWriter output, bool tabix)
    {
        IReadOnlyList<Place> genes;
        using (var opened = QtlStore.Open(stores[0].Path))
            genes = Place.Choose(opened, ListedGenes);
        var (rows, times) = (0L, new List<(string By, double Seconds)>());
        foreach (var store in stores)
        {
            times.Add(($"{store.Name}: the library, in an open store", Library(store, genes, out rows)));
            if (program is not null)
                times.Add(($"{store.Name}: gene --list", Command(store, genes)));
        }

        if (tabix)
            times.Add(("tabix and awk for each gene, in a loop of the shell", Loop(genes, rows)));
        output.WriteLine(Text($"A list of {genes.Count:N0} genes of one context, {rows:N0} rows, once each. Target: 4 times as fast as a loop over tabix."));
        output.WriteLine();
        var table = new MarkdownTable("by", "s", "of the last");
        foreach (var (by, seconds) in times)
            table.Add(by, Text($"{seconds:0.00}"), Text($"{seconds / times[^1].Seconds:0.00}"));
        table.Write(output);
    }

    static double Library(StorePeer store, IReadOnlyList<Place> genes, out long rows)
    {
        using var opened = QtlStore.Open(store.Path);
        var clock = Stopwatch.StartNew();
        var lookup = StoreLookup.Genes(opened, [.. genes.Select((gene, i) => new LookupTerm(gene.GeneId, i + 1))], new HashSet<string> { genes[0].DatasetId });
        using var chunks = opened.ReadChunks(lookup.Sql, lookup.Parameters);
        rows = TypedRows.Read(chunks, [], null);
        return clock.Elapsed.TotalSeconds;
    }

    double Command(StorePeer store, IReadOnlyList<Place> genes)
    {
        var list = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(list, genes.Select(gene => gene.GeneId));
            return ChildRun.WithoutOutput(program!, "gene", "--list", list, "--dataset", genes[0].DatasetId, "--store", store.Path).Seconds;
        }
        finally
        {
            File.Delete(list);
        }
    }

    double Loop(IReadOnlyList<Place> genes, long rows)
    {
        var list = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(list, genes.Select(gene => $"{gene.GeneId} {gene.Window}"));
            var script = $"while read gene window; do tabix {files.Contexts[genes[0].DatasetId]} $window | awk -F'\\t' -v gene=$gene '$17 == gene'; done < {list}";
            var lines = 0L;
            var timing = Timing.Of(() => lines = Tool.Lines(script).LongCount());
            return lines == rows ? timing.Milliseconds / 1000 : throw new InvalidOperationException($"the loop over tabix finds {lines} rows, the list {rows}");
        }
        finally
        {
            File.Delete(list);
        }
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

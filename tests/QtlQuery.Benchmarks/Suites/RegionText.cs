using System.Globalization;
using QtlQuery.Benchmarks.Askers;
using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>A region as text in a file: the program's TSV, its start included, against what tabix prints of the source's own lines.</summary>
sealed class RegionText(AskedFiles files, IReadOnlyList<StorePeer> stores, IReadOnlyList<Place> places, string program)
{
    const int Rounds = 10;

    public void Write(TextWriter output)
    {
        output.WriteLine(Text($"A region of 1 Mb as text in a file, a process each, {Rounds} rounds in turn: tabix gives lines of 19 columns as they were packed, one context after another; QtlQuery numbers of 12, by position."));
        output.WriteLine();
        var target = Path.GetTempFileName();
        var table = new MarkdownTable("command", "ms, median", "of tabix", "CPU ms, median", "of tabix");
        try
        {
            foreach (var one in (bool[])[true, false])
            {
                var commands = Commands(one, target);
                var runs = commands.ToDictionary(command => command.Name, _ => new List<ChildRun>());
                for (var round = 0; round < Rounds; round++)
                {
                    var rows = new HashSet<long>();
                    foreach (var (name, script, headers) in commands)
                    {
                        runs[name].Add(ChildRun.Of("/bin/sh", "-c", script(places[round % places.Count])));
                        rows.Add(File.ReadLines(target).LongCount() - headers);
                    }

                    if (rows.Count != 1)
                        throw new InvalidOperationException($"{places[round % places.Count].Region}: {string.Join(" and ", rows)} rows");
                }

                var (wall, cpu) = (Median(runs[commands[^1].Name], run => run.Seconds), Median(runs[commands[^1].Name], run => run.CpuSeconds));
                foreach (var (name, each) in runs)
                    table.Add(name, Text($"{1000 * Median(each, run => run.Seconds):0}"), Text($"{Median(each, run => run.Seconds) / wall:0.00}"), Text($"{1000 * Median(each, run => run.CpuSeconds):0}"), Text($"{Median(each, run => run.CpuSeconds) / cpu:0.00}"));
            }
        }
        finally
        {
            File.Delete(target);
        }

        table.Write(output);
    }

    List<(string Name, Func<Place, string> Script, int Headers)> Commands(bool one, string target)
    {
        var contexts = one ? "one context" : "all contexts";
        return
        [
            .. stores.Select(store => ($"{store.Name}, {contexts}", (Func<Place, string>)(place => $"'{program}' region {place.Region} {(one ? $"--dataset {place.DatasetId} " : "")}--store '{store.Path}' --format tsv > '{target}' 2> /dev/null"), 1)),
            ($"tabix, {contexts}", place => $"for f in {(one ? files.Contexts[place.DatasetId] : string.Join(' ', files.Contexts.Values))}; do tabix $f {place.Region}; done > '{target}'", 0),
        ];
    }

    static double Median(IEnumerable<ChildRun> runs, Func<ChildRun, double> number) => runs.Select(number).Median();

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

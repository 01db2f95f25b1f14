using System.Text;
using DuckDB.NET.Native;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Holding;

/// <summary>A folder of a table.</summary>
/// <param name="Chromosome">As folders name it; null where the table has no bins.</param>
/// <param name="Bin">The position over the bins' width, 0 where a row has no position.</param>
public readonly record struct HeldFolder(string? Chromosome, int Bin);

/// <summary>Which folder each good row of a held run, one without a refusal, goes into: found out once, however many folders there are.</summary>
public sealed class HeldFolders
{
    readonly Dictionary<HeldFolder, List<int>> _rows = [];

    /// <param name="binWidth">In base pairs; null where the table has no bins.</param>
    public HeldFolders(HeldRows run, int? binWidth)
    {
        Run = run;
        var refusal = new HeldVector([run], "refusal");
        var (chromosomes, positions) = binWidth is null ? (null, null) : (new HeldVector([run], "chromosome"), new HeldVector([run], "position"));
        var (folder, rows) = (default(HeldFolder), default(List<int>));
        for (var chunk = 0; chunk < run.Chunks.Count; chunk++)
        {
            var count = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(run.Chunks[chunk]);
            for (var row = 0; row < count; row++)
            {
                var reference = HeldVector.Reference(chunk, row);
                if (!refusal.IsNull(reference))
                    continue;
                var bin = positions is null || positions.IsNull(reference) ? 0 : positions.Value<int>(reference) / binWidth!.Value;
                // Neighbours are of one folder as a rule, and its name is made once.
                if (rows is null || bin != folder.Bin || !IsOf(chromosomes, reference, folder.Chromosome))
                {
                    folder = new(chromosomes is null ? null : chromosomes.IsNull(reference) ? StoreLayout.NoChromosome : Encoding.UTF8.GetString(chromosomes.Text(reference)), bin);
                    if (!_rows.TryGetValue(folder, out rows))
                        _rows[folder] = rows = [];
                }

                rows.Add(reference);
            }
        }
    }

    public HeldRows Run { get; }

    /// <summary>The folders that have rows, and how many.</summary>
    public IEnumerable<(HeldFolder Folder, int Rows)> Counts => _rows.Select(each => (each.Key, each.Value.Count));

    /// <summary>References of a folder's rows, in the order of arrival.</summary>
    internal IReadOnlyList<int> Of(HeldFolder folder) => _rows.GetValueOrDefault(folder) ?? [];

    static bool IsOf(HeldVector? chromosomes, int reference, string? chromosome) =>
        chromosomes is null
        || (chromosomes.IsNull(reference) ? chromosome == StoreLayout.NoChromosome : Ascii.Equals(chromosomes.Text(reference), chromosome));
}

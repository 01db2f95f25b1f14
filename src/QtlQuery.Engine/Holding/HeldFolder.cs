using System.Text;
using DuckDB.NET.Native;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Holding;

/// <summary>A folder of a table, and which rows of held runs are its: those without a refusal, of its chromosome and bin.</summary>
/// <param name="Chromosome">As folders name it; null where the table has no bins, and all rows are its.</param>
/// <param name="Bin">The position over the bins' width, 0 where a row has no position.</param>
/// <param name="BinWidth">In base pairs.</param>
public sealed record HeldFolder(string? Chromosome, int Bin, int BinWidth)
{
    /// <returns>References in the order of arrival.</returns>
    internal int[] Rows(IReadOnlyList<HeldRows> runs)
    {
        var references = new List<int>();
        var refusal = new HeldVector(runs, "refusal");
        var (chromosomes, positions) = Chromosome is null ? (null, null) : (new HeldVector(runs, "chromosome"), new HeldVector(runs, "position"));
        var name = Chromosome is null or StoreLayout.NoChromosome ? null : Encoding.UTF8.GetBytes(Chromosome);
        var number = 0;
        foreach (var held in runs.SelectMany(run => run.Chunks))
        {
            var rows = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(held);
            for (var row = 0; row < rows; row++)
            {
                var reference = HeldVector.Reference(number, row);
                if (refusal.IsNull(reference) && (chromosomes is null || (IsIts(chromosomes, name, reference) && BinOf(positions!, reference) == Bin)))
                    references.Add(reference);
            }

            number++;
        }

        return [.. references];
    }

    static bool IsIts(HeldVector chromosomes, byte[]? name, int reference) =>
        chromosomes.IsNull(reference) ? name is null : name is not null && chromosomes.Text(reference).SequenceEqual(name);

    int BinOf(HeldVector positions, int reference) => positions.IsNull(reference) ? 0 : positions.Value<int>(reference) / BinWidth;
}

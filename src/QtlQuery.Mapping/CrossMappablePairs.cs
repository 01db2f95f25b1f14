using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping;

/// <summary>Reads pairs of traits that share sequence: two columns, further ones and a header are passed over.</summary>
/// <remarks>As the tables of Saha and Battle (2018), F1000Research 7:1860: reads of the second gene may be counted for the first.</remarks>
public static class CrossMappablePairs
{
    /// <returns>Ensembl genes without their versions, as the store names traits.</returns>
    /// <exception cref="QtlQueryException">A line has one cell.</exception>
    public static IReadOnlyList<(string Trait, string Other)> Read(string path)
    {
        var pairs = new List<(string, string)>();
        using var lines = TextLines.Open(path);
        while (lines.Next(out var line))
        {
            if (line.IsEmpty || line[0] == (byte)'#')
                continue;
            if (Delimiter.Of(line).Split(line) is not [var trait, var other, ..])
                throw new QtlQueryException($"{lines.Place} has one cell", "A line is: a trait, and another one that shares sequence with it.");
            pairs.Add((EnsemblId.Split(trait).Id, EnsemblId.Split(other).Id));
        }

        return pairs;
    }
}

using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Traits;

/// <summary>Which group each trait belongs to, from a table of trait and group without a header, as tensorQTL takes it.</summary>
public static class TraitGroups
{
    /// <summary>The same traits with the groups of the table.</summary>
    /// <exception cref="QtlQueryException">A line has not two cells, a trait is there twice, or one of the matrix has no group.</exception>
    public static TraitMatrix Apply(TraitMatrix traits, string path)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        using var lines = TextLines.Open(path);
        while (lines.Next(out var line))
        {
            if (line.IsEmpty)
                continue;
            if (Delimiter.Of(line).Split(line) is not [var trait, var group, ..])
                throw new QtlQueryException($"{lines.Place} has one cell", "A line is: trait, group.");
            if (!groups.TryAdd(trait, group))
                throw new QtlQueryException($"{lines.Place}: trait '{trait}' is there twice", "A trait belongs to one group.");
        }

        return traits.WithTraits(trait => groups.TryGetValue(trait.Id, out var group)
            ? trait with { Group = group }
            : throw new QtlQueryException($"{path} has no group for trait '{trait.Id}' of {traits.Path}", "Every trait needs a group; one by itself may be its own."));
    }
}

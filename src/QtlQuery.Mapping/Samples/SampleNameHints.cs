using System.Globalization;

namespace QtlQuery.Mapping.Samples;

/// <summary>Finds names that differ as names of one sample do: by what programs put before, after or between.</summary>
static class SampleNameHints
{
    /// <summary>A sentence for each way in which names of the second list come to be names of the first.</summary>
    public static IEnumerable<string> Between(SampleList first, IReadOnlyList<string> second, string secondPath)
    {
        var known = first.Samples.ToHashSet(StringComparer.Ordinal);
        var other = second.Where(name => !known.Contains(name)).ToList();
        var left = known.Except(second, StringComparer.Ordinal).ToList();
        if (other.Count == 0 || left.Count == 0)
            yield break;
        if (Pairs(other, left, Longer) is [var longer, ..] names)
            yield return Sentence(names.Count, longer, secondPath, first.Path, "a person's name and a sample's: cut the names, or give a table of genotype sample and trait sample");
        if (Pairs(left, other, Longer) is [var shorter, ..] otherNames)
            yield return Sentence(otherNames.Count, (shorter.Other, shorter.Name), secondPath, first.Path, "a person's name and a sample's: cut the names, or give a table of genotype sample and trait sample");
        if (Pairs(other, left, Doubled) is [var doubled, ..] doubledNames)
            yield return Sentence(doubledNames.Count, doubled, secondPath, first.Path, "family and sample joined by _, as PLINK writes to VCF (--recode vcf-iid and --id-delim avoid it)");
        if (Pairs(left, other, Doubled) is [var single, ..] singleNames)
            yield return Sentence(singleNames.Count, (single.Other, single.Name), secondPath, first.Path, "family and sample joined by _, as PLINK writes to VCF (--recode vcf-iid and --id-delim avoid it)");
        if (Pairs(other, left, (name, names) => Alike(name, names)) is [var alike, ..] alikeNames)
            yield return Sentence(alikeNames.Count, alike, secondPath, first.Path, "letters or punctuation changed, as R's make.names does to column names (check.names = FALSE avoids it)");
    }

    static List<(string Name, string Other)> Pairs(List<string> names, List<string> others, Func<string, Lookup, string?> find)
    {
        var lookup = new Lookup(others);
        return [.. names.Select(name => (Name: name, Other: find(name, lookup))).Where(pair => pair.Other is not null).Select(pair => (pair.Name, pair.Other!))];
    }

    // GTEX-1117F-0226-SM-5GZZ7 is a sample of GTEX-1117F.
    static string? Longer(string name, Lookup others)
    {
        for (var at = name.Length - 1; at > 0; at--)
        {
            if (name[at] is '-' or '.' or ':' && others.Exact.Contains(name[..at]))
                return name[..at];
        }

        return null;
    }

    // HG1_HG1 or FAM_HG1 for HG1.
    static string? Doubled(string name, Lookup others)
    {
        for (var at = name.IndexOf('_', StringComparison.Ordinal); at >= 0 && at + 1 < name.Length; at = name.IndexOf('_', at + 1))
        {
            if (others.Exact.Contains(name[(at + 1)..]))
                return name[(at + 1)..];
        }

        return null;
    }

    static string? Alike(string name, Lookup others) => others.Plain.GetValueOrDefault(Lookup.Plainly(name)) ?? (name is ['X', >= '0' and <= '9', ..] ? others.Plain.GetValueOrDefault(Lookup.Plainly(name[1..])) : null);

    static string Sentence(int count, (string Name, string Other) example, string path, string otherPath, string why) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} samples may be the same under other names, such as '{example.Name}' of {path} and '{example.Other}' of {otherPath}: {why}.");

    sealed class Lookup(List<string> names)
    {
        public HashSet<string> Exact { get; } = [.. names];

        public Dictionary<string, string> Plain { get; } = names.GroupBy(Plainly).ToDictionary(group => group.Key, group => group.First());

        public static string Plainly(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}

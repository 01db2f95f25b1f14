namespace QtlQuery.Core;

/// <summary>The name somebody may have meant.</summary>
public static class NearestName
{
    /// <summary>The candidate with the fewest edits from <paramref name="text"/>, ignoring case; null where none is within a third of its length.</summary>
    public static string? To(string text, IEnumerable<string> candidates) => Few(text, candidates, 1) is [var nearest] ? nearest : null;

    /// <summary>The nearest candidates, as many as asked for at most, of those within a third of the text's length in edits.</summary>
    public static IReadOnlyList<string> Few(string text, IEnumerable<string> candidates, int most)
    {
        var wanted = text.ToUpperInvariant();
        var within = Math.Max(1, text.Length / 3);
        return
        [
            .. candidates
                .Where(candidate => Math.Abs(candidate.Length - wanted.Length) <= within)
                .Select(candidate => (Name: candidate, Edits: Edits(wanted, candidate.ToUpperInvariant())))
                .Where(each => each.Edits <= within)
                .OrderBy(each => each.Edits)
                .ThenBy(each => each.Name, StringComparer.Ordinal)
                .Take(most)
                .Select(each => each.Name),
        ];
    }

    // Levenshtein's distance, one row at a time.
    static int Edits(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}

namespace QtlQuery.Core;

/// <summary>The name somebody may have meant.</summary>
public static class NearestName
{
    /// <summary>The candidate with the fewest edits from <paramref name="text"/>, ignoring case; null where none is within a third of its length.</summary>
    public static string? To(string text, IEnumerable<string> candidates)
    {
        var (best, least) = ((string?)null, int.MaxValue);
        foreach (var candidate in candidates)
        {
            var edits = Edits(text.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (edits < least || (edits == least && string.CompareOrdinal(candidate, best) < 0))
                (best, least) = (candidate, edits);
        }

        return least <= Math.Max(1, text.Length / 3) ? best : null;
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

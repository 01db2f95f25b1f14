using System.Globalization;

namespace QtlQuery.Engine.Joins;

/// <summary>One thing that was measured of a GWAS and a QTL dataset before they are joined.</summary>
/// <param name="CheckName">Its name in <c>sql/macros/join_rules.sql</c>.</param>
/// <param name="LookedAt">Variants or tests that the number comes from.</param>
/// <param name="Value">What was measured; null where there is too little to tell.</param>
/// <param name="AtLeast">Bound below which the join is not trusted; null for none.</param>
/// <param name="AtMost">Bound above which the join is not trusted; null for none.</param>
/// <param name="Trusted">Null where it cannot be told and need not be.</param>
/// <param name="Meaning">The number in words.</param>
/// <param name="Hint">What is likely wrong where it is not trusted.</param>
public sealed record JoinCheck(string CheckName, long LookedAt, double? Value, double? AtLeast, double? AtMost, bool? Trusted, string Meaning, string Hint)
{
    /// <summary>The check with its number, its bounds and its verdict.</summary>
    public string Sentence => $"{CheckName}: {Number} ({Meaning}; {Bounds}; {LookedAt.ToString("N0", CultureInfo.InvariantCulture)} looked at): {Verdict}";

    string Number => Value is { } value ? Print(value) : "unknown";

    string Bounds => (AtLeast, AtMost) switch
    {
        ({ } least, { } most) => $"{Print(least)} to {Print(most)}",
        ({ } least, null) => $"at least {Print(least)}",
        (null, { } most) => $"at most {Print(most)}",
        _ => "any",
    };

    string Verdict => Trusted switch
    {
        true => "trusted",
        null => "cannot be told",
        false when Value is null => "cannot be told, and must be",
        false => "not trusted",
    };

    static string Print(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace QtlQuery.Benchmarks;

/// <summary>The command line: a suite, then <c>--name value</c> pairs and <c>--flag</c>s.</summary>
sealed class Arguments(string[] arguments)
{
    public string Suite { get; } = arguments.Length > 0 ? arguments[0] : "";

    /// <summary>What stands behind the suite, as it is.</summary>
    public string[] Rest { get; } = [.. arguments.Skip(1)];

    public string? this[string name]
    {
        get
        {
            var at = Array.IndexOf(arguments, name);
            return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
        }
    }

    /// <summary>Whether a flag is given.</summary>
    public bool Has(string flag) => arguments.Contains(flag);

    public long Rows(long usual) => this["--rows"] is { } rows ? long.Parse(rows, CultureInfo.InvariantCulture) : usual;

    /// <summary>Where made files and stores are kept from one run to the next.</summary>
    public string Folder => this["--folder"] ?? Path.Combine(Path.GetTempPath(), "qtlquery-benchmarks");

    /// <summary>The published program; null where only the library is measured.</summary>
    public string? Program => this["--program"];
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace QtlQuery.Core;

/// <summary>A reference assembly, without its patch level, since patches never move a position.</summary>
/// <remarks>Positions of two builds are never compared. The name is open: any organism's assembly can be a store's build.</remarks>
public sealed partial record GenomeBuild
{
    public static readonly GenomeBuild GRCh37 = new("GRCh37");
    public static readonly GenomeBuild GRCh38 = new("GRCh38");

    // By loops, and asked before any regular expression: every command opens a store, whose build is mostly one of these.
    static readonly Dictionary<string, GenomeBuild> Aliases = ByName(
        (GRCh37, ["GRCh37", "hg19", "b37", "37", "hs37", "hs37d5"]),
        (GRCh38, ["GRCh38", "hg38", "b38", "38", "hs38", "hs38DH"]),
        (new("NCBI36"), ["NCBI36", "hg18", "b36", "36"]),
        (new("T2T-CHM13v2.0"), ["T2T-CHM13v2.0", "CHM13v2.0", "hs1"]),
        (new("GRCm38"), ["GRCm38", "mm10"]),
        (new("GRCm39"), ["GRCm39", "mm39"]));

    GenomeBuild(string name) => Name = name;

    /// <summary>The assembly's name, such as <c>GRCh38</c>.</summary>
    public string Name { get; }

    /// <summary>Reads <c>GRCh38</c>, <c>hg38</c>, <c>b38</c>, <c>GRCh38.p14</c>, <c>GCA_000001405.15</c> or another assembly's name.</summary>
    /// <exception cref="QtlQueryException">The text names no genome build.</exception>
    public static GenomeBuild Parse(string? text) =>
        TryParse(text, out var build)
            ? build
            : throw new QtlQueryException(
                $"'{text}' is not a genome build",
                hint: "Write GRCh37 or GRCh38 (hg19 and hg38 do as well), or another assembly's name such as GRCm39.");

    /// <summary>As <see cref="Parse"/>; false where the text names no build, or a human one that does not exist, such as <c>GRCh83</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out GenomeBuild? build)
    {
        var name = (text ?? "").Trim();
        if (Aliases.TryGetValue(name, out build))
            return true;
        name = PatchLevel().Replace(name, "");
        build = Aliases.GetValueOrDefault(name) ?? FromAccession(name);
        if (build is null && AssemblyName().IsMatch(name) && !HumanPrefix().IsMatch(name))
            build = new(name);
        return build is not null;
    }

    public override string ToString() => Name;

    static Dictionary<string, GenomeBuild> ByName(params (GenomeBuild Build, string[] Names)[] builds)
    {
        var byName = new Dictionary<string, GenomeBuild>(StringComparer.OrdinalIgnoreCase);
        foreach (var (build, names) in builds)
        {
            foreach (var name in names)
                byName.Add(name, build);
        }

        return byName;
    }

    // The human assembly's accession counts its patches: GenBank .1 to .14 is GRCh37, from .15 on GRCh38; RefSeq starts them at .13 and .26.
    static GenomeBuild? FromAccession(string name)
    {
        var match = HumanAccession().Match(name);
        if (!match.Success || !int.TryParse(match.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return null;

        var (first37, first38) = match.Groups["archive"].Value is "A" or "a" ? (1, 15) : (13, 26);
        return version >= first38 ? GRCh38 : version >= first37 ? GRCh37 : null;
    }

    [GeneratedRegex(@"\.p\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex PatchLevel();

    [GeneratedRegex(@"^GC(?<archive>[AF])_000001405\.(?<version>\d+)$", RegexOptions.IgnoreCase)]
    private static partial Regex HumanAccession();

    [GeneratedRegex(@"^(?=.*\d)[A-Za-z][A-Za-z0-9._-]{3,}$")]
    private static partial Regex AssemblyName();

    [GeneratedRegex(@"^(GRCh|hg|GC[AF]_000001405)", RegexOptions.IgnoreCase)]
    private static partial Regex HumanPrefix();
}

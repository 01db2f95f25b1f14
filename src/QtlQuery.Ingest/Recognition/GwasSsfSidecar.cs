using System.Globalization;
using QtlQuery.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace QtlQuery.Ingest.Recognition;

/// <summary>The YAML file beside a GWAS-SSF table.</summary>
/// <remarks>GWAS-SSF 1.0 of the GWAS Catalog; the side-car is named <c>TABLE-meta.yaml</c>.</remarks>
static class GwasSsfSidecar
{
    public static string? Find(string path) =>
        new[] { path + "-meta.yaml", path + ".yaml", path.EndsWith(".gz", StringComparison.Ordinal) ? path[..^3] + "-meta.yaml" : null }.FirstOrDefault(File.Exists);

    /// <summary>genome_build, study, trait, sample_size (the sum over its samples) and coordinate_system, as far as the side-car states them.</summary>
    /// <exception cref="QtlQueryException">It is not YAML.</exception>
    public static Dictionary<string, string> Read(string path)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = File.OpenText(path);
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            throw new QtlQueryException($"'{path}' line {e.Start.Line}: {e.Message}", "Mend the side-car, or move it away and give its facts with --set.", e);
        }

        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }, ..])
            return facts;
        Add("genome_build", Text(root, "genome_assembly"));
        Add("study", Text(root, "gwas_id"));
        Add("coordinate_system", Text(root, "coordinate_system"));
        Add("trait", root.Children.TryGetValue("trait_description", out var trait) ? string.Join("; ", Items(trait)) : null);
        Add("sample_size", SampleSize(root));
        return facts;

        void Add(string field, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value) && value is not ("NR" or "#NA" or "NA"))
                facts[field] = value.Trim();
        }
    }

    static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var child) && child is YamlScalarNode scalar ? scalar.Value : null;

    static IEnumerable<string> Items(YamlNode node) => node switch
    {
        YamlSequenceNode sequence => sequence.Children.OfType<YamlScalarNode>().Select(item => item.Value ?? ""),
        YamlScalarNode scalar => [scalar.Value ?? ""],
        _ => [],
    };

    static string? SampleSize(YamlMappingNode root)
    {
        if (!root.Children.TryGetValue("samples", out var node) || node is not YamlSequenceNode samples)
            return null;
        var sizes = samples.Children.OfType<YamlMappingNode>().Select(sample => Text(sample, "sample_size")).ToList();
        return sizes.Count > 0 && sizes.All(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? sizes.Sum(size => int.Parse(size!, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)
            : null;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest;

/// <summary>What is known of a file's dataset: the user's word first, then the file's own, then what holds for every file of the format.</summary>
sealed partial class DatasetFacts
{
    static readonly string[] Fields = ["study", "quantity", "context", "trait", "sample_size", "genome_build", "release"];

    readonly SortedDictionary<string, string> _known = new(StringComparer.Ordinal);
    readonly RecognisedSource _source;

    DatasetFacts(RecognisedSource source)
    {
        _source = source;
    }

    /// <summary>Every field and setting that is known.</summary>
    public IReadOnlyDictionary<string, string> Known => _known;

    public string? this[string name] => _known.GetValueOrDefault(name);

    /// <summary>The build of the file's positions; null where only its rows state it.</summary>
    public GenomeBuild? GenomeBuild => this["genome_build"] is { } text ? GenomeBuild.Parse(text) : null;

    public DatasetFields ToFields() => new(this["study"], this["quantity"], this["context"], this["trait"], SampleSize);

    int? SampleSize => this["sample_size"] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <exception cref="QtlQueryException">A word of <paramref name="set"/> is not known to the format, or something that must be known is not.</exception>
    public static DatasetFacts Of(RecognisedSource source, IReadOnlyDictionary<string, string> set)
    {
        var facts = new DatasetFacts(source);
        facts.CheckWords(set);
        var definition = source.Definition;
        foreach (var (name, setting) in definition.Settings ?? new Dictionary<string, SourceSetting>())
            facts.Add(name, setting.Default);
        var said = new Dictionary<string, string>(source.Facts);
        foreach (var (name, value) in set)
            said[name] = value;
        foreach (var (name, value) in definition.Dataset ?? new Dictionary<string, string>())
            facts.Add(name, Filled(value, said));
        facts.Add("genome_build", definition.GenomeBuild);
        foreach (var (name, value) in source.Facts)
            facts.Add(name, value);
        foreach (var (name, value) in set)
            facts.Add(name, value);
        facts.CheckValues(set);
        return facts;
    }

    /// <summary>The dataset's name: the user's, or the one the file states, or one made of study, quantity and context (study and trait for a GWAS).</summary>
    /// <exception cref="QtlQueryException">Nothing names the dataset.</exception>
    public string DatasetId(string? named)
    {
        if ((named ?? this["dataset_id"]) is { } id)
            return Engine.Store.DatasetId.Check(id);
        string?[] parts = this["quantity"] == "gwas" ? [this["study"], this["trait"]] : [this["study"], this["quantity"], this["context"]];
        var known = parts.OfType<string>().Where(part => part.Length > 0).ToList();
        return known.Count > 0
            ? Engine.Store.DatasetId.Check(Engine.Store.DatasetId.From(known))
            : throw new QtlQueryException($"'{_source.File.Path}' does not say which dataset it is", "Name it with --dataset NAME.");
    }

    void Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _known[name] = value;
    }

    void CheckWords(IReadOnlyDictionary<string, string> set)
    {
        var words = Fields.Concat(_source.Definition.Settings?.Keys ?? []).Concat(_source.Definition.Reader == SourceReader.Vcf ? ["sample"] : []).ToList();
        if (set.Keys.FirstOrDefault(word => !words.Contains(word)) is { } unknown)
        {
            throw new QtlQueryException(
                $"'{unknown}' cannot be set for {_source.Definition.Name}",
                NearestName.To(unknown, words) is { } near ? $"Did you mean --set {near}=…?" : $"What can be set is {string.Join(", ", words)}.");
        }
    }

    void CheckValues(IReadOnlyDictionary<string, string> set)
    {
        var definition = _source.Definition;
        foreach (var (name, setting) in definition.Settings ?? new Dictionary<string, SourceSetting>())
        {
            if (this[name] is not { } value)
                throw new QtlQueryException($"'{_source.File.Path}' does not say its {name}: {setting.Meaning}", $"Give it with --set {name}={string.Join('|', setting.Values ?? ["…"])}");
            if (setting.Values?.Contains(value) is false)
                throw new QtlQueryException($"{name} is '{value}', which is none of {string.Join(", ", setting.Values)}", setting.Meaning);
        }

        if (this["sample_size"] is { } size && !(int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people > 0))
            throw new QtlQueryException($"sample_size is '{size}', which is not a number of people", "Write it as --set sample_size=670");
        if (set.TryGetValue("genome_build", out var said) && _source.Facts.TryGetValue("genome_build", out var own) && GenomeBuild.Parse(said) != GenomeBuild.Parse(own))
            throw new QtlQueryException($"'{_source.File.Path}' says that it is on {own}, and you say {said}", "Leave out --set genome_build, or look at where the file comes from.");

        var missing = (definition.AskUserFor ?? []).Where(field => this[field] is null).ToList();
        if (definition.GenomeBuildOf is null && this["genome_build"] is null && definition.HasPositions)
            missing.Add("genome_build");
        if (missing.Count > 0)
        {
            throw new QtlQueryException(
                $"'{_source.File.Path}' ({definition.Name}) does not say its {string.Join(", ", missing)}",
                $"Give {(missing.Count > 1 ? "them" : "it")} with {string.Join(' ', missing.Select(field => $"--set {field}={Example(field)}"))}");
        }
    }

    static string Example(string field) => field switch
    {
        "genome_build" => "GRCh38",
        "sample_size" => "670",
        "context" => "Whole_Blood",
        "quantity" => "ge",
        "study" => "GTEx_v8",
        _ => "…",
    };

    // Null where the file does not say a field that the text needs.
    static string? Filled(string text, IReadOnlyDictionary<string, string> facts)
    {
        var isKnown = true;
        var filled = Placeholder().Replace(text, match =>
        {
            var value = facts.GetValueOrDefault(match.Groups[1].Value);
            if (match.Groups[2].Success)
                return value is null ? "" : match.Groups[2].Value;
            isKnown &= value is not null;
            return value ?? "";
        });
        return isKnown ? filled : null;
    }

    [GeneratedRegex(@"\{([a-z_]+)(?::([^{}]*))?\}")]
    private static partial Regex Placeholder();
}

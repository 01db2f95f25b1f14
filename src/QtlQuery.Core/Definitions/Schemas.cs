using System.Collections.Frozen;
using System.Text;

namespace QtlQuery.Core.Definitions;

/// <summary>The definitions that the program carries with it, by name.</summary>
public static class Schemas
{
    const string TablesFolder = "schemas/tables/";

    // A short command needs a few of the tables: each is read when it is asked for.
    static readonly Lazy<Dictionary<string, Lazy<TableDefinition>>> TablesByName = new(() =>
        EmbeddedText.Paths(typeof(Schemas).Assembly, TablesFolder).ToDictionary(
            path => Path.GetFileNameWithoutExtension(path),
            path => new Lazy<TableDefinition>(() => TableJson.Read(Encoding.UTF8.GetBytes(EmbeddedText.Read(typeof(Schemas).Assembly, path)), path))));

    static readonly Lazy<FrozenDictionary<string, TableDefinition>> LazyTables = new(() => TableNames.Select(Table).ToFrozenDictionary(table => table.Name));

    static readonly Lazy<FrozenDictionary<string, SourceDefinition>> LazySources = new(() =>
        EmbeddedText.Files(typeof(Schemas).Assembly, "schemas/sources/").Select(file => DefinitionJson.Source(file.Text, file.Path))
            .ToFrozenDictionary(source => source.Name));

    /// <summary>Canonical tables.</summary>
    public static FrozenDictionary<string, TableDefinition> Tables => LazyTables.Value;

    /// <summary>Names of the canonical tables, sorted.</summary>
    public static IReadOnlyCollection<string> TableNames => TablesByName.Value.Keys;

    /// <summary>Source formats.</summary>
    public static FrozenDictionary<string, SourceDefinition> Sources => LazySources.Value;

    /// <exception cref="QtlQueryException">No canonical table has the name.</exception>
    public static TableDefinition Table(string name) =>
        TablesByName.Value.TryGetValue(name, out var table) ? table.Value : throw new QtlQueryException($"'{name}' is not a table", $"The tables are {string.Join(", ", TableNames)}.");

    /// <exception cref="QtlQueryException">No source definition has the name.</exception>
    public static SourceDefinition Source(string name) =>
        Sources.TryGetValue(name, out var source)
            ? source
            : throw new QtlQueryException(
                $"'{name}' is not a source format",
                $"{(NearestName.To(name, Sources.Keys) is { } near ? $"Did you mean '{near}'? " : "")}'qtlquery sources' lists the formats.");

    /// <summary>Reads a source definition that the user supplies.</summary>
    /// <exception cref="QtlQueryException">The text is not a definition; the message says where.</exception>
    public static SourceDefinition ReadSource(string json, string file) => DefinitionJson.Source(json, file);
}

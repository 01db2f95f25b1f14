using System.Text.Json;

namespace QtlQuery.Core;

/// <summary>An object of a JSON file of ours, read member by member: a missing, misspelt or repeated one is an error.</summary>
/// <remarks>
/// For the files that every command reads at its start, where System.Text.Json's serializer costs a tenth of a second of compilation.
/// </remarks>
public sealed class StrictObject
{
    readonly Dictionary<string, JsonElement> _left = new(StringComparer.Ordinal);
    readonly string _where;

    StrictObject(JsonElement element, string where)
    {
        _where = where;
        if (element.ValueKind != JsonValueKind.Object)
            throw Error("is not an object");
        foreach (var member in element.EnumerateObject())
        {
            if (!_left.TryAdd(member.Name, member.Value))
                throw Error($"has '{member.Name}' twice");
        }
    }

    /// <summary>Reads a text that is one object.</summary>
    /// <exception cref="QtlQueryException">It is not JSON, or not what <paramref name="read"/> reads.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, string where, Func<StrictObject, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return All(document.RootElement, where, read);
        }
        catch (JsonException e)
        {
            throw new QtlQueryException($"'{where}' is damaged: {e.Message}", "Restore it from a copy.", e);
        }
    }

    public string Text(string name) => Required(name).GetString() ?? throw Error($"has no text for '{name}'");

    public string? TextOrNull(string name) => Optional(name)?.GetString();

    public long Number(string name) => Required(name) is var value && value.TryGetInt64(out var number) ? number : throw Error($"has no whole number for '{name}'");

    public int? NumberOrNull(string name) => Optional(name) is not { } value ? null : value.TryGetInt32(out var number) ? number : throw Error($"has no whole number for '{name}'");

    public bool Bool(string name, bool otherwise) => Optional(name)?.GetBoolean() ?? otherwise;

    public DateTime Time(string name) => Required(name).TryGetDateTime(out var time) ? time : throw Error($"has no time for '{name}'");

    public IReadOnlyList<string> Texts(string name) => [.. Array(Required(name), name).Select(item => item.GetString() ?? "")];

    public T Member<T>(string name, Func<StrictObject, T> read) => All(Required(name), $"{_where}: {name}", read);

    public T? MemberOrNull<T>(string name, Func<StrictObject, T> read)
        where T : class => Optional(name) is { } value ? All(value, $"{_where}: {name}", read) : null;

    public IReadOnlyList<T> Objects<T>(string name, Func<StrictObject, T> read) => ObjectsOrNull(name, read) ?? throw Error($"has no '{name}'");

    public IReadOnlyList<T>? ObjectsOrNull<T>(string name, Func<StrictObject, T> read) =>
        Optional(name) is { } value ? [.. Array(value, name).Select(item => All(item, $"{_where}: {name}", read))] : null;

    /// <summary>An object whose member names are data.</summary>
    public Dictionary<string, T> Map<T>(string name, Func<StrictObject, T> read) =>
        Required(name).EnumerateObject().ToDictionary(member => member.Name, member => All(member.Value, $"{_where}: {member.Name}", read), StringComparer.Ordinal);

    /// <summary>An object whose member names are data and whose values are texts.</summary>
    public Dictionary<string, string> TextMap(string name) =>
        Required(name).EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString() ?? "", StringComparer.Ordinal);

    /// <summary>An object whose member names are data and whose values are whole numbers; empty where it is not there.</summary>
    public Dictionary<string, long> LongMap(string name) => Optional(name) is not { } value ? []
        : value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetInt64(), StringComparer.Ordinal);

    static T All<T>(JsonElement element, string where, Func<StrictObject, T> read)
    {
        try
        {
            var members = new StrictObject(element, where);
            var value = read(members);
            return members._left.Count == 0 ? value : throw members.Error($"has the unknown '{members._left.Keys.First()}'");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            throw Damaged(where, $"has a value of the wrong kind: {e.Message}");
        }
    }

    JsonElement Required(string name) => Optional(name) ?? throw Error($"has no '{name}'");

    JsonElement? Optional(string name) => _left.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    JsonElement.ArrayEnumerator Array(JsonElement value, string name) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Error($"has no list for '{name}'");

    QtlQueryException Error(string what) => Damaged(_where, what);

    static QtlQueryException Damaged(string where, string what) => new($"{where} {what}", "Restore the file from a copy, or compare it with others of its kind.");
}

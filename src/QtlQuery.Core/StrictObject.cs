using System.Text.Json;

namespace QtlQuery.Core;

/// <summary>An object of a JSON file of ours, read member by member: a missing, misspelt or repeated one is an error.</summary>
/// <remarks>
/// For the files that every command reads at its start, where System.Text.Json's serializer costs a tenth of a second of compilation.
/// </remarks>
public sealed class StrictObject
{
    readonly StrictObject? _in;
    readonly string _name;
    readonly JsonProperty[] _members;
    readonly bool[] _read;
    int _next;

    // A store has tens of thousands of these, so no text is made of a name before it is needed; and generic methods over JsonElement would be
    // compiled at every start, so members are walked by hand.
    StrictObject(JsonElement element, StrictObject? within, string name)
    {
        (_in, _name) = (within, name);
        if (element.ValueKind != JsonValueKind.Object)
            throw Error("is not an object");
        _members = new JsonProperty[element.GetPropertyCount()];
        _read = new bool[_members.Length];
        var count = 0;
        foreach (var member in element.EnumerateObject())
            _members[count++] = member;
    }

    /// <summary>Reads a text that is one object.</summary>
    /// <exception cref="QtlQueryException">It is not JSON, or not what <paramref name="read"/> reads.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, string where, Func<StrictObject, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return All(document.RootElement, null, where, read);
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

    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var item in Items(Required(name), name))
            texts.Add(item.GetString() ?? "");
        return texts;
    }

    public T Member<T>(string name, Func<StrictObject, T> read) => All(Required(name), this, name, read);

    public T? MemberOrNull<T>(string name, Func<StrictObject, T> read)
        where T : class => Optional(name) is { } value ? All(value, this, name, read) : null;

    public IReadOnlyList<T> Objects<T>(string name, Func<StrictObject, T> read) => ObjectsOrNull(name, read) ?? throw Error($"has no '{name}'");

    public IReadOnlyList<T>? ObjectsOrNull<T>(string name, Func<StrictObject, T> read)
    {
        if (Optional(name) is not { } value)
            return null;
        var objects = new List<T>();
        foreach (var item in Items(value, name))
            objects.Add(All(item, this, name, read));
        return objects;
    }

    /// <summary>An object whose member names are data.</summary>
    public Dictionary<string, T> Map<T>(string name, Func<StrictObject, T> read)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var member in Required(name).EnumerateObject())
            map.Add(member.Name, All(member.Value, this, member.Name, read));
        return map;
    }

    /// <summary>An object whose member names are data and whose values are texts.</summary>
    public Dictionary<string, string> TextMap(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Required(name).EnumerateObject())
            map.Add(member.Name, member.Value.GetString() ?? "");
        return map;
    }

    /// <summary>An object whose member names are data and whose values are whole numbers; empty where it is not there.</summary>
    public Dictionary<string, long> LongMap(string name)
    {
        var map = new Dictionary<string, long>(StringComparer.Ordinal);
        if (Optional(name) is { } value)
        {
            foreach (var member in value.EnumerateObject())
                map.Add(member.Name, member.Value.GetInt64());
        }

        return map;
    }

    static T All<T>(JsonElement element, StrictObject? within, string name, Func<StrictObject, T> read)
    {
        try
        {
            var members = new StrictObject(element, within, name);
            var value = read(members);
            for (var i = 0; i < members._read.Length; i++)
            {
                if (!members._read[i])
                    throw members.NotRead(members._members[i].Name);
            }

            return value;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            throw Damaged(Where(within, name), $"has a value of the wrong kind: {e.Message}");
        }
    }

    JsonElement Required(string name) => Optional(name) ?? throw Error($"has no '{name}'");

    // Members mostly come in the order in which they are read.
    JsonElement? Optional(string name)
    {
        for (var tried = 0; tried < _members.Length; tried++)
        {
            var i = (_next + tried) % _members.Length;
            if (_read[i] || !_members[i].NameEquals(name))
                continue;
            _read[i] = true;
            _next = i + 1;
            return _members[i].Value is { ValueKind: not JsonValueKind.Null } value ? value : null;
        }

        return null;
    }

    JsonElement.ArrayEnumerator Items(JsonElement value, string name) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Error($"has no list for '{name}'");

    QtlQueryException NotRead(string name) => Error(_members.Count(member => member.NameEquals(name)) > 1 ? $"has '{name}' twice" : $"has the unknown '{name}'");

    QtlQueryException Error(string what) => Damaged(Where(_in, _name), what);

    static string Where(StrictObject? within, string name) => within is null ? name : $"{Where(within._in, within._name)}: {name}";

    static QtlQueryException Damaged(string where, string what) => new($"{where} {what}", "Restore the file from a copy, or compare it with others of its kind.");
}

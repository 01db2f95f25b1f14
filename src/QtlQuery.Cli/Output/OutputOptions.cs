using System.CommandLine;
using QtlQuery.Engine;

namespace QtlQuery.Cli.Output;

/// <summary>The options <c>--format</c> and <c>--output</c>, and what they mean.</summary>
sealed class OutputOptions
{
    static readonly string[] TextFormats = ["table", "tsv", "csv", "json", "ndjson"];
    static readonly string[] AllFormats = [.. TextFormats, "parquet", "arrow"];

    readonly Session _session;
    readonly string[] _formats;

    OutputOptions(Session session, string[] formats, string otherwise = "by the ending of --output, else table on a terminal and tsv in a pipe", string name = "--format")
    {
        _session = session;
        _formats = formats;
        Format = new(name) { HelpName = "FORMAT", Description = $"{string.Join(", ", formats)}; where not given, {otherwise}" };
    }

    public Option<string?> Format { get; }

    public Option<string?> Output { get; } = new("--output") { HelpName = "FILE", Description = "Write to this file, which appears when it is complete" };

    /// <summary>For rows of a query.</summary>
    public static OutputOptions ForQueries(Session session) => new(session, AllFormats);

    /// <summary>For short lists that come from no store.</summary>
    public static OutputOptions ForLists(Session session) => new(session, TextFormats);

    /// <summary>For sentences, which are too long for a table: as lines, unless <see cref="IsAsked"/>.</summary>
    public static OutputOptions ForSentences(Session session) => new(session, TextFormats, "by the ending of --output, else lines to read");

    /// <summary>For a list that a command with a <c>--format</c> of its own prints when asked; without <c>--output</c>.</summary>
    /// <param name="name">What the option is called instead.</param>
    public static OutputOptions ForListsAs(string name, Session session) => new(session, TextFormats, "table on a terminal and tsv in a pipe", name);

    /// <summary>Whether the command line names a format or file.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(Format) is not null || parsed.GetValue(Output) is not null;

    /// <summary>Writes the rows of a query and returns how many there were.</summary>
    public long Write(ParseResult parsed, QtlStore store, string sql, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        return WriteTo(parsed.GetValue(Output), Chosen(parsed), store, sql, parameters, _session);
    }

    /// <summary>Writes the rows of a query to a file, or to the output where null, and returns how many there were.</summary>
    public static long WriteTo(string? file, OutputFormat format, QtlStore store, string sql, IReadOnlyDictionary<string, object?>? parameters, Session session)
    {
        if (format is OutputFormat.Parquet)
            return ParquetOutput.Write(store, sql, parameters, file, session);
        if (format is OutputFormat.Arrow)
            return ArrowOutput.Write(store, sql, parameters, file, session);
        using var chunks = store.ReadChunksIfPlain(sql, parameters, session.Cancellation);
        if (chunks is not null)
            return To(file, session, output => RowOutput.Write(chunks, format, output, Width(file, session)));
        using var reader = store.Read(sql, parameters, session.Cancellation);
        return To(file, session, output => RowOutput.Write(reader, format, output, Width(file, session), session.Cancellation));
    }

    /// <summary>Writes a list.</summary>
    public void Write(ParseResult parsed, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var format = Chosen(parsed);
        var file = parsed.GetValue(Output);
        To(file, _session, output =>
        {
            RowOutput.Write(columns, rows, format, output, Width(file, _session));
            return 0;
        });
    }

    OutputFormat Chosen(ParseResult parsed)
    {
        var file = parsed.GetValue(Output);
        if (parsed.GetValue(Format) is { } named)
            return Parse(named) ?? throw Unknown($"'{named}' is not an output format");
        if (file is not null)
            return Parse(Path.GetExtension(file).TrimStart('.')) ?? throw Unknown($"the ending of '{file}' names no output format");
        return _session.OutputIsTerminal ? OutputFormat.Table : OutputFormat.Tsv;
    }

    OutputFormat? Parse(string name) => _formats.Contains(name) ? Enum.Parse<OutputFormat>(name, ignoreCase: true) : null;

    UsageException Unknown(string message) => new(message, $"The formats are {string.Join(", ", _formats)}.");

    static int? Width(string? file, Session session) => file is null ? session.Width : null;

    static T To<T>(string? file, Session session, Func<Stream, T> write)
    {
        if (file is null)
            return write(session.Output);
        using var target = new NewFile(file);
        T result;
        using (var stream = target.Create())
            result = write(stream);
        target.Complete();
        return result;
    }
}

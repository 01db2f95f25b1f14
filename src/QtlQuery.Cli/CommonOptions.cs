using System.CommandLine;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;

namespace QtlQuery.Cli;

/// <summary>Options that several commands have, each defined once.</summary>
sealed class CommonOptions
{
    /// <summary>Environment variable that names the store where the command line does not.</summary>
    public const string StoreVariable = "QTLQUERY_STORE";

    public Option<string?> Store { get; } = new("--store") { HelpName = "DIR", Description = $"The store; the environment variable {StoreVariable} names it where this does not" };

    public Option<string?> Memory { get; } = new("--memory") { HelpName = "SIZE", Description = "Memory that may be used, such as 2GB" };

    public Option<int?> Threads { get; } = new("--threads") { HelpName = "N", Description = "Threads that may be used; as many as the machine has cores where not given" };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Print errors and data only" };

    public Option<bool> Help { get; } = new("--help", "-h", "-?") { Description = "Print this" };

    /// <summary>The store's path as the user gave it.</summary>
    /// <exception cref="UsageException">Neither the command line nor the environment names a store.</exception>
    public string StorePath(ParseResult parsed, Session session)
    {
        var path = parsed.GetValue(Store) ?? session.Variable(StoreVariable);
        return string.IsNullOrEmpty(path)
            ? throw new UsageException("no store is named", $"Give --store DIR, or set the environment variable {StoreVariable}.")
            : path;
    }

    /// <exception cref="UsageException">Neither the command line nor the environment names a store.</exception>
    public StoreLayout Layout(ParseResult parsed, Session session) => new(StorePath(parsed, session));

    public EngineOptions Engine(ParseResult parsed)
    {
        var threads = parsed.GetValue(Threads);
        if (threads < 1)
            throw new UsageException($"--threads {threads} is not a number of threads", "Give 1 or more.");
        return new() { MemoryLimitBytes = parsed.GetValue(Memory) is { } size ? MemorySize.Parse(size) : null, Threads = threads };
    }

    public QtlStore Open(ParseResult parsed, Session session) => QtlStore.Open(Layout(parsed, session).Root, Engine(parsed));
}

using DuckDB.NET.Data;
using QtlQuery.Core;

namespace QtlQuery.Engine.Sql;

/// <summary>Turns what DuckDB says of a query into an error that the user can act on.</summary>
static class SqlError
{
    /// <summary>Runs the action; an interrupted one ends as the cancellation it was, a refused one as a <see cref="QtlQueryException"/>.</summary>
    public static T Explain<T>(Func<T> action, CancellationToken cancellation)
    {
        try
        {
            return action();
        }
        catch (DuckDBException e)
        {
            throw From(e, cancellation);
        }
    }

    /// <summary>The exception to throw in place of DuckDB's.</summary>
    public static Exception From(DuckDBException e, CancellationToken cancellation) => From(e.Message, cancellation, e);

    /// <summary>The exception for what DuckDB's C API says.</summary>
    /// <param name="cause">The exception that says so, where there is one.</param>
    public static Exception From(string? message, CancellationToken cancellation, Exception? cause = null)
    {
        message ??= "DuckDB does not say what failed";
        if (cancellation.IsCancellationRequested)
            return new OperationCanceledException("The query was cancelled.", cause, cancellation);
        return new QtlQueryException(message.Trim(), Hint(message), cause);
    }

    // By the first word of the message: DuckDB's C API gives no error type for what fails before a query runs.
    static string? Hint(string message)
    {
        bool Is(string kind) => message.StartsWith(kind + " Error", StringComparison.Ordinal);
        return message switch
        {
            _ when message.Contains("No space left", StringComparison.Ordinal) => "The disk is full: free space, or choose another disk.",
            _ when Is("Catalog") => "'qtlquery describe' lists the tables and views, 'qtlquery describe NAME' the columns of one.",
            _ when Is("Binder") && message.Contains("parameter", StringComparison.OrdinalIgnoreCase) => "Give values as --param name=value and write them as $name.",
            _ when Is("Binder") => "'qtlquery describe NAME' lists the columns of a table or view.",
            _ when Is("Parser") => "The mark stands under the word that was not expected.",
            _ when Is("Out of Memory") => "Ask for fewer rows or columns, or allow more memory.",
            _ when Is("IO") => "A file is missing or cannot be read: 'qtlquery check' looks for damage.",
            _ => null,
        };
    }
}

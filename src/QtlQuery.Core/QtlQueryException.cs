namespace QtlQuery.Core;

/// <summary>A failure the user can act on. Anything else that is thrown is a bug in QtlQuery.</summary>
public class QtlQueryException(string message, string? hint = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to try next, when that is known.</summary>
    public string? Hint { get; } = hint;
}

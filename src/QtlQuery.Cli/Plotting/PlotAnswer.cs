using QtlQuery.Engine;

namespace QtlQuery.Cli.Plotting;

/// <summary>The rows that a command would print, to be drawn instead.</summary>
/// <param name="Sql">The command's select.</param>
/// <param name="Order">By what it orders its rows.</param>
sealed record PlotAnswer(QtlStore Store, string Sql, string Order, IReadOnlyDictionary<string, object?> Parameters, CancellationToken Cancellation)
{
    /// <summary>Rows of a select that finds the command's under the name <c>answer</c>.</summary>
    public IReadOnlyList<T> Rows<T>(string select) => Store.Query<T>($"with answer as ({Sql})\n{select}", Parameters, Cancellation);
}

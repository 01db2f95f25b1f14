using System.Data;
using Dapper;
using DuckDB.NET.Data;

namespace QtlQuery.Engine;

/// <summary>A list that is one value of a query, such as the files of <c>read_parquet($files)</c>.</summary>
/// <remarks>Dapper makes a bare list into one parameter for each item, as <c>in $ids</c> needs it.</remarks>
public sealed class ListValue<T>(IEnumerable<T> items) : SqlMapper.ICustomQueryParameter
{
    internal IReadOnlyList<T> Items { get; } = [.. items];

    public void AddParameter(IDbCommand command, string name) => command.Parameters.Add(new DuckDBParameter(name, Items));
}

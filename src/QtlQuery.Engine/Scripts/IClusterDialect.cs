namespace QtlQuery.Engine.Scripts;

/// <summary>What the engines of a cluster write differently: names, types and literals, and how a folder of Parquet files becomes a table.</summary>
public interface IClusterDialect
{
    /// <summary>As <c>--sql</c> and the header of a view name the engine.</summary>
    string Name { get; }

    string Title { get; }

    /// <summary>Comment lines of what the engine must be and have, without their dashes.</summary>
    IReadOnlyList<string> Requirements { get; }

    /// <summary>Statements that come before all others.</summary>
    IReadOnlyList<string> Settings { get; }

    /// <summary>An expression over a table's rows: the name of the file that a row lies in, without its folders.</summary>
    string FileName { get; }

    /// <summary>A column's type.</summary>
    /// <param name="type">DuckDB's, as table definitions name it.</param>
    string Type(string type);

    string Quoted(string name);

    string Text(string text);

    string List(IEnumerable<string> items);

    /// <summary>Makes a table of the Parquet files that lie below a folder, which stays the store's.</summary>
    /// <param name="columns">Names and types as SQL, those of the folders last.</param>
    /// <param name="partitions">The columns of the folders.</param>
    string CreateTable(string name, IEnumerable<(string Name, string Type)> columns, IReadOnlyList<string> partitions, string location);

    /// <summary>Finds the folders that there are now, and forgets those that are gone.</summary>
    string FindPartitions(string schema, string table);
}

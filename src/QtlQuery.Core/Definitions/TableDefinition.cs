namespace QtlQuery.Core.Definitions;

/// <summary>A canonical table: what a row is, how it is partitioned and ordered, and what its columns mean.</summary>
/// <param name="Grain">What one row stands for, in terms of columns.</param>
/// <param name="Partitions">Columns that are folders of the path and not columns of the files: dataset_id, and chromosome and bin for large tables.</param>
/// <param name="Key">Columns that together name one row of a dataset.</param>
/// <param name="Order">Columns that the rows of one file are sorted by.</param>
/// <param name="Companion">Made from another table when that is written, for look-ups; not data of its own.</param>
/// <param name="Derived">Columns that the views compute from the stored ones.</param>
public sealed record TableDefinition(
    string Name,
    string Title,
    string Grain,
    IReadOnlyList<string> Partitions,
    IReadOnlyList<string> Key,
    IReadOnlyList<string> Order,
    IReadOnlyList<ColumnDefinition> Columns,
    IReadOnlyList<ColumnDefinition>? Derived = null,
    bool Companion = false)
{
    /// <summary>Whether the table is cut into one folder per chromosome and bin of positions.</summary>
    public bool IsBinned => Partitions.Contains("bin");

    /// <summary>The columns that a file holds: all but those that its path holds.</summary>
    public IEnumerable<ColumnDefinition> StoredColumns => Columns.Where(column => !Partitions.Contains(column.Name));

    public bool Has(string column) => Columns.Any(each => each.Name == column);
}

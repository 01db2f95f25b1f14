using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Ingest.Writing;

/// <summary>Writes the rows of one folder as a Parquet file, sorted, each key once.</summary>
/// <param name="present">The table's columns that the source has; the others are null throughout and are left out of all work on rows.</param>
sealed class SortedFile(WorkDatabase database, TableDefinition table, IReadOnlySet<string> present, GenomeBuild build)
{
    readonly string _columns = Names(table.Columns.Select(column => column.Name).Where(present.Contains));
    readonly string _key = string.Join(", ", KeyExpressions(table, present));

    // What must agree for rows of one key to be the same association under several rsids.
    readonly string _content = $"hash({Names(table.Columns.Select(column => column.Name).Where(name => present.Contains(name) && name != "rsid"))})";

    readonly string _order = Names(table.Order.Where(present.Contains).Append("line_number"));

    /// <summary>What became of rows that share a key with another one.</summary>
    /// <param name="Folded">Rows that only added an rsid, or nothing, to the first of their key.</param>
    /// <param name="Contradicting">line_numbers of rows that say something else than the first of their key.</param>
    public readonly record struct Outcome(long Folded, IReadOnlyList<long> Contradicting);

    /// <param name="rows">A select that gives the present columns, line_number and key_hash.</param>
    public Outcome Write(string rows, string path)
    {
        database.Execute($"create or replace temp table repeated_keys as select key_hash from ({rows}) group by key_hash having count(*) > 1");
        var outcome = new Outcome(0, []);
        var distinct = rows;
        if (database.Query<long>("select count(*) from repeated_keys")[0] > 0)
        {
            Fold(rows);
            outcome = new(
                database.Query<long>("select count(*) from repeated_rows where agrees and line_number <> first_line")[0],
                database.Query<long>("select line_number from repeated_rows where not agrees order by all"));
            distinct = $"""
                select all_rows.* {(present.Contains("rsid") ? "replace (coalesce(rsids, rsid) as rsid)" : "")}
                from ({rows}) as all_rows
                left join folded using (line_number)
                where first_line is null or first_line = line_number
                """;
        }

        var stored = table.StoredColumns.Select(column => present.Contains(column.Name) ? StoredTableSql.Name(column.Name) : $"cast(null as {column.Type}) as {StoredTableSql.Name(column.Name)}");
        database.Execute(
            $"copy (select {string.Join(", ", stored)} from (select {_columns} from ({distinct}) order by {_order})) to $path ({StoredTableSql.ParquetOptions(table, build)})",
            new { path });
        return outcome;
    }

    // The first line of each key stays, with the rsids of all that agree with it in ascending order. Only what decides is carried along.
    void Fold(string rows)
    {
        var rsid = present.Contains("rsid") ? "rsid" : "cast(null as varchar)";
        var keys = KeyExpressions(table, present).ToList();
        var named = string.Join(", ", keys.Select((key, i) => string.Create(CultureInfo.InvariantCulture, $"{key} as key_{i}")));
        var names = string.Join(", ", keys.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"key_{i}")));
        var sameKey = string.Join(" and ", keys.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"candidates.key_{i} is not distinct from firsts.key_{i}")));
        database.Execute($"""
            create or replace temp table candidates as
            select line_number, {named}, {_content} as content, {rsid} as label
            from ({rows})
            where key_hash in (from repeated_keys)
            """);
        database.Execute($"""
            create or replace temp table repeated_rows as
            select line_number, first_line, content = first_content as agrees, label
            from candidates
            join (
                select {names}, min(line_number) as first_line, arg_min(content, line_number) as first_content
                from candidates
                group by all
                having count(*) > 1
            ) as firsts on {sameKey}
            """);
        // Merged parts hold lists of rsids already.
        database.Execute("""
            create or replace temp table folded as
            select line_number, first_line, rsids
            from repeated_rows
            left join (
                select first_line, string_agg(label, ',' order by length(label), label) as rsids
                from (
                    select distinct first_line, unnest(string_split(label, ',')) as label from repeated_rows where agrees and contains(label, ',')
                    union
                    select first_line, label from repeated_rows where agrees and not contains(label, ',')
                )
                group by first_line
            ) using (first_line)
            """);
    }

    /// <summary>A select of a file that was written before, its rows numbered to come before those of any run.</summary>
    /// <param name="part">Its place among the files of the folder, from 0.</param>
    public string Reread(string path, int part, BinKey bin)
    {
        var chromosome = bin.Chromosome switch
        {
            null => "",
            StoreLayout.NoChromosome => ", cast(null as varchar) as chromosome",
            _ => $", '{bin.Chromosome}' as chromosome",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"select {_columns}, cast({part - 1_000_000} as bigint) as line_number, hash({_key}) as key_hash from (select *{chromosome} from read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}', hive_partitioning = false))");
    }

    /// <summary>What makes two rows the same. Variants without a place are told apart by their labels.</summary>
    public static IEnumerable<string> KeyExpressions(TableDefinition table, IReadOnlySet<string> present)
    {
        var columns = table.Key.Where(present.Contains).Select(StoredTableSql.Name);
        return table.IsBinned && present.Contains("position") && present.Contains("rsid") ? columns.Append("case when position is null then rsid end") : columns;
    }

    static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(StoredTableSql.Name));
}

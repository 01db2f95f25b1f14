using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Scripts;

/// <summary>A store's views and macros as one SQL script, for any DuckDB: the files as they are now, and nothing of ours but SQL.</summary>
public static class StoreScript
{
    /// <param name="path">The store's path as the script shall say it, absolute or relative to where the script will be run.</param>
    public static void Write(QtlStore store, string path, TextWriter output)
    {
        var files = Schemas.Tables.Keys.Select(table => (Table: table, Files: Relative(store, store.Catalogue.Files(table)))).Where(each => each.Files.Count > 0).ToList();
        output.Write($"-- The views and macros of a QtlQuery store ({store.GenomeBuild.Name}) over the files it has now: run this again after a change of the store.\n\n");
        foreach (var macro in SqlFile.In("macros"))
            output.Write($"{macro.Text}\n");

        output.Write("-- A view looks at its files when it is made: one of each table tells it the columns, so that a thousand do not cost a second.\n");
        WriteVariables(files.Select(each => (each.Table, each.Files[..1])), path, output);
        foreach (var macro in StoredTableSql.CreateMacros(files.Select(each => each.Table), [.. Relative(store, store.Catalogue.LeadsAlone).Select(file => StoredTableSql.Text(Path.Combine(path, file)))]))
            output.Write($"{macro};\n");
        output.Write($"{StoredDatasets.CreateTable(StoredTableSql.Text(StoredDatasets.Rows(store.Catalogue, store.GenomeBuild.Name)))};\n\n");
        foreach (var view in store.Views)
            output.Write($"{view.Text.TrimEnd()}\n\n");

        output.Write("-- The files that the views read. The variables belong to the connection that runs this.\n");
        WriteVariables(files, path, output);
    }

    static void WriteVariables(IEnumerable<(string Table, List<string> Files)> files, string path, TextWriter output)
    {
        foreach (var (table, relative) in files)
            output.Write($"set variable {StoredTableSql.FilesVariable(table)} = [{string.Join(", ", relative.Select(file => StoredTableSql.Text(Path.Combine(path, file))))}];\n");
    }

    static List<string> Relative(QtlStore store, List<string> files) =>
        [.. files.Select(file => Path.GetRelativePath(store.Layout.Root, file).Replace('\\', '/'))];
}

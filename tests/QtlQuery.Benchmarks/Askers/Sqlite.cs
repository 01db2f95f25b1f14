using System.Runtime.InteropServices;
using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>The few functions of SQLite's C library that reading a database takes, from the system's package.</summary>
sealed partial class Sqlite : IDisposable
{
    const string Library = "libsqlite3.so.0";
    const int ReadOnly = 1;
    const int Row = 100;
    const int Done = 101;

    readonly nint _database;

    public Sqlite(string path) => Succeed(OpenDatabase(path, out _database, ReadOnly, 0));

    public static string? Missing => NativeLibrary.TryLoad(Library, out _) ? Tool.Missing("sqlite3", "sqlite3") : "SQLite's library is not installed (apt-get install sqlite3)";

    public static string Version => Marshal.PtrToStringUTF8(LibraryVersion())!;

    /// <summary>Rows with integers as long, reals as double, texts as string; null where there is none.</summary>
    public IEnumerable<object?[]> Read(string sql)
    {
        Succeed(Prepare(_database, sql, -1, out var statement, 0));
        try
        {
            int step;
            while ((step = Step(statement)) == Row)
            {
                var values = new object?[ColumnCount(statement)];
                for (var column = 0; column < values.Length; column++)
                {
                    values[column] = ColumnType(statement, column) switch
                    {
                        1 => ColumnLong(statement, column),
                        2 => ColumnDouble(statement, column),
                        3 => Marshal.PtrToStringUTF8(ColumnText(statement, column)),
                        _ => null,
                    };
                }

                yield return values;
            }

            if (step != Done)
                Succeed(step);
        }
        finally
        {
            _ = FinalizeStatement(statement);
        }
    }

    public void Dispose() => _ = CloseDatabase(_database);

    static void Succeed(int code)
    {
        if (code != 0)
            throw new InvalidOperationException($"SQLite failed with {code}");
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_libversion")]
    private static partial nint LibraryVersion();

    [LibraryImport(Library, EntryPoint = "sqlite3_open_v2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenDatabase(string path, out nint database, int flags, nint vfs);

    [LibraryImport(Library, EntryPoint = "sqlite3_close_v2")]
    private static partial int CloseDatabase(nint database);

    [LibraryImport(Library, EntryPoint = "sqlite3_prepare_v2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Prepare(nint database, string sql, int bytes, out nint statement, nint tail);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_finalize")]
    private static partial int FinalizeStatement(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_count")]
    private static partial int ColumnCount(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    private static partial int ColumnType(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    private static partial long ColumnLong(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_double")]
    private static partial double ColumnDouble(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_text")]
    private static partial nint ColumnText(nint statement, int column);
}

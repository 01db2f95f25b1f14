using Dapper;
using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Arrow;
using QtlQuery.Engine.Columns;
using QtlQuery.Engine.Index;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.TextFunctions;

namespace QtlQuery.Engine;

/// <summary>A store, open for questions.</summary>
/// <remarks>
/// It shows the store as it was when it was opened. Any number of threads may ask at once. Errors that the caller can act on are
/// <see cref="QtlQueryException"/>s, those of SQL among them.
/// </remarks>
public sealed class QtlStore : IDisposable
{
    static readonly Lazy<string> AllTables = new(() => string.Concat(Schemas.TableNames.Select(table => $" {StoredTableSql.MacroName(table)}")));

    readonly DuckDBConnection _master;
    readonly OnDemandSql _onDemand;
    readonly Dictionary<string, Lazy<List<string>>> _filesByVariable;

    QtlStore(StoreLayout layout, GenomeBuild build, StoreCatalogue catalogue, DuckDBConnection master, int threads)
    {
        Layout = layout;
        Threads = threads;
        GenomeBuild = build;
        Catalogue = catalogue;
        _filesByVariable = Schemas.TableNames.Where(table => Catalogue.FirstFile(table) is not null).ToDictionary(StoredTableSql.FilesVariable, table => new Lazy<List<string>>(() => Catalogue.Files(table)));
        _master = master;
        Indexes = StoreIndexes.Of(layout, Catalogue);
        _onDemand = EngineDatabase.OnDemand(master, [.. SqlFile.In("macros"), .. SqlFile.In("views")], new HashSet<string> { VariantIdFunction.Name }, Parts());
        Views = [.. SqlFile.In("views"), .. SqlFile.OfFolder(layout.SqlFolder)];
    }

    public StoreLayout Layout { get; }

    /// <summary>The build of every position in the store.</summary>
    public GenomeBuild GenomeBuild { get; }

    public StoreCatalogue Catalogue { get; }

    /// <summary>How many threads may work at once, DuckDB's or those of a computation over its answers.</summary>
    public int Threads { get; }

    /// <summary>The look-up indexes of datasets that have one.</summary>
    internal StoreIndexes Indexes { get; }

    /// <summary>The files whose views and macros can be asked: the program's, and after them those of the store's own <c>sql/</c>.</summary>
    public IReadOnlyList<SqlFile> Views { get; }

    /// <summary>Makes an empty store.</summary>
    /// <exception cref="QtlQueryException">The directory exists and is not empty.</exception>
    public static void Create(string path, GenomeBuild build)
    {
        var layout = new StoreLayout(path);
        if (File.Exists(layout.StoreFile))
            throw new QtlQueryException($"there is a store at '{layout.Root}' already", "Ingest into it, or choose another directory.");
        if (Directory.Exists(layout.Root) && Directory.EnumerateFileSystemEntries(layout.Root).Any())
            throw new QtlQueryException($"'{layout.Root}' is not empty", "A store is a directory of its own: choose a new one.");
        Directory.CreateDirectory(layout.DatasetsFolder);
        StoreJson.Write(layout.StoreFile, new StoreFile(StoreFile.CurrentFormat, build.Name), StoreJson.Default.StoreFile);
    }

    /// <summary>Opens a store for reading.</summary>
    /// <param name="beside">Another store on the same build, whose datasets are shown as if they were this store's.</param>
    /// <exception cref="QtlQueryException">There is none, a newer program wrote it, or the two are on different builds.</exception>
    public static QtlStore Open(string path, EngineOptions? options = null, string? beside = null)
    {
        options ??= new();
        // DuckDB takes as long to open as the store's own files take to be read: both at once, and without the pool of threads, whose start is no shorter.
        var opening = Task.Factory.StartNew(() => EngineDatabase.Open(options), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            var layout = new StoreLayout(path);
            var build = StoreFile.Read(layout).GenomeBuild;
            var besideLayout = beside is null ? null : new StoreLayout(beside);
            if (besideLayout is not null && StoreFile.Read(besideLayout).GenomeBuild is var other && other != build)
                throw new QtlQueryException($"'{path}' is on {build}, and '{beside}' is on {other}", "Stores are asked together only where they are on the same build.");
            var catalogue = besideLayout is null ? StoreCatalogue.Read(layout) : StoreCatalogue.Read(layout).With(besideLayout);
            _ = SqlFile.All;
            var master = opening.GetAwaiter().GetResult();
            var store = new QtlStore(layout, GenomeBuild.Parse(build), catalogue, master, options.Threads ?? Environment.ProcessorCount);
            store.Indexes.Register(master);
            foreach (var view in store.Views.Where(file => file.Folder != "views"))
                store.CreateUserView(view);
            return store;
        }
        catch
        {
            Task.WaitAny(opening);
            if (opening.IsCompletedSuccessfully)
                opening.Result.Dispose();
            throw;
        }
    }

    /// <summary>Rows of a query as records: each constructor parameter or property takes the column of its name, <c>_</c> ignored.</summary>
    /// <param name="parameters">An object or dictionary whose members are the values of <c>$name</c> in the SQL.</param>
    /// <exception cref="QtlQueryException">The SQL is refused; the message says where.</exception>
    public IReadOnlyList<T> Query<T>(string sql, object? parameters = null, CancellationToken cancellation = default)
    {
        RowMapping.Prepare();
        using var connection = ConnectFor(sql);
        using var interrupt = InterruptWhen(connection, cancellation);
        return SqlError.Explain(() => connection.Query<T>(sql, parameters).AsList(), cancellation);
    }

    /// <summary>The same with values by name; a list is one value.</summary>
    /// <exception cref="QtlQueryException">The SQL is refused; the message says where.</exception>
    public IReadOnlyList<T> Query<T>(string sql, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation = default) =>
        Query<T>(sql, (object)Values(parameters), cancellation);

    /// <summary>Rows of a query one after another, in bounded memory. Dispose of the reader to be rid of the rest.</summary>
    /// <exception cref="QtlQueryException">The SQL is refused; the message says where. What fails later is said by <see cref="StoreReader.Next"/>.</exception>
    public StoreReader Read(string sql, IReadOnlyDictionary<string, object?>? parameters = null, CancellationToken cancellation = default)
    {
        var connection = ConnectFor(sql);
        try
        {
            return StoreReader.Execute(connection, sql, parameters, cancellation);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Rows of one statement column by column, in bounded memory: for millions of them. Dispose of the chunks to be rid of the rest.</summary>
    /// <exception cref="QtlQueryException">The SQL is refused. What fails later is said by <see cref="StoreChunks.Next"/>.</exception>
    public StoreChunks ReadChunks(string sql, IReadOnlyDictionary<string, object?>? parameters = null, CancellationToken cancellation = default)
    {
        var connection = ConnectFor(sql);
        try
        {
            return StoreChunks.Run(connection, sql, parameters, cancellation);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The same for SQL that may be anything. Null, and nothing is run, where it is not one select of numbers, truths and texts: <see cref="Read"/> gives all else.</summary>
    /// <exception cref="QtlQueryException">The SQL is refused. What fails later is said by <see cref="StoreChunks.Next"/>.</exception>
    public StoreChunks? ReadChunksIfPlain(string sql, IReadOnlyDictionary<string, object?>? parameters = null, CancellationToken cancellation = default)
    {
        StoreChunks? chunks = null;
        var connection = ConnectFor(sql);
        try
        {
            return chunks = StoreChunks.RunIfPlain(connection, sql, parameters, cancellation);
        }
        finally
        {
            if (chunks is null)
                connection.Dispose();
        }
    }

    /// <summary>Runs SQL that answers nothing, such as <c>copy (…) to $file</c>.</summary>
    /// <returns>Rows that it changed or wrote.</returns>
    /// <exception cref="QtlQueryException">The SQL is refused; the message says where.</exception>
    public long Execute(string sql, object? parameters = null, CancellationToken cancellation = default)
    {
        RowMapping.Prepare();
        using var connection = ConnectFor(sql);
        using var interrupt = InterruptWhen(connection, cancellation);
        return SqlError.Explain(() => (long)connection.Execute(sql, parameters), cancellation);
    }

    /// <summary>Runs a query given with its values by name; a list is one value.</summary>
    /// <returns>Rows that it changed or wrote.</returns>
    /// <exception cref="QtlQueryException">The SQL is refused; the message says where.</exception>
    public long Execute(string sql, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation = default)
    {
        return Execute(sql, (object)Values(parameters), cancellation);
    }

    /// <summary>Rows of a query as Arrow batches over the C data interface, in bounded memory. The caller disposes of each batch.</summary>
    /// <exception cref="QtlQueryException">The SQL is refused, or a column has a type that Arrow cannot hold.</exception>
    public IEnumerable<ArrowBatch> QueryArrow(string sql, IReadOnlyDictionary<string, object?>? parameters = null, CancellationToken cancellation = default)
    {
        using var connection = ConnectFor(sql);
        foreach (var batch in ArrowExport.Query(connection, sql, parameters, cancellation))
            yield return batch;
    }

    /// <summary>Writes the rows of a query as Arrow IPC, in bounded memory.</summary>
    /// <returns>Rows written.</returns>
    /// <exception cref="QtlQueryException">The SQL is refused, or a column has a type that Arrow cannot hold.</exception>
    public long WriteArrow(string sql, IReadOnlyDictionary<string, object?>? parameters, Stream output, ArrowFormat format, CancellationToken cancellation = default)
    {
        using var connection = ConnectFor(sql);
        return ArrowExport.Write(connection, sql, parameters, output, format, cancellation);
    }

    public void Dispose()
    {
        _master.Dispose();
        Indexes.Dispose();
    }

    /// <summary>A connection of its own for work of several statements: it has all files and tables, and the views and macros that a text names.</summary>
    internal DuckDBConnection Connect(string names = "")
    {
        _onDemand.MakeFor(names + AllTables.Value);
        return Duplicate(_filesByVariable.Keys);
    }

    /// <summary>A connection of its own for one question, with what the question names: a list of 20,000 files takes longer than many an answer.</summary>
    internal DuckDBConnection ConnectFor(string sql) => Duplicate(_onDemand.MakeFor(sql));

    /// <summary>Values by name as Dapper takes them; a list is one value.</summary>
    internal static DynamicParameters Values(IReadOnlyDictionary<string, object?> parameters)
    {
        var values = new DynamicParameters();
        foreach (var (name, value) in parameters)
            values.Add(name, value is IReadOnlyList<string> list ? new ListValue<string>(list) : value);
        return values;
    }

    internal static CancellationTokenRegistration InterruptWhen(DuckDBConnection connection, CancellationToken cancellation) =>
        cancellation.Register(() => connection.NativeConnection.Interrupt());

    // Variables belong to a connection, the views that read them to the database.
    DuckDBConnection Duplicate(IEnumerable<string> variables)
    {
        var connection = _master.Duplicate();
        connection.Open();
        foreach (var variable in variables.Where(_filesByVariable.ContainsKey))
            SetFiles(connection, variable, _filesByVariable[variable].Value);
        return connection;
    }

    static void SetFiles(DuckDBConnection connection, string variable, List<string> files) =>
        Statements.Execute(connection, $"set variable {variable} = $files", ("files", files));

    // What views are built on. A view looks at its files when it is made: one of each table tells it the columns, and a thousand would cost a second.
    Dictionary<string, Action> Parts()
    {
        var parts = new Dictionary<string, Action>
        {
            [StoredDatasets.Name] = () => StoredDatasets.Create(_master, Catalogue, GenomeBuild.Name),
            [VariantIdFunction.Name] = () => VariantIdFunction.Register(_master),
        };
        foreach (var table in Schemas.TableNames.Where(table => table != "datasets"))
        {
            var first = Catalogue.FirstFile(table);
            parts[StoredTableSql.MacroName(table)] = () => Statements.Execute(_master, StoredTableSql.CreateMacro(Schemas.Table(table), first is not null, [.. Catalogue.LeadsAlone.Select(StoredTableSql.Text)]));
            if (first is not null)
                parts[StoredTableSql.FilesVariable(table)] = () => SetFiles(_master, StoredTableSql.FilesVariable(table), [first]);
        }

        return parts;
    }

    void CreateUserView(SqlFile file)
    {
        try
        {
            _onDemand.MakeFor(file.Expression);
            Statements.Execute(_master, file.Text);
        }
        catch (DuckDBException e)
        {
            throw new QtlQueryException($"{Path.Combine(Layout.SqlFolder, file.Name)}.sql: {e.Message.Trim()}", "It is a view of the store's own: correct the file, or move it away.", e);
        }
    }
}

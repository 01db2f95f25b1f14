using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Holding;
using QtlQuery.Engine.Index;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Text;
using QtlQuery.Engine.Writing;
using QtlQuery.Ingest.LiftingOver;
using QtlQuery.Ingest.Originals;
using QtlQuery.Ingest.Reading;
using QtlQuery.Ingest.Recognition;
using QtlQuery.Ingest.Writing;

namespace QtlQuery.Ingest;

/// <summary>Files of one format that belong to one dataset, on their way into a store.</summary>
sealed class DatasetIngest
{
    // A line's number among all the files: the file's place times this, plus the line.
    const long LinesAFile = 1_000_000_000_000;

    // Refused rows from which on a hopeless ingest is given up before the end of its files.
    const long PatienceRows = 100_000;

    readonly IngestRequest _request;
    readonly IReadOnlyList<RecognisedSource> _sources;
    readonly DatasetFacts _facts;
    readonly GenomeBuild _build;
    readonly VariantLabels? _labels;
    readonly ChainFile? _chain;
    readonly TableDefinition _table;
    readonly Refusals _refusals = new();
    readonly SortedDictionary<string, long> _leftOut = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, long> _remarks = new(StringComparer.Ordinal);
    readonly SourceDefinition _definition;
    long _read;
    int? _largestSampleSize;

    public DatasetIngest(IngestRequest request, string datasetId, IReadOnlyList<RecognisedSource> sources, DatasetFacts facts, GenomeBuild storeBuild, VariantLabels? labels, ChainFile? chain)
    {
        _labels = labels;
        _chain = chain;
        _request = request;
        _sources = sources;
        _facts = facts;
        _build = storeBuild;
        _definition = sources[0].Definition;
        _table = Schemas.Table(_definition.Tables.Keys.First());
        DatasetId = datasetId;
    }

    public string DatasetId { get; }

    public IngestResult Run(IProgress<IngestProgress>? progress, CancellationToken cancellation)
    {
        using var publication = Publication.Begin(new StoreLayout(_request.Store), DatasetId, sweep: false);
        IReadOnlyList<IngestInput> inputs = [.. _sources.SelectMany(source => source.File.Identify())];
        if (AlreadyThere(publication.Current, inputs) is { } before)
            return new(DatasetId, _definition.Name, Unchanged: true, before.Rows, RowsByTable(publication.Current!, before.Id), before.Remarks, null) { Index = AddIndex(publication, cancellation) };

        // Selects that read run side by side, with one writer beside them, each with DuckDB to itself. What comes after them is single
        // statements, and DuckDB shares those out.
        var threads = _request.Engine.Threads ?? Environment.ProcessorCount;
        var options = _request.Engine with
        {
            Threads = 1,
            MemoryLimitBytes = _request.Engine.MemoryLimitBytes ?? 512L << 20,
            TemporaryDirectory = _request.Engine.TemporaryDirectory ?? Path.Combine(publication.WorkFolder, "_spill"),
        };
        using var database = WorkDatabase.Open(options, cancellation);
        using var beside = database.Beside();
        var build = _definition.HasPositions
            ? SourceBuild.Of(database, _sources, _facts, (statement, source) => Parameters(statement, source, null))
            : new SourceBuild(_build, [.. _sources.Select(_ => (string?)null)]);
        var sql = Statement(database, build.Build);
        using var writer = new TableWriter(beside, _table, sql.PresentColumns, _build, publication, _request.Sizes, line => _refusals.Add((int)(line / LinesAFile), line % LinesAFile, "another line has the same trait and variant and says something else"));
        var sides = new SideTables(database, sql, statement => Parameters(statement, _sources[0], null), _build, publication);

        var extra = new ExtraChoice(_sources, _table, _request.KeepExtra, Named());
        using var writing = threads > 1 ? new WritingThread(writer) : null;
        var binWidth = ReadRows(database, threads, sql, build, writer, writing, sides, extra, publication.WorkFolder, progress);
        if (threads > 1 && _read > TextPiece.MaximumLines) // few rows are done before another thread has begun
            database.UseThreads(threads);
        var files = writing?.Finish() ?? writer.Finish();
        var account = _refusals.Account(_read, files.Sum(file => file.Rows), writer.Folded, _leftOut);
        var report = WriteReport();
        CheckShare(account, report);
        if (!account.Balances)
            throw new InvalidOperationException($"{account.Read} rows read, {account.Stored} stored, {account.Folded} folded, {account.LeftOutTotal} left out, {account.RefusedTotal} refused: the rows do not add up.");

        var index = _request.Index && _table.Name == DatasetIndex.Table ? DatasetIndex.OfStaged(database, publication, files) : null;
        var tables = new Dictionary<string, StoredTable> { [_table.Name] = Table(publication, files, binWidth) with { SourceCells = writer.SourceCells, Index = index } };
        foreach (var (name, made) in new CompanionTables(database, _build, publication).Write(_table, files).Concat(sides.Write()))
            tables[name] = Table(publication, made, null);
        var fields = Fields(publication.Current?.Fields);
        publication.Commit(fields, tables, new(publication.Generation, _definition.Name, DateTime.UtcNow, Settings, inputs, account, _remarks, extra.Lines));
        return new(DatasetId, _definition.Name, Unchanged: false, account, tables.ToDictionary(each => each.Key, each => each.Value.Rows), _remarks, report, extra.Outcome(files, writer.SourceCells)) { Index = index };
    }

    // The rows are there already, and have none.
    StoredFile? AddIndex(Publication publication, CancellationToken cancellation)
    {
        if (!_request.Index || !DatasetIndex.CanBe(publication.Current!) || DatasetIndex.Of(publication.Current!) is not null)
            return null;
        using var database = WorkDatabase.Open(_request.Engine, cancellation);
        return DatasetIndex.Add(database, new(_request.Store), publication);
    }

    // Returns the width of the bins.
    int? ReadRows(WorkDatabase database, int threads, IngestSql sql, SourceBuild build, TableWriter writer, WritingThread? writing, SideTables sides, ExtraChoice extra, string workFolder, IProgress<IngestProgress>? progress)
    {
        var binWidth = (int?)null;
        var bytesBefore = 0L;
        var bytesTotal = _sources.Sum(source => source.File.Bytes);
        var number = 0;
        var sources = extra.Sources;
        sql.Cells = extra.Begin(sql.PresentColumns);
        using var selects = database.HoldSideBySide();
        for (var file = 0; file < sources.Count; file++)
        {
            _refusals.File = file;
            var source = sources[file];
            var refusedLines = 0L;
            // Each select is planned, which takes longer than reading a small file.
            var selectsARun = source.EstimatedRows > (long)_request.Sizes.PiecesARun * TextPiece.MaximumLines ? threads : 1;
            using var runs = new RowRuns(database, source, file, _request.Sizes.PiecesARun, (line, reason) =>
            {
                Interlocked.Increment(ref refusedLines);
                _refusals.Add(line, reason);
            });
            do
            {
                var run = Hold(selects, runs, string.Create(CultureInfo.InvariantCulture, $"run_{number++}"), [.. runs.Next(selectsARun).Select(rows => sql.Rows($"(select * replace (line_number + {file * LinesAFile} as line_number) from {rows})"))], select => Parameters(select, source, build.RowBuilds[file]));
                if (number == 1 && _table.IsBinned)
                    binWidth = ChooseBinWidth(database, run.From);
                if (number == 1 && sql.Cells is { } cells)
                {
                    if (extra.Decide(database, run, cells, sql.PresentColumns, _build, workFolder))
                        writer.Keep(cells);
                    else
                        sql.Cells = null;
                }

                TakeRefused(database, sql, run.From);
                _read += run.Rows + Interlocked.Exchange(ref refusedLines, 0);
                sides.Add(run.From);
                if (writing is null)
                    writer.Add(new(run, binWidth));
                else
                    writing.Add(new(run, binWidth));
                progress?.Report(new(DatasetId, _definition.Name, _read, bytesBefore + runs.BytesRead, bytesTotal));
                GiveUpIfHopeless();
            }
            while (!runs.Ended);
            bytesBefore += source.File.Bytes;
        }

        return binWidth;
    }

    // What the descriptor keeps of how the files were read, and what must be the same for an ingest to be the same.
    Dictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string>(_facts.Known);
            if (_request.Variants is { } variants)
                settings["variants"] = Path.GetFileName(variants);
            if (_request.LiftOver is { } chain)
                settings["lift_over"] = Path.GetFileName(chain);
            if (_request.KeepExtra != KeepExtra.Auto)
                settings["keep_extra"] = _request.KeepExtra == KeepExtra.Yes ? "yes" : "no";
            foreach (var (column, header) in _request.Columns)
                settings[$"column {column}"] = header;
            return settings;
        }
    }

    bool CanBePlaced => _table.Has("rsid") && _table.Has("ref") && _table.Has("alt") && _table.Name != "variants";

    static HeldRows Hold(HoldingSelects selects, RowRuns runs, string name, IReadOnlyList<string> sql, Func<string, Dictionary<string, object?>> parameters)
    {
        try
        {
            return selects.Hold(name, sql, parameters(sql[0]), "line_number");
        }
        catch (QtlQueryException)
        {
            runs.ThrowFailure();
            throw;
        }
    }

    IngestSql Statement(WorkDatabase database, GenomeBuild build)
    {
        if (_labels is not null && _labels.Build != build && _labels.Build != _build)
            throw new QtlQueryException($"the labels of --variants are on {_labels.Build.Name}, and {Named()} is on {build.Name}", "Give labels of the file's build or of the store's.");
        return new(_definition, _table, _labels is not null && CanBePlaced, build == _build ? null : Lift(database, build), _labels is not null && _labels.Build != build);
    }

    LiftOver Lift(WorkDatabase database, GenomeBuild from)
    {
        LiftOver.Demand(_chain, from, _build, _table, Named());
        return LiftOver.Create(database, _chain, _table.Has("ref_is_reference"));
    }

    int ChooseBinWidth(WorkDatabase database, string run)
    {
        var (rows, span) = database.Query<(long, long?)>($"""
            select sum(rows)::bigint, sum(span)::bigint
            from (select count(*) as rows, max(position) - min(position) + 1 as span from {run} where refusal is null group by chromosome)
            """)[0];
        return BinWidths.For(_request.Sizes.RowsAFile, _sources.Sum(source => source.EstimatedRows), rows, span ?? 1);
    }

    void TakeRefused(WorkDatabase database, IngestSql sql, string run)
    {
        foreach (var (line, reason) in database.Query<(long, string)>($"select line_number, refusal from {run} where refusal is not null and not left_out"))
            _refusals.Add((int)(line / LinesAFile), line % LinesAFile, reason);
        Count(database, sql.CountLeftOut(run), _leftOut);
        Count(database, sql.CountRemarks(run), _remarks);
        if (_definition.Tables[_table.Name].Columns.ContainsKey("sample_size") && database.Query<int?>($"select max(sample_size) from {run} where refusal is null")[0] is { } largest)
            _largestSampleSize = Math.Max(largest, _largestSampleSize ?? 0);
    }

    static void Count(WorkDatabase database, string? sql, SortedDictionary<string, long> counts)
    {
        foreach (var (what, rows) in sql is null ? [] : database.Query<(string, long)>(sql).Where(each => each.Item2 > 0))
            counts[what] = counts.GetValueOrDefault(what) + rows;
    }

    Dictionary<string, object?> Parameters(string sql, RecognisedSource source, string? rowBuild) =>
        SqlParameters.Names(sql).ToDictionary(name => name, name => name switch
        {
            "variant_labels" => new ListValue<string>(_labels!.Files),
            "row_build" => rowBuild,
            _ => SourceRowsSql.Parameter(source, name) ?? _facts[name],
        });

    IngestRecord? AlreadyThere(DatasetDescriptor? dataset, IReadOnlyList<IngestInput> inputs) =>
        dataset?.Ingests.FirstOrDefault(ingest =>
            ingest.Source == _definition.Name
            && ingest.Inputs.Select(input => input.Sha256).Order().SequenceEqual(inputs.Select(input => input.Sha256).Order())
            && ingest.Settings.Count == Settings.Count && !ingest.Settings.Except(Settings).Any()
            && dataset.Tables.GetValueOrDefault(_table.Name)?.IngestId == ingest.Id);

    static Dictionary<string, long> RowsByTable(DatasetDescriptor dataset, string ingestId) =>
        dataset.Tables.Where(table => table.Value.IngestId == ingestId).ToDictionary(table => table.Key, table => table.Value.Rows);

    static StoredTable Table(Publication publication, IReadOnlyList<StoredFile> files, int? binWidth) =>
        new(publication.Generation, files.Sum(file => file.Rows), files.Sum(file => file.Bytes), files, binWidth);

    // A second file of a dataset adds what the first did not know, and must not contradict it silently: what it says is taken.
    DatasetFields Fields(DatasetFields? before)
    {
        var now = _facts.ToFields();
        return new(
            now.Study ?? before?.Study,
            now.Quantity ?? before?.Quantity,
            now.Context ?? before?.Context,
            now.Trait ?? before?.Trait,
            now.SampleSize ?? _largestSampleSize ?? before?.SampleSize);
    }

    void GiveUpIfHopeless()
    {
        if (_refusals.Count > PatienceRows && _refusals.Count > _request.MaximumRefusedShare * Math.Max(_read, 2 * _sources.Sum(source => source.EstimatedRows)))
            CheckShare(_refusals.Account(_read, 0, 0, _leftOut), WriteReport());
    }

    void CheckShare(RowAccount account, string? report)
    {
        if (account.RefusedTotal == 0 || (account.RefusedTotal <= _request.MaximumRefusedShare * (account.Read - account.LeftOutTotal) && account.RefusedTotal < account.Read - account.LeftOutTotal))
            return;
        var reasons = account.Refused.OrderByDescending(each => each.Value).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Value:N0} × {each.Key}"));
        throw new QtlQueryException(
            string.Create(CultureInfo.InvariantCulture, $"{Named()}: {account.RefusedTotal:N0} of {account.Read:N0} rows are refused, more than {_request.MaximumRefusedShare * 100:0.###} %: {string.Join("; ", reasons)}"),
            $"'{report}' has the rows. The store is as it was; --max-refused SHARE allows more.");
    }

    string Named() => _sources is [var only] ? $"'{only.File.Path}'" : $"{DatasetId} ({_sources.Count} files)";

    string? WriteReport() => _refusals.Count == 0 ? null : RefusalReport.Write(_request.RefusalReport ?? $"{DatasetId}.refused.tsv", _sources, _refusals);
}

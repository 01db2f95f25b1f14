using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Holding;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest.Originals;

/// <summary>Whether a dataset's source cells are kept, and how its lines were made up.</summary>
sealed class ExtraChoice
{
    readonly IReadOnlyList<RecognisedSource> _sources;
    readonly KeepExtra _wanted;
    readonly TableDefinition _table;
    double? _estimate;

    /// <exception cref="QtlQueryException">The user asks for them, and the files' lines cannot be written again.</exception>
    public ExtraChoice(IReadOnlyList<RecognisedSource> sources, TableDefinition table, KeepExtra wanted, string named)
    {
        (_sources, _wanted, _table) = (sources, wanted, table);
        var why = LineMakeup.WhyNot(sources);
        if (wanted == KeepExtra.Yes && why is not null)
            throw new QtlQueryException($"{named} cannot be written again as it was: {why}", "Leave out --keep-extra yes.");
        Lines = why is null ? LineMakeup.Read(sources[0], table) : null;
    }

    /// <summary>How the lines were made up; null where they cannot be written again.</summary>
    public SourceLines? Lines { get; }

    /// <summary>The files, read so that their cells can be compared, where that is wanted.</summary>
    public IReadOnlyList<RecognisedSource> Sources => IsWanted ? [.. _sources.Select(source => source with { Layout = source.Layout! with { UsualMissing = Lines!.Missing } })] : _sources;

    bool IsWanted => Lines is not null && _wanted != KeepExtra.No;

    /// <summary>The cells of the first run; null where none are wanted.</summary>
    public SourceCells? Begin(IReadOnlySet<string> present) => IsWanted ? new(Lines!, _table, present, BackExpressions.NumbersAsRead(_sources[0].Definition.Tables[_table.Name], _table, present)) : null;

    /// <summary>Looks at the first run whether its cells are to be kept; where they are not, they are hidden in it.</summary>
    public bool Decide(WorkDatabase database, HeldRows run, SourceCells cells, IReadOnlySet<string> present, GenomeBuild build, string folder)
    {
        if (_wanted == KeepExtra.Yes)
            return true;
        _estimate = ExtraShare.Of(database, run.From, _table, present, cells, build, folder);
        if (_estimate <= ExtraShare.Most)
            return true;
        foreach (var column in cells.Lines.Columns)
            run.Hide(SourceCells.Name(column));
        return false;
    }

    /// <param name="rows">The table's files.</param>
    /// <param name="cells">Those of its source cells; null where they are not kept.</param>
    public ExtraKept? Outcome(IReadOnlyList<StoredFile> rows, IReadOnlyList<StoredFile>? cells) =>
        Lines is null ? null
        : cells is null ? new(false, _estimate)
        : new(true, (double)cells.Sum(file => file.Bytes) / Math.Max(1, rows.Sum(file => file.Bytes)));
}

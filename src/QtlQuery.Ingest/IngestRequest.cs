using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Index;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Ingest;

/// <summary>Source files to be put into a store.</summary>
/// <param name="Files">Files that are meant one by one: nothing is written where one of them cannot be used.</param>
public sealed record IngestRequest(string Store, IReadOnlyList<string> Files)
{
    /// <summary>Files that were come upon, in a folder for example: one that cannot be used is told of and does not stop the others.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    /// <summary>The files' format; recognised from their names and first lines where null.</summary>
    public SourceDefinition? Format { get; init; }

    /// <summary>The format's name of a column → the files' own, where it is another.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>The dataset that all the files belong to; named by what the files say of themselves where null.</summary>
    public string? Dataset { get; init; }

    /// <summary>What the user says of the files: dataset fields such as <c>context</c>, <c>genome_build</c>, and the format's settings.</summary>
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    /// <summary>A dataset of the store, or a file, whose labels place rows and give them alleles and frequencies where they have none.</summary>
    public string? Variants { get; init; }

    /// <summary>A UCSC chain file that takes positions of another build to the store's; files on the store's build are not touched.</summary>
    public string? LiftOver { get; init; }

    /// <summary>Whether what the store has no column for is kept, so that the files' rows come back as they were.</summary>
    public KeepExtra KeepExtra { get; init; } = KeepExtra.Auto;

    /// <summary>Whether associations get a look-up index, as <see cref="DatasetIndex.Make"/> makes it; also those that are in the store already and have none.</summary>
    public bool Index { get; init; }

    /// <summary>Share of rows from which on refused rows fail the ingest.</summary>
    public double MaximumRefusedShare { get; init; } = 0.01;

    /// <summary>
    /// Where refused rows are written: a file, or where there are several datasets the folder of a <c>DATASET.refused.tsv</c> for each
    /// (<c>DATASET.FORMAT.refused.tsv</c> where a dataset comes in several formats); the current directory where null. Not made when no row is refused.
    /// </summary>
    public string? RefusalReport { get; init; }

    /// <summary>How many datasets are ingested at once; where null two, or one on a machine, or with options, of one thread. The result is the same.</summary>
    public int? Parallel { get; init; }

    /// <summary>Memory and threads of all datasets together; 512 MB for each that is under way where no memory is given, whatever the size of the files.</summary>
    public EngineOptions Engine { get; init; } = new();

    internal IngestSizes Sizes { get; init; } = new();
}

/// <summary>What became of the files of one dataset and format.</summary>
/// <param name="Unchanged">The same bytes with the same settings were in the store already, and nothing was done.</param>
/// <param name="Rows">Every row read is stored, folded, left out or refused.</param>
/// <param name="Tables">Table → rows stored.</param>
/// <param name="Remarks">What rows that were taken tell of → rows, such as swapped columns.</param>
/// <param name="Extra">What became of what the store has no column for; null where the files are not text, or nothing was done.</param>
/// <param name="RefusalReport">Path of the report of refused rows; null where there were none.</param>
public sealed record IngestResult(
    string DatasetId,
    string Source,
    bool Unchanged,
    RowAccount Rows,
    IReadOnlyDictionary<string, long> Tables,
    IReadOnlyDictionary<string, long> Remarks,
    string? RefusalReport,
    ExtraKept? Extra = null)
{
    /// <summary>The look-up index that was made; null where none was.</summary>
    public StoredFile? Index { get; init; }
}

/// <summary>How far an ingest is.</summary>
/// <param name="Source">The format's name.</param>
/// <param name="BytesRead">Bytes of the source files, as they lie on disk, that have been read.</param>
public sealed record IngestProgress(string DatasetId, string Source, long Rows, long BytesRead, long BytesTotal);

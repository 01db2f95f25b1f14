using System.Security.Cryptography;
using System.Text.Json.Serialization;
using QtlQuery.Core;

namespace QtlQuery.Engine.Store;

/// <summary>What a store knows of one dataset: its fields, the files of each table, and where they came from.</summary>
/// <remarks>Written last and by one rename: a dataset is in the store exactly as its descriptor says.</remarks>
public sealed record DatasetDescriptor(
    string DatasetId,
    DatasetFields Fields,
    IReadOnlyDictionary<string, StoredTable> Tables,
    IReadOnlyList<IngestRecord> Ingests);

/// <summary>What is true of a whole dataset. A null is not known.</summary>
/// <param name="Quantity">Molecular quantity: ge, exon, tx, txrev, leafcutter, sqtl, …; gwas for a GWAS.</param>
/// <param name="Context">Tissue, cell type or condition.</param>
/// <param name="Trait">Disease or trait of a GWAS.</param>
public sealed record DatasetFields(
    string? Study = null,
    string? Quantity = null,
    string? Context = null,
    string? Trait = null,
    int? SampleSize = null);

/// <summary>The rows of one canonical table that belong to a dataset.</summary>
/// <param name="IngestId">The ingest that wrote them.</param>
/// <param name="BinWidth">Width in bp of the bins its folders are cut into; null for tables that are not cut.</param>
/// <param name="SourceCells">Files beside those of the rows, one for one: what the sources say that the table's columns do not give back. Null where that is not kept.</param>
/// <param name="Index">The look-up index of these rows; null without one.</param>
public sealed record StoredTable(string IngestId, long Rows, long Bytes, IReadOnlyList<StoredFile> Files, int? BinWidth = null, IReadOnlyList<StoredFile>? SourceCells = null, StoredFile? Index = null)
{
    /// <summary>Column of <see cref="SourceCells"/>: the row of the file beside, from 0.</summary>
    public const string StoredRow = "_stored_row";

    [JsonIgnore]
    public IEnumerable<StoredFile> AllFiles => Files.Concat(SourceCells ?? []).Concat(Index is null ? [] : [Index]);
}

/// <summary>One Parquet file, by its path relative to the store, with what it covers.</summary>
/// <param name="Sha256">Of its bytes; added when the file is published.</param>
public sealed record StoredFile(
    string Path,
    long Rows,
    long Bytes,
    string? Chromosome = null,
    int? Bin = null,
    int? FirstPosition = null,
    int? LastPosition = null,
    string? Sha256 = null)
{
    /// <summary>Whether a row of it can lie in the region.</summary>
    public bool CanHold(GenomicRegion region) => Chromosome == region.Chromosome && FirstPosition <= region.End && LastPosition >= region.Start;
}

/// <summary>One reading of source files into a dataset, with every row accounted for.</summary>
/// <param name="Settings">What the user and the file's own words set.</param>
/// <param name="Remarks">What rows that were taken told of → rows, such as columns that the source had swapped.</param>
/// <param name="Lines">How the files' lines were made up; null where they were no lines of text, or not all alike.</param>
public sealed record IngestRecord(
    string Id,
    string Source,
    DateTime IngestedAt,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyList<IngestInput> Inputs,
    RowAccount Rows,
    IReadOnlyDictionary<string, long> Remarks,
    SourceLines? Lines = null)
{
    /// <summary>Whether the rows were computed here, by the command that <see cref="Source"/> names, and not read from files of results.</summary>
    [JsonIgnore]
    public bool IsComputed => Source.StartsWith("qtlquery ", StringComparison.Ordinal);
}

/// <summary>A source file as it was read.</summary>
public sealed record IngestInput(string Name, long Bytes, string Sha256)
{
    /// <summary>Reads a whole file for its hash.</summary>
    public static IngestInput Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20, FileOptions.SequentialScan);
        return new(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}

/// <summary>Rows read = stored + folded + left out + refused.</summary>
/// <param name="Folded">Rows that repeated another one's trait and variant under a further rsid.</param>
/// <param name="LeftOut">Reason → rows that are no part of the format's results, such as those of covariates.</param>
/// <param name="Refused">Reason → rows.</param>
public sealed record RowAccount(long Read, long Stored, long Folded, IReadOnlyDictionary<string, long> LeftOut, IReadOnlyDictionary<string, long> Refused)
{
    [JsonIgnore]
    public long LeftOutTotal => LeftOut.Values.Sum();

    [JsonIgnore]
    public long RefusedTotal => Refused.Values.Sum();

    [JsonIgnore]
    public bool Balances => Read == Stored + Folded + LeftOutTotal + RefusedTotal;
}

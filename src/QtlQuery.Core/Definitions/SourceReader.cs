namespace QtlQuery.Core.Definitions;

/// <summary>What opens a source file.</summary>
public enum SourceReader
{
    /// <summary>Delimiter-separated text, or Parquet with the same columns, whose values then come as text too.</summary>
    Text,

    /// <summary>VCF: meta lines, then fixed columns and one sample column.</summary>
    Vcf,

    /// <summary>Parquet alone, by DuckDB's reader: typed values, lists and structs.</summary>
    Parquet,

    /// <summary>SMR's binary summary data, with its <c>.esi</c> and <c>.epi</c> beside it.</summary>
    Besd,
}

namespace QtlQuery.Statistics.Normalisation;

/// <summary>The offset c by which ranks become shares, (rank - c) / (n - 2c + 1). Programs of the field differ: say which one was used.</summary>
public enum RankOffset
{
    /// <summary>c = 0, rank / (n + 1): GTEx, by pyqtl.</summary>
    VanDerWaerden,

    /// <summary>c = 3/8, (rank - 3/8) / (n + 1/4): regenie.</summary>
    Blom,

    /// <summary>c = 1/2, (rank - 1/2) / n: QTLtools.</summary>
    Half,

    /// <summary>c = 1/3, (rank - 1/3) / (n + 1/3).</summary>
    Tukey,
}

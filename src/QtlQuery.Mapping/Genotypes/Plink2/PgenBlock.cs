namespace QtlQuery.Mapping.Genotypes.Plink2;

/// <summary>The types and places of up to 65,536 consecutive variant records.</summary>
/// <param name="First">The first of them, counted from 0.</param>
/// <param name="Types">A byte for each record.</param>
/// <param name="Starts">Where each record begins in the file, and where the last one ends.</param>
sealed record PgenBlock(int First, byte[] Types, long[] Starts);

namespace QtlQuery.Coloc;

/// <summary>Whether a side has a variant twice, once under either order of its alleles, say: its numbers would count twice.</summary>
static class RepeatedVariants
{
    /// <param name="isUsed">Whether a row takes part.</param>
    public static bool AreIn(LocusRows rows, Func<int, bool> isUsed)
    {
        // Sorted by position, so that only neighbours can be the same variant.
        for (var row = 1; row < rows.Count; row++)
        {
            for (var before = row - 1; before >= 0 && rows.Position[before] == rows.Position[row]; before--)
            {
                if (isUsed(row) && isUsed(before) && Key(rows, before) == Key(rows, row))
                    return true;
            }
        }

        return false;
    }

    static VariantKey Key(LocusRows rows, int row) => VariantKey.Of(rows.Position[row], rows.Ref[row], rows.Alt[row]);
}

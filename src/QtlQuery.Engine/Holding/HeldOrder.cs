namespace QtlQuery.Engine.Holding;

/// <summary>Sorts references to held rows by columns, one after the other, and last by line_number and arrival.</summary>
/// <remarks>Files come nearly in the store's order: what is in order is found out first and left as it is.</remarks>
sealed class HeldOrder(IReadOnlyList<HeldVector> columns, HeldVector lineNumber) : IComparer<int>
{
    /// <summary>Sorts; the references are in the order of arrival before.</summary>
    public void Sort(int[] references)
    {
        if (columns.Count > 0 && columns[0].IsInteger)
        {
            SortByFirst(references);
            for (var (start, end) = (0, 0); start < references.Length; start = end)
            {
                end = EndOfTie(references, start, columns[0]);
                SortRange(references.AsSpan(start, end - start));
            }
        }
        else
        {
            SortRange(references);
        }
    }

    /// <summary>Whether two rows agree in all columns.</summary>
    public bool AreEqual(int a, int b)
    {
        // From the last, where neighbours differ.
        for (var i = columns.Count - 1; i >= 0; i--)
        {
            if (columns[i].Compare(a, b) != 0)
                return false;
        }

        return true;
    }

    public int Compare(int x, int y)
    {
        foreach (var column in columns)
        {
            if (column.Compare(x, y) is not 0 and var order)
                return order;
        }

        return lineNumber.Compare(x, y) is not 0 and var byLine ? byLine : x.CompareTo(y);
    }

    // Numbers of 64 bits: the first column's value, nulls last, and then the place, so that equal ones keep their order.
    void SortByFirst(int[] references)
    {
        var keys = new long[references.Length];
        var isSorted = true;
        for (var i = 0; i < keys.Length; i++)
        {
            var value = columns[0].IsNull(references[i]) ? (long)int.MaxValue + 1 : columns[0].Value<int>(references[i]);
            keys[i] = (value << 31) | (uint)i;
            isSorted &= i == 0 || keys[i] > keys[i - 1];
        }

        if (isSorted)
            return;
        Array.Sort(keys);
        var before = (int[])references.Clone();
        for (var i = 0; i < keys.Length; i++)
            references[i] = before[keys[i] & int.MaxValue];
    }

    void SortRange(Span<int> references)
    {
        for (var i = 1; i < references.Length; i++)
        {
            if (Compare(references[i - 1], references[i]) > 0)
            {
                references.Sort(this);
                return;
            }
        }
    }

    static int EndOfTie(int[] references, int start, HeldVector column)
    {
        var end = start + 1;
        while (end < references.Length && column.Compare(references[start], references[end]) == 0)
            end++;
        return end;
    }
}

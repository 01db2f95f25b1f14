using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Tests.Ingest.Besd;

/// <summary>Writes made-up tables as BESD files of every kind, each number where SMR puts it, and reads pieces to their end.</summary>
static class BesdWriter
{
    /// <returns>Path of the .besd file.</returns>
    public static string Write(TemporaryFolder folder, BesdTable table, BesdKind kind, bool frequencies = true)
    {
        File.WriteAllText(folder["x.esi"], frequencies ? table.Esi : table.EsiWithoutFrequencies);
        File.WriteAllText(folder["x.epi"], table.Epi);
        File.WriteAllBytes(folder["x.besd"], Bytes(table, kind));
        return folder["x.besd"];
    }

    public static byte[] Bytes(BesdTable table, BesdKind kind)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        WriteHeader(to, table, kind);
        if (kind is BesdKind.Dense or BesdKind.OldDense)
            WriteDense(to, table);
        else
            WriteSparse(to, table, kind);
        return bytes.ToArray();
    }

    /// <summary>The lines of all pieces, each with the number that the piece gives it.</summary>
    public static List<(long Number, string Line)> Lines(IPieceSource source)
    {
        var lines = new List<(long, string)>();
        while (source.Take() is { } piece)
        {
            Assert.True(piece.Bytes is [.., (byte)'\n']);
            var texts = System.Text.Encoding.UTF8.GetString(piece.Bytes)[..^1].Split('\n');
            Assert.InRange(texts.Length, 1, TextPiece.MaximumLines);
            lines.AddRange(texts.Select((text, i) => (piece.FirstLine + i, text)));
            piece.Release();
        }

        return lines;
    }

    static void WriteHeader(BinaryWriter to, BesdTable table, BesdKind kind)
    {
        switch (kind)
        {
            case BesdKind.OldDense:
                to.Write(0u);
                break;
            case BesdKind.SparseOne or BesdKind.SparseTwo or BesdKind.SparseThree:
                to.Write(kind switch { BesdKind.SparseOne => 1f, BesdKind.SparseTwo => 2f, _ => 3f });
                break;
            default:
                foreach (var number in (int[])[kind == BesdKind.Dense ? 5 : 3, 31684, table.Snps, table.Probes, .. Enumerable.Repeat(-9, 12)])
                    to.Write(number);
                break;
        }
    }

    static void WriteDense(BinaryWriter to, BesdTable table)
    {
        for (var probe = 0; probe < table.Probes; probe++)
        {
            var values = Enumerable.Repeat(-9f, 2 * table.Snps).ToArray();
            foreach (var pair in table.Pairs.Where(pair => pair.Probe == probe))
                (values[pair.Snp], values[table.Snps + pair.Snp]) = (pair.Beta, pair.StandardError);
            foreach (var value in values)
                to.Write(value);
        }
    }

    static void WriteSparse(BinaryWriter to, BesdTable table, BesdKind kind)
    {
        var offsets = new List<int> { 0 };
        var rows = new List<int>();
        var values = new List<float>();
        for (var probe = 0; probe < table.Probes; probe++)
        {
            var pairs = table.Pairs.Where(pair => pair.Probe == probe).ToArray();
            foreach (var value in (Func<MadeUpPair, float>[])[pair => pair.Beta, pair => pair.StandardError])
            {
                rows.AddRange(pairs.Select(pair => pair.Snp));
                values.AddRange(pairs.Select(value));
                offsets.Add(values.Count);
            }
        }

        WriteNumber(to, values.Count, kind == BesdKind.SparseOne ? typeof(float) : typeof(ulong));
        offsets.ForEach(offset => WriteNumber(to, offset, kind switch { BesdKind.SparseOne => typeof(float), BesdKind.SparseTwo => typeof(uint), _ => typeof(ulong) }));
        rows.ForEach(row => WriteNumber(to, row, kind == BesdKind.SparseOne ? typeof(float) : typeof(uint)));
        values.ForEach(to.Write);
    }

    static void WriteNumber(BinaryWriter to, int number, Type type)
    {
        if (type == typeof(float))
            to.Write((float)number);
        else if (type == typeof(uint))
            to.Write((uint)number);
        else
            to.Write((ulong)number);
    }
}

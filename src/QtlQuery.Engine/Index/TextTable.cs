using System.Runtime.InteropServices;
using System.Text;

namespace QtlQuery.Engine.Index;

/// <summary>Texts one after another, found by their numbers: how many there are, where each begins and the last ends, and their bytes in UTF-8.</summary>
readonly ref struct TextTable
{
    readonly ReadOnlySpan<int> _starts;
    readonly ReadOnlySpan<byte> _bytes;

    /// <param name="section">Begins with the table; what follows it is not looked at.</param>
    public TextTable(ReadOnlySpan<byte> section)
    {
        Count = MemoryMarshal.Read<int>(section);
        _starts = MemoryMarshal.Cast<byte, int>(section.Slice(sizeof(int), (Count + 1) * sizeof(int)));
        _bytes = section.Slice((Count + 2) * sizeof(int), _starts[^1]);
    }

    public int Count { get; }

    public ReadOnlySpan<byte> this[int number] => _bytes[_starts[number].._starts[number + 1]];

    public static byte[] Write(IReadOnlyCollection<string> texts)
    {
        var bytes = texts.Select(Encoding.UTF8.GetBytes).ToList();
        var table = new byte[((bytes.Count + 2) * sizeof(int)) + bytes.Sum(text => text.Length)];
        var numbers = MemoryMarshal.Cast<byte, int>(table.AsSpan(0, (bytes.Count + 2) * sizeof(int)));
        numbers[0] = bytes.Count;
        var at = 0;
        for (var i = 0; i < bytes.Count; i++)
        {
            bytes[i].CopyTo(table.AsSpan((numbers.Length * sizeof(int)) + at));
            at += bytes[i].Length;
            numbers[i + 2] = at;
        }

        return table;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace QtlQuery.Engine.Arrow;

/// <summary>Writes the parts of FlatBuffers that Arrow's metadata uses.</summary>
/// <remarks>As the format wants it, a buffer grows from its end to its start, so that an offset always points forward;
/// an object's place is therefore given as its distance from the end.</remarks>
sealed class FlatBufferBuilder
{
    byte[] buffer = new byte[1024];
    int start = 1024;
    int largestAlignment = 4;
    int[] slots = [];
    int tableEnd;

    /// <summary>Distance of the next byte from the end.</summary>
    int Place => buffer.Length - start;

    public int Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Align(4, utf8.Length + 1);
        Put(0, 1);
        utf8.CopyTo(Room(utf8.Length));
        Put(utf8.Length, 4);
        return Place;
    }

    /// <summary>A vector of tables or strings.</summary>
    public int Offsets(IReadOnlyList<int> places)
    {
        Align(4, 4 * places.Count);
        for (var i = places.Count - 1; i >= 0; i--)
            PutOffset(places[i]);
        Put(places.Count, 4);
        return Place;
    }

    public int Ints(IReadOnlyList<int> values)
    {
        Align(4, 4 * values.Count);
        for (var i = values.Count - 1; i >= 0; i--)
            Put(values[i], 4);
        Put(values.Count, 4);
        return Place;
    }

    /// <summary>A vector of structs that are all made of 64-bit numbers.</summary>
    /// <param name="longsPerStruct">Numbers of one struct; <paramref name="values"/> holds them one after another.</param>
    public int Structs(IReadOnlyList<long> values, int longsPerStruct)
    {
        Align(8, 8 * values.Count);
        for (var i = values.Count - 1; i >= 0; i--)
            Put(values[i], 8);
        Put(values.Count / longsPerStruct, 4);
        return Place;
    }

    public void StartTable(int fieldCount)
    {
        slots = new int[fieldCount];
        tableEnd = Place;
    }

    /// <param name="bytes">Size of the number: 1, 2, 4 or 8.</param>
    public void Field(int slot, long value, int bytes)
    {
        Align(bytes, 0);
        Put(value, bytes);
        slots[slot] = Place;
    }

    public void OffsetField(int slot, int place)
    {
        Align(4, 0);
        PutOffset(place);
        slots[slot] = Place;
    }

    public int EndTable()
    {
        Align(4, 0);
        Put(0, 4); // becomes the distance to the list of fields
        var table = Place;
        for (var i = slots.Length - 1; i >= 0; i--)
            Put(slots[i] == 0 ? 0 : table - slots[i], 2);
        Put(table - tableEnd, 2);
        Put(4 + 2 * slots.Length, 2);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(buffer.Length - table), Place - table);
        return table;
    }

    /// <summary>The finished bytes. They must be laid at an address that is a multiple of 8.</summary>
    public ReadOnlyMemory<byte> Finish(int rootTable)
    {
        Align(largestAlignment, 4);
        PutOffset(rootTable);
        return buffer.AsMemory(start);
    }

    // Pads so that the place after the given bytes is aligned.
    void Align(int alignment, int bytesToCome)
    {
        largestAlignment = Math.Max(largestAlignment, alignment);
        Room(-(Place + bytesToCome) & (alignment - 1)).Clear();
    }

    // An offset counts from where it stands itself.
    void PutOffset(int place) => Put(Place + 4 - place, 4);

    void Put(long value, int bytes)
    {
        var room = Room(bytes);
        for (var i = 0; i < bytes; i++)
            room[i] = (byte)(value >> (8 * i));
    }

    Span<byte> Room(int bytes)
    {
        while (start < bytes)
        {
            var larger = new byte[checked(buffer.Length * 2)];
            buffer.CopyTo(larger, buffer.Length);
            start += buffer.Length;
            buffer = larger;
        }

        start -= bytes;
        return buffer.AsSpan(start, bytes);
    }
}

using System.Buffers.Binary;
using System.Text;
using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>A table inside FlatBuffers bytes that may come from anywhere: nothing is read outside of them.</summary>
readonly struct FlatTable
{
    readonly byte[] buffer;
    readonly int table;
    readonly int fields;
    readonly int fieldsLength;

    FlatTable(byte[] buffer, long table)
    {
        this.buffer = buffer;
        this.table = Within(buffer, table, 4);
        fields = Within(buffer, table - BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(this.table)), 4);
        fieldsLength = BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(fields));
        Within(buffer, fields, fieldsLength);
    }

    public static FlatTable Root(byte[] buffer)
    {
        Within(buffer, 0, 4);
        return new(buffer, BinaryPrimitives.ReadUInt32LittleEndian(buffer));
    }

    /// <summary>Bytes of the whole buffer: no more things than that can honestly be in it.</summary>
    public int BufferLength => buffer.Length;

    public long Long(int slot, long absent = 0) => At(slot) is var at and > 0 ? BinaryPrimitives.ReadInt64LittleEndian(Bytes(at, 8)) : absent;

    public int Int(int slot, int absent = 0) => At(slot) is var at and > 0 ? BinaryPrimitives.ReadInt32LittleEndian(Bytes(at, 4)) : absent;

    public int Short(int slot, int absent = 0) => At(slot) is var at and > 0 ? BinaryPrimitives.ReadInt16LittleEndian(Bytes(at, 2)) : absent;

    public int Byte(int slot, int absent = 0) => At(slot) is var at and > 0 ? Bytes(at, 1)[0] : absent;

    public bool Has(int slot) => At(slot) > 0;

    public FlatTable? Table(int slot) => At(slot) is var at and > 0 ? new FlatTable(buffer, Follow(at)) : null;

    public string? Text(int slot)
    {
        if (At(slot) is not (var at and > 0))
            return null;
        var (start, count) = Vector(at, 1);
        return Encoding.UTF8.GetString(buffer, start, count);
    }

    public FlatTable[] Tables(int slot)
    {
        var (start, count) = At(slot) is var at and > 0 ? Vector(at, 4) : default;
        var tables = new FlatTable[count];
        for (var i = 0; i < count; i++)
            tables[i] = new(buffer, Follow(start + 4 * i));
        return tables;
    }

    public int[] Ints(int slot)
    {
        var (start, count) = At(slot) is var at and > 0 ? Vector(at, 4) : default;
        var values = new int[count];
        for (var i = 0; i < count; i++)
            values[i] = BinaryPrimitives.ReadInt32LittleEndian(Bytes(start + 4 * i, 4));
        return values;
    }

    /// <summary>A vector of structs made of 64-bit numbers, one number after another.</summary>
    public long[] Structs(int slot, int longsPerStruct)
    {
        var (start, count) = At(slot) is var at and > 0 ? Vector(at, 8 * longsPerStruct) : default;
        var values = new long[count * longsPerStruct];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadInt64LittleEndian(Bytes(start + 8 * i, 8));
        return values;
    }

    // 0 when the field is absent.
    int At(int slot)
    {
        var entry = 4 + 2 * slot;
        if (entry + 2 > fieldsLength)
            return 0;
        var offset = BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(fields + entry));
        return offset == 0 ? 0 : Within(buffer, table + offset, 1);
    }

    (int Start, int Count) Vector(int at, int size)
    {
        var vector = Within(buffer, Follow(at), 4);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(vector));
        return (Within(buffer, vector + 4L, (long)count * size), (int)count);
    }

    long Follow(int at) => at + (long)BinaryPrimitives.ReadUInt32LittleEndian(Bytes(at, 4));

    ReadOnlySpan<byte> Bytes(int at, int count) => buffer.AsSpan(Within(buffer, at, count), count);

    static int Within(byte[] buffer, long at, long count) => at >= 0 && count >= 0 && at + count <= buffer.Length
        ? (int)at
        : throw new QtlQueryException("The Arrow data are damaged: their metadata point outside of themselves");
}

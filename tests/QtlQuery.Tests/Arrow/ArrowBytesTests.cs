using DuckDB.NET.Data;
using QtlQuery.Engine.Arrow;

namespace QtlQuery.Tests.Arrow;

/// <summary>Bytes worked through by hand with Arrow's Message.fbs, Schema.fbs and File.fbs and the FlatBuffers layout rules.</summary>
/// <remarks>A table begins with the distance back to its field list; the list holds its own size, the table's size and, for each field, where it lies in the table (0: absent).</remarks>
public sealed class ArrowBytesTests
{
    const string Query = "select unnest([1::integer, null, 3]) as a";

    const string SchemaMessage = """
        FFFFFFFF 90000000                    ; message of 144 bytes
        14000000                             ; its root table stands at 20
        0000                                 ; padding
        0000 0C00 1600                       ; padding; field list at 8: 12 bytes, table of 22
        0600 0500 0800 0C00                  ; version at 6, header type at 5, header at 8, body length at 12
        0C000000                             ; 20: Message, list 12 bytes before
        00 01 0400                           ; header type 1 (Schema), version 4 (V5)
        18000000                             ; header at 28 + 24 = 52
        0000000000000000                     ; no body
        0000                                 ; padding
        0A00 0C00                            ; field list at 42: 10 bytes, table of 12
        0A00 0400 0000                       ; endianness at 10, fields at 4, no metadata
        0A000000                             ; 52: Schema, list 10 bytes before
        08000000 0000 0000                   ; fields at 56 + 8 = 64; padding; endianness 0 (little)
        01000000 18000000                    ; one field, at 68 + 24 = 92
        0000                                 ; padding
        1200 1400                            ; field list at 74: 18 bytes, table of 20
        1000 0F00 0E00 0800                  ; name at 16, nullable at 15, type number at 14, type at 8
        0000 0400 0000                       ; no dictionary, children at 4, no metadata
        12000000                             ; 92: Field, list 18 bytes before
        18000000                             ; children at 96 + 24 = 120
        20000000                             ; type at 100 + 32 = 132
        0000 02 01                           ; padding; type number 2 (Int); nullable
        04000000                             ; name at 108 + 4 = 112
        01000000 6100 0000                   ; one letter: a
        00000000                             ; 120: no children
        0800 0C00                            ; field list at 124: 8 bytes, table of 12
        0800 0700                            ; bits at 8, signed at 7
        08000000                             ; 132: Int, list 8 bytes before
        000000 01                            ; padding; signed
        20000000                             ; 32 bits
        """;

    const string BatchMessage = """
        FFFFFFFF 88000000                    ; message of 136 bytes
        14000000                             ; its root table stands at 20
        0000 0000 0C00 1600                  ; padding; field list at 8
        0600 0500 0800 0C00
        0C000000                             ; 20: Message
        00 03 0400                           ; header type 3 (RecordBatch), version 4 (V5)
        18000000                             ; header at 28 + 24 = 52
        1800000000000000                     ; body of 24 bytes
        0000                                 ; padding
        0A00 1800                            ; field list at 42: 10 bytes, table of 24
        0C00 0800 0400                       ; length at 12, nodes at 8, buffers at 4
        0A000000                             ; 52: RecordBatch
        14000000                             ; buffers at 56 + 20 = 76
        38000000                             ; nodes at 60 + 56 = 116
        0300000000000000                     ; 3 rows
        00000000                             ; padding
        02000000                             ; 76: two buffers
        0000000000000000 0100000000000000    ; validity: at 0, 1 byte
        0800000000000000 0C00000000000000    ; values: at 8, 12 bytes
        00000000                             ; padding
        01000000                             ; 116: one node
        0300000000000000 0100000000000000    ; 3 values, 1 null
        0500000000000000                     ; validity: first and third
        01000000 00000000 03000000           ; values
        00000000                             ; padding
        """;

    const string End = "FFFFFFFF 00000000                    ; end of the stream";

    [Fact]
    public void A_stream_is_schema_batch_and_end() =>
        Assert.Equal(Bytes(SchemaMessage) + Bytes(BatchMessage) + Bytes(End), Written(ArrowFormat.Stream));

    [Fact]
    public void A_file_wraps_the_stream_and_lists_its_batches()
    {
        var stream = Written(ArrowFormat.Stream);
        var file = Written(ArrowFormat.File);
        Assert.StartsWith(Bytes("4152524F5731 0000 ; ARROW1, padding") + stream, file);
        // One block: at 8 + 8 + 144 = 160, metadata 8 + 136 = 144, padding, body 24.
        Assert.Contains(Bytes("01000000 A000000000000000 90000000 00000000 1800000000000000"), file[(16 + stream.Length)..]);
        Assert.EndsWith(Bytes("4152524F5731"), file);
        var footerLength = (file.Length - stream.Length - 2 * (8 + 4 + 6)) / 2;
        Assert.EndsWith(Convert.ToHexString(BitConverter.GetBytes(footerLength)) + Bytes("4152524F5731"), file);
    }

    static string Written(ArrowFormat format)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var output = new MemoryStream();
        ArrowExport.Write(connection, Query, null, output, format);
        return Convert.ToHexString(output.ToArray());
    }

    // The hexadecimal digits of each line, up to the semicolon.
    static string Bytes(string lines) => string.Concat(lines.Split('\n').Select(line => line.Split(';')[0].Replace(" ", "", StringComparison.Ordinal)));
}

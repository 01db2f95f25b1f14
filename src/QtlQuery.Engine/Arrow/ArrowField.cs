using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>A column's name and type; a whole schema is a field of format <c>+s</c> whose children are the columns.</summary>
public sealed class ArrowField
{
    /// <exception cref="QtlQueryException">QtlQuery does not handle this type.</exception>
    internal ArrowField(string name, string format, IReadOnlyList<ArrowField> children, ArrowField? dictionary = null)
    {
        Name = name;
        Format = format;
        Children = children;
        Dictionary = dictionary;
        Layout = ArrowLayout.Of(this);
        if (dictionary is { Children.Count: > 0 } or { Dictionary: not null })
            throw new QtlQueryException($"Column '{name}' is a dictionary of nested values, which QtlQuery does not handle");
    }

    public string Name { get; }

    /// <summary>The type as the Arrow C data interface writes it: <c>l</c> a 64-bit integer, <c>u</c> text, <c>+l</c> a list. Of a dictionary-encoded column, the type of its index.</summary>
    public string Format { get; }

    public bool IsNullable { get; internal init; } = true;

    public IReadOnlyList<ArrowField> Children { get; }

    /// <summary>The type of the values that a dictionary-encoded column points to.</summary>
    public ArrowField? Dictionary { get; }

    /// <summary>What Arrow calls custom metadata, such as the name of an extension type.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; internal init; } = [];

    internal ArrowLayout Layout { get; }

    /// <summary>The same columns without views and, where asked for, without dictionaries: what we write and import.</summary>
    internal ArrowField Plain(bool decodeDictionaries)
    {
        var plain = decodeDictionaries && Dictionary is { } values ? values : this;
        return new(Name, PlainFormat(plain.Format), [.. plain.Children.Select(child => child.Plain(decodeDictionaries))], plain.Dictionary?.Plain(decodeDictionaries))
        {
            IsNullable = IsNullable,
            Metadata = Metadata,
        };
    }

    static string PlainFormat(string format) => format switch
    {
        ['v', .. var rest] => rest,
        ['+', 'v', .. var rest] => "+" + rest,
        _ => format,
    };

    internal static unsafe ArrowField Read(CArrowSchema* schema)
    {
        var children = new ArrowField[schema->ChildCount];
        for (var i = 0; i < children.Length; i++)
            children[i] = Read(schema->Children[i]);
        return new(Text(schema->Name), Text(schema->Format), children, schema->Dictionary == null ? null : Read(schema->Dictionary))
        {
            IsNullable = (schema->Flags & CArrowSchema.NullableFlag) != 0,
            Metadata = ReadMetadata(schema->Metadata),
        };
    }

    /// <summary>Describes the field to other libraries; freed with <see cref="CArrowSchema.Free"/>.</summary>
    internal unsafe CArrowSchema* ToC()
    {
        var schema = CArrowSchema.Allocate();
        schema->Format = NativeText(Format);
        schema->Name = NativeText(Name);
        schema->Metadata = Metadata.Count == 0 ? null : NativeBytes(WriteMetadata());
        schema->Flags = IsNullable ? CArrowSchema.NullableFlag : 0;
        schema->ChildCount = Children.Count;
        schema->Children = (CArrowSchema**)NativeMemory.AllocZeroed((nuint)Math.Max(Children.Count, 1), (nuint)sizeof(void*));
        for (var i = 0; i < Children.Count; i++)
            schema->Children[i] = Children[i].ToC();
        schema->Dictionary = Dictionary == null ? null : Dictionary.ToC();
        schema->Release = &ReleaseOwned;
        return schema;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static unsafe void ReleaseOwned(CArrowSchema* schema)
    {
        NativeMemory.Free(schema->Format);
        NativeMemory.Free(schema->Name);
        NativeMemory.Free(schema->Metadata);
        for (var i = 0; i < schema->ChildCount; i++)
            CArrowSchema.Free(schema->Children[i]);
        NativeMemory.Free(schema->Children);
        CArrowSchema.Free(schema->Dictionary);
        schema->Release = null;
    }

    // int32 count, then for each key and each value an int32 length and its bytes, in the machine's byte order.
    static unsafe KeyValuePair<string, string>[] ReadMetadata(byte* at)
    {
        if (at == null)
            return [];
        var pairs = new KeyValuePair<string, string>[ReadInt()];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new(ReadText(), ReadText());
        return pairs;

        int ReadInt()
        {
            at += sizeof(int);
            return BinaryPrimitives.ReadInt32LittleEndian(new(at - sizeof(int), sizeof(int)));
        }

        string ReadText()
        {
            var length = ReadInt();
            at += length;
            return Encoding.UTF8.GetString(at - length, length);
        }
    }

    byte[] WriteMetadata()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Metadata.Count);
        foreach (var text in Metadata.SelectMany(pair => new[] { pair.Key, pair.Value }))
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            writer.Write(utf8.Length);
            writer.Write(utf8);
        }

        return bytes.ToArray();
    }

    static unsafe string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";

    static unsafe byte* NativeText(string text) => NativeBytes([.. Encoding.UTF8.GetBytes(text), 0]);

    static unsafe byte* NativeBytes(byte[] bytes)
    {
        var memory = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(memory, bytes.Length));
        return memory;
    }
}

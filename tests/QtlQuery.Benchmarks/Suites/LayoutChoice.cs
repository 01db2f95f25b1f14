using System.Text.RegularExpressions;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>One way of writing the pairs: what differs from the product's own.</summary>
/// <param name="Options">Options of COPY that take the place of the product's.</param>
/// <param name="Columns">Expressions that take the place of columns; an empty one leaves a column out.</param>
sealed record LayoutChoice(string Name, IReadOnlyList<(string Option, string Value)> Options, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>The product's own.</summary>
    public static readonly LayoutChoice Product = new("as written", [], new Dictionary<string, string>());

    /// <summary>One choice changed at a time, but for the last ones.</summary>
    /// <param name="nulls">Columns that are null throughout.</param>
    public static IEnumerable<LayoutChoice> All(IEnumerable<string> nulls) =>
    [
        Product,
        With("format 1", ("parquet_version", "v1")),
        .. ((string[])["1", "3", "6", "9", "10", "12", "15"]).Select(level => With($"Zstandard {level}", ("compression_level", level))),
        With("LZ4", ("compression", "lz4_raw"), ("compression_level", "")),
        With("Snappy", ("compression", "snappy"), ("compression_level", "")),
        .. ((string[])["30720", "122880", "245760"]).Select(rows => With($"row groups of {rows}", ("row_group_size", rows))),
        .. ((string[])["1", "1000", "3500", "30000"]).Select(most => With($"dictionaries up to {most}", ("dictionary_size_limit", most))),
        With("dictionaries of text up to 16 kB", ("string_dictionary_page_size_limit", "16384")),
        .. ((string[])["0.01", "0.1", "0.3"]).Select(ratio => With($"Bloom filters wrong for {ratio}", ("bloom_filter_false_positive_ratio", ratio))),
        With("no Bloom filters", ("write_bloom_filter", "false")),
        new("without columns that are null", [], nulls.ToDictionary(column => column, _ => "")),
        new("numbers cut to 21 bits", [], new Dictionary<string, string>
        {
            ["beta"] = Cut("beta"),
            ["standard_error"] = Cut("standard_error"),
            ["p_value"] = $"case when p_value >= 1e-37 then cast({Cut("p_value::float")} as double) else p_value end",
        }),
        With("as before: Zstandard 3, Bloom filters wrong for 0.01", ("compression_level", "3"), ("bloom_filter_false_positive_ratio", "0.01")),
    ];

    /// <summary>The product's options with this choice's in their place; an empty value leaves one out.</summary>
    public string In(string options) => Options.Aggregate(options, (all, each) =>
    {
        var others = Regex.Replace(all, $@"(, )?\b{each.Option} [^,]+", "");
        return each.Value.Length == 0 ? others : $"{others}, {each.Option} {each.Value}";
    });

    // Six significant digits are told apart by 21 bits; Dekker's splitting, in single precision.
    static string Cut(string value) => $"({value} * 9::float - ({value} * 9::float - {value}))";

    static LayoutChoice With(string name, params (string, string)[] options) => new(name, options, new Dictionary<string, string>());
}

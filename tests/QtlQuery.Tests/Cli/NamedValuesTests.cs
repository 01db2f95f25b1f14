using QtlQuery.Cli;

namespace QtlQuery.Tests.Cli;

public sealed class NamedValuesTests
{
    public static TheoryData<string, object> Texts => new()
    {
        { "7", 7L },
        { "-7", -7L },
        { "7.3", 7.3 },
        { "5e-8", 5e-8 },
        { "true", true },
        { "", "" },
        { "1:109000000", "1:109000000" },
        { "rs12740374", "rs12740374" },
        { "1,000", "1,000" },
        { "NaN", "NaN" },
        { "1e999", "1e999" },
        { "99999999999999999999", 1e20 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_value_is_a_number_only_if_all_of_it_reads_as_one(string text, object expected) => Assert.Equal(expected, NamedValues.Typed(text));

    [Fact]
    public void A_value_may_hold_further_equals_signs() => Assert.Equal("b=c", NamedValues.Parse("--set", ["a=b=c"])["a"]);

    [Theory]
    [InlineData("512MB", 512_000_000)]
    [InlineData("1.5gib", 1_610_612_736)]
    [InlineData("1000", 1000)]
    public void Amounts_of_memory_are_counted_in_thousands_or_powers_of_two(string text, long bytes) => Assert.Equal(bytes, MemorySize.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("MB")]
    [InlineData("-1MB")]
    [InlineData("0")]
    [InlineData("99999999TB")]
    public void What_is_no_amount_of_memory_is_wrong_usage(string text) => Assert.Throws<UsageException>(() => MemorySize.Parse(text));
}

using QtlQuery.Mapping.Scan;

namespace QtlQuery.Tests.Mapping.Scan;

/// <summary>Worked by hand: a code is first + 3 second + 9 third + 27 fourth.</summary>
public sealed class CallCodesTests
{
    static readonly sbyte[] Calls = [2, 1, 0, -1, 2, 2, 2, 2, 1, 2];

    [Fact]
    public void Four_calls_are_a_number_in_base_three_and_a_missing_one_counts_as_0()
    {
        var codes = new byte[CallCodes.Count(Calls.Length)];
        CallCodes.Pack(Calls, codes);
        Assert.Equal([5, 80, 7], codes[..3]);
        Assert.All(codes[3..], code => Assert.Equal(0, code));
    }

    [Fact]
    public void Codes_become_the_calls_again_less_their_mean()
    {
        var codes = new byte[CallCodes.Count(Calls.Length)];
        CallCodes.Pack(Calls, codes);
        var numbers = new double[Calls.Length];
        CallCodes.Unpack(codes, 0.5, numbers);
        Assert.Equal([1.5, 0.5, -0.5, -0.5, 1.5, 1.5, 1.5, 1.5, 0.5, 1.5], numbers);
    }
}

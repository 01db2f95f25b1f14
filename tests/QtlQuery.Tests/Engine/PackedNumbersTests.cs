using QtlQuery.Engine.Index;

namespace QtlQuery.Tests.Engine;

/// <summary>Numbers of an index come back to the last bit, in the bytes that their digits need.</summary>
public sealed class PackedNumbersTests
{
    const int Head = 8;

    public static TheoryData<string, string[], int> Shapes => new()
    {
        { "six digits", ["0.803268", "-0.157178", "0.0116098", "0.00123456", "0.000123456", "1.23456e-05", "0.5", "1", "-0"], 3 },
        { "small and large", ["12.3456", "104.857", "-99999.9", "0.000000123", "1000000", "0.25"], 4 }, // more than eight different numbers of places
        { "seven digits", ["0.1234567", "-7.654321", "0.9999999", "3.141593"], 4 },
        { "a null", ["0.803268", "", "0.803269"], 3 },
        { "nothing but zeros and nulls", ["0", "", "-0"], 3 },
        { "infinite", ["-infinity", "infinity", "1e30"], 4 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Numbers_of_a_text_come_back_as_floats(string shape, string[] texts, int bytes)
    {
        var numbers = texts.Select(text => text.Length == 0 ? double.NaN : float.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var section = PackedNumbers.Write(numbers);
        Assert.Equal(bytes, section[4]);
        Assert.Equal(Head + 4 + bytes * (numbers.Length - 1), section.Length); // none stands beside; the last is read as four bytes
        Same(numbers, section);
        Assert.True(shape.Length > 0);
    }

    // 1 of 13 numbers beside takes less than a fourth byte of each would; of 12 it takes as much, of 11 more.
    [Theory]
    [InlineData(13, 3)]
    [InlineData(12, 3)]
    [InlineData(11, 4)]
    public void A_number_of_more_digits_stands_beside_where_it_is_one_of_many(int count, int bytes)
    {
        var numbers = Enumerable.Repeat((double)0.803268f, count).ToArray();
        numbers[^1] = 1e-200;
        numbers[0] = double.NaN;
        var section = PackedNumbers.Write(numbers);
        Assert.Equal((1, bytes), (section[0], section[4]));
        Same(numbers, section);
    }

    [Fact]
    public void Whatever_the_numbers_are_they_come_back()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var digits = random.Next(1, 10);
            var numbers = new double[random.Next(1, 200)];
            for (var i = 0; i < numbers.Length; i++)
            {
                var decimals = (float)(random.Next(-(int)Math.Pow(10, digits), (int)Math.Pow(10, digits)) * Math.Pow(10, -random.Next(0, 20)));
                numbers[i] = random.Next(round + 2) switch { 0 => double.NaN, 1 => BitConverter.Int64BitsToDouble(random.NextInt64()), _ => decimals };
            }

            Same(numbers, PackedNumbers.Write(numbers));
        }
    }

    [Fact]
    public void Bytes_that_are_no_numbers_are_damage()
    {
        var section = PackedNumbers.Write([0.803268f]);
        section[5] = 200; // decimal places
        Assert.True(IndexFile.IsDamage(Record.Exception(() => Read(section, 1))!));
        section[0] = 9; // numbers beside
        Assert.True(IndexFile.IsDamage(Record.Exception(() => Read(section, 1))!));
    }

    static void Same(double[] numbers, byte[] section)
    {
        var packed = Read(section, numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (double.IsNaN(numbers[i]))
                Assert.True(double.IsNaN(packed[i]));
            else
                Assert.Equal(BitConverter.DoubleToInt64Bits(numbers[i]), BitConverter.DoubleToInt64Bits(packed[i]));
        }
    }

    static double[] Read(byte[] section, int pairs)
    {
        var numbers = new double[pairs];
        new PackedNumbers(section).CopyTo([.. Enumerable.Range(0, pairs)], numbers);
        return numbers;
    }
}

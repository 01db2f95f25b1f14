using QtlQuery.Core;
using QtlQuery.Mapping.Covariates;

namespace QtlQuery.Tests.Mapping.Inputs;

public sealed class CovariateTableTests : IDisposable
{
    static readonly string[] Known = ["a", "b", "c"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("id\ta\tb\tc\nPC1\t0.5\t1\t-2\nsex\t1\t2\t2\n")]
    [InlineData("a\tb\tc\nPC1\t0.5\t1\t-2\nsex\t1\t2\t2\n")]
    [InlineData("id,PC1,sex\na,0.5,1\nb,1,2\nc,-2,2\n")]
    [InlineData("#FID IID PC1 sex\nf a 0.5 1\nf b 1 2\nf c -2 2\n")]
    [InlineData("#IID\tPC1\tsex\r\na\t0.5\t1\r\nb\t1\t2\r\nc\t-2\t2\r\n")]
    public void Both_layouts_are_known_by_the_names_of_samples(string text) =>
        Assert.Equal(["PC1: 0.5 1 -2", "sex: 1 2 2"], Columns(Read(text).Select(Known)));

    [Fact]
    public void Samples_come_in_the_order_asked_for() => Assert.Equal(["PC1: -2 0.5"], Columns(Read("id\ta\tb\tc\nPC1\t0.5\t1\t-2\n").Select(["c", "a"])));

    [Fact]
    public void A_category_has_one_column_less_than_levels()
    {
        var matrix = Read("id\ta\tb\tc\nbatch\tX\tY\tX\n").Select(Known);
        Assert.Equal(["batch=Y: 0 1 0"], Columns(matrix));
        Assert.Equal("X", matrix.Columns[0].BaseLevel);
    }

    [Fact]
    public void A_number_that_is_named_a_category_is_one() =>
        Assert.Equal(["batch=2: 1 0 0"], Columns(Read("id\ta\tb\tc\nbatch\t2\t1\t1\n").Select(Known, ["batch"])));

    [Fact]
    public void Levels_are_those_of_the_samples_that_are_used() =>
        Assert.Equal(["batch=Z: 0 1 1"], Columns(Read("id\ta\tb\tc\td\nbatch\tY\tX\tZ\tZ\n").Select(["a", "c", "d"])));

    [Fact]
    public void One_covariate_may_come_as_lines_of_sample_and_value() =>
        Assert.Equal(["covariates: 3 2 1"], Columns(Read("a\t3\nb\t2\nc\t1\n").Select(Known)));

    [Theory]
    [InlineData("id\ta\tb\tc\nPC1\t0.5\t1\tNA\n", "covariate PC1 has no value for sample c")]
    [InlineData("id\ta\tb\tc\nPC1\t0.5\t1\t1.2x\n", "covariate PC1 is '0.5' for sample a and '1.2x' for sample c, a number and a word")]
    [InlineData("id\ta\tb\tc\nname\tA\tB\tC\n", "covariate name has another word for each sample")]
    [InlineData("id\ta\tb\tc\nPC1\t0.5\t1\t2\t3\n", "has 4 cells in its header and 5 in the line after")]
    [InlineData("id\ta\tb\tc\nPC1\t0.5\t1\t2\nPC2\t0.5\t1\n", "line 3 has 3 cells, and the line before 4")]
    [InlineData("id\ta\tb\ta\nPC1\t0.5\t1\t2\n", "has 'a' twice")]
    [InlineData("id\ta\tb\tc\nPC1\t0.5\t1\t2\nPC1\t0.5\t1\t2\n", "has 'PC1' twice")]
    [InlineData("id\tx\ty\nPC1\t0.5\t1\n", "neither has names of the other files' samples")]
    [InlineData("id\ta\tb\na\t0.5\t1\n", "both have names of the other files' samples")]
    [InlineData("id\ta\tb\n", "has a header and nothing else")]
    [InlineData("id\ta\tb\nPC1\t1\t2\n", "has no sample 'c'")]
    public void Bad_covariates_are_named(string text, string message) =>
        Assert.Contains(message, Assert.Throws<QtlQueryException>(() => Read(text).Select(Known)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_category_that_is_not_there_is_named() =>
        Assert.Equal("Did you mean 'batch'?", Assert.Throws<QtlQueryException>(() => Read("id\ta\tb\tc\nbatch\t2\t1\t1\n").Select(Known, ["batsh"])).Hint);

    [Fact]
    public void Two_files_with_one_covariate_are_refused()
    {
        var part = Read("id\ta\tb\tc\nPC1\t2\t1\t1\n").Select(Known);
        Assert.Contains("PC1 is there in two files", Assert.Throws<QtlQueryException>(() => CovariateMatrix.Join(Known, [part, part])).Message, StringComparison.Ordinal);
    }

    CovariateTable Read(string text)
    {
        File.WriteAllText(_folder["covariates.txt"], text);
        return CovariateTable.Read(_folder["covariates.txt"], [.. Known, "d"]);
    }

    internal static IEnumerable<string> Columns(CovariateMatrix matrix) => matrix.Columns.Select(column => $"{column.Name}: {string.Join(' ', column.Values)}");
}

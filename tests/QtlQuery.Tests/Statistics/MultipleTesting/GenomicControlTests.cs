using System.Text.Json;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

public sealed class GenomicControlTests
{
    const string Folder = "08-z-p-beta-conversion/";

    [Fact]
    public void Without_statistics_there_is_no_lambda() => Assert.Equal(double.NaN, GenomicControl.Lambda([double.NaN]));

    [Fact]
    public void Statistics_twice_as_large_double_lambda() =>
        Close.To(2 * GenomicControl.LambdaFromZ([0.1, -0.7, 2]), GenomicControl.Lambda([0.02, 0.98, 8]));

    [SkippableFact]
    public void Lambda_agrees_with_R()
    {
        double[] chiSquare = ReferenceCases.Rows(Folder + "chisq1.tsv").Column("chisq");
        using var answer = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Shared!, "gold", Folder, "lambda_gc.json")));
        Close.To(answer.RootElement.GetProperty("lambda_gc").GetDouble(), GenomicControl.Lambda(chiSquare));
    }
}

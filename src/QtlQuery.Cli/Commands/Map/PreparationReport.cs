using System.Globalization;
using QtlQuery.Mapping.Preparing;

namespace QtlQuery.Cli.Commands.Map;

/// <summary>What <c>map prepare</c> tells.</summary>
static class PreparationReport
{
    public static IEnumerable<string> Of(PreparationResult result)
    {
        var (inputs, genes, reads) = (result.Inputs, result.Expression.Genes, result.Inputs.Tables.Counts.Select(counts => counts.Sum()).Order().ToList());
        yield return Line($"{genes.Kept:N0} of {genes.Read:N0} genes in {result.SampleNames.Count:N0} samples");
        if (genes.LowTpm + genes.LowReads + genes.LowBoth > 0)
            yield return Line($"  left out as too little expressed: {genes.LowTpm:N0} by TPM, {genes.LowReads:N0} by reads, {genes.LowBoth:N0} by both");
        yield return Line($"  reads of a sample: {reads[0]:N0} to {reads[^1]:N0}, median {reads[reads.Count / 2]:N0}");
        foreach (var sentence in MapReport.Of(inputs.Samples))
            yield return sentence;
        foreach (var remark in inputs.Tables.Remarks.Concat(result.Expression.Traits.Remarks))
            yield return $"  {Path.GetFileName(inputs.Files.Counts)} {remark}";
        foreach (var sentence in OfChecks(result))
            yield return sentence;
    }

    static IEnumerable<string> OfChecks(PreparationResult result)
    {
        if (result.SampleChecks is not { } samples)
            yield break;
        var failing = samples.Where(sample => sample.Failed.Any()).ToList();
        yield return Line($"  {samples.Count - failing.Count:N0} of {samples.Count:N0} samples pass the checks; {samples.Count - result.SampleNames.Count:N0} left out");
        foreach (var (check, ofCheck) in failing.SelectMany(sample => sample.Failed.Select(check => (check, sample.Sample))).GroupBy(each => each.check, each => each.Sample).Select(group => (group.Key, group.ToList())))
            yield return Line($"    {ofCheck.Count:N0} fail {check}: {MapReport.Some(ofCheck)}");
        if (result.Inputs.Files.Genotypes is not null && samples.All(sample => sample.Margin is null))
            yield return "    whether samples fit their genotypes cannot be told: fewer than ten genes have a strong enough cis-eQTL";
    }

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

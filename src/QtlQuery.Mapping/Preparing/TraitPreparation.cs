using QtlQuery.Core;

namespace QtlQuery.Mapping.Preparing;

/// <summary>From counts to traits that can be mapped, with the samples checked.</summary>
public static class TraitPreparation
{
    /// <param name="limits">What samples have to reach; null where they are not to be checked.</param>
    /// <param name="dropFailing">Whether samples that fail a check are left out; what the others' values are is then worked out without them.</param>
    /// <exception cref="QtlQueryException">No gene is expressed, or too few samples pass.</exception>
    public static PreparationResult Run(PreparationInputs inputs, PreparationOptions options, SampleLimits? limits = null, bool dropFailing = false, int? threads = null, CancellationToken cancellation = default)
    {
        const int Fewest = 3;
        var prepared = ExpressionPreparation.Of(inputs.Tables, inputs.Files.Locations, inputs.Places, options);
        if (limits is null)
            return new(inputs, prepared, null);
        var checkedSamples = SampleChecks.Of(inputs, prepared, limits, threads ?? Environment.ProcessorCount, cancellation);
        if (!dropFailing || !checkedSamples.Any(sample => sample.Failed.Any()))
            return new(inputs, prepared, checkedSamples);

        string[] passing = [.. checkedSamples.Where(sample => !sample.Failed.Any()).Select(sample => sample.Sample)];
        if (passing.Length < Fewest)
        {
            var (name, count) = checkedSamples.SelectMany(sample => sample.Failed).CountBy(check => check).MaxBy(check => check.Value);
            throw new QtlQueryException(
                FormattableString.Invariant($"{passing.Length} of {checkedSamples.Count} samples pass all checks; {name} fails {count}"),
                "Look at the table of samples without leaving any out (--qc), and set limits that fit these data.");
        }

        var left = inputs.Of(passing);
        return new(left, ExpressionPreparation.Of(left.Tables, left.Files.Locations, left.Places, options), checkedSamples);
    }
}

using QtlQuery.Core;
using QtlQuery.Mapping.Preparing;
using QtlQuery.Mapping.Samples;
using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Tests.Mapping.Preparing;

/// <summary>Samples that something is wrong with, in a made-up cohort.</summary>
public sealed class SampleCheckTests : IDisposable
{
    static readonly SampleLimits Limits = new(LeastReads: 5000);

    readonly TemporaryFolder _folder = new();

    public SampleCheckTests() => CountedCohort.Write(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_flaw_is_found_in_the_sample_that_has_it_and_in_no_other()
    {
        var result = TraitPreparation.Run(Open(), new(), Limits);
        var failed = result.SampleChecks!.SelectMany(sample => sample.Failed.Select(check => (sample.Sample, check))).Where(each => each != (CountedCohort.NameOf(CountedCohort.Outlying), "concordance"));
        Assert.Equal(
            [
                (CountedCohort.NameOf(CountedCohort.Outlying), "components"),
                (CountedCohort.NameOf(CountedCohort.Shallow), "depth"),
                (CountedCohort.NameOf(CountedCohort.Swapped1), "concordance"),
                (CountedCohort.NameOf(CountedCohort.Swapped2), "concordance"),
                (CountedCohort.NameOf(CountedCohort.WrongSex), "sex"),
                (CountedCohort.NameOf(CountedCohort.Degraded), "integrity"),
                (CountedCohort.NameOf(CountedCohort.Unmapped), "mapping_rate"),
            ],
            failed);
        Assert.Equal(CountedCohort.Samples, result.SampleNames.Count); // none is left out
    }

    [Fact]
    public void A_swapped_sample_fits_the_genotypes_of_the_other()
    {
        var samples = TraitPreparation.Run(Open(), new(), Limits).SampleChecks!;
        Assert.Equal(CountedCohort.NameOf(CountedCohort.Swapped2), samples[CountedCohort.Swapped1].BestGenotypeSample);
        Assert.Equal(CountedCohort.NameOf(CountedCohort.Swapped1), samples[CountedCohort.Swapped2].BestGenotypeSample);
        Assert.Equal(SampleVerdict.Pass, samples[0].Concordance);
    }

    [Fact]
    public void What_is_not_known_is_no_verdict()
    {
        var samples = TraitPreparation.Run(PreparationInputs.Open(new(_folder["counts.tsv"], _folder["genes.gtf"])), new(), Limits).SampleChecks!;
        Assert.All(samples, sample => Assert.Equal(
            (SampleVerdict.NotKnown, SampleVerdict.NotKnown, SampleVerdict.NotKnown, SampleVerdict.NotKnown), (sample.Integrity, sample.Mapping, sample.SexCheck, sample.Concordance)));
        Assert.Equal(SampleVerdict.NotKnown, TraitPreparation.Run(Open(), new(), Limits).SampleChecks![CountedCohort.OfUnknownRin].Integrity);
    }

    [Fact]
    public void Expression_shows_the_sex_whatever_is_declared()
    {
        var sample = TraitPreparation.Run(Open(), new(), Limits).SampleChecks![CountedCohort.WrongSex];
        Assert.Equal((Sex.Male, ExpressedSex.Female), (sample.DeclaredSex, sample.ExpressedSex));
    }

    [Fact]
    public void Failing_samples_are_left_out_where_that_is_asked_for()
    {
        var result = TraitPreparation.Run(Open(), new(), Limits, dropFailing: true);
        Assert.Equal(CountedCohort.Samples, result.SampleChecks!.Count);
        Assert.Equal(result.SampleChecks.Where(sample => !sample.Failed.Any()).Select(sample => sample.Sample), result.SampleNames);
        Assert.Equal(result.SampleNames.Count, result.Expression.Traits.Samples.Count);
        var error = Assert.Throws<QtlQueryException>(() => TraitPreparation.Run(Open(), new(), new(), dropFailing: true));
        Assert.Contains("0 of 80 samples pass all checks; depth fails 80", error.Message, StringComparison.Ordinal);
    }

    PreparationInputs Open() => PreparationInputs.Open(new(_folder["counts.tsv"], _folder["genes.gtf"]) { Genotypes = _folder["genotypes.vcf"], SampleTable = _folder["samples.tsv"] });
}

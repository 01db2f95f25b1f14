using QtlQuery.Core;
using QtlQuery.Mapping.Samples;
using QtlQuery.Statistics.HiddenFactors;
using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Mapping.Preparing;

/// <summary>Checks samples of expression as the field does: depth, RNA integrity, mapping rate, outliers on principal components, sex, and whether they fit their genotypes.</summary>
static class SampleChecks
{
    const string Xist = "ENSG00000229807";

    /// <summary>Rounds in which outliers are taken out, since they hide others.</summary>
    const int OutlierRounds = 5;

    public static IReadOnlyList<SampleQuality> Of(PreparationInputs inputs, PreparedExpression prepared, SampleLimits limits, int threads, CancellationToken cancellation)
    {
        var (tables, table) = (inputs.Tables, inputs.SampleTable);
        List<SampleQuality> samples = [.. tables.Samples.Select((sample, place) =>
        {
            var (reads, rin, rate) = (tables.Counts[place].Sum(), table?.Rin(sample), table?.MappingRate(sample));
            return new SampleQuality(sample)
            {
                Reads = reads,
                Depth = Verdict(reads >= limits.LeastReads),
                Rin = rin,
                Integrity = Verdict(rin >= limits.LeastRin, rin is not null),
                MappingRate = rate,
                Mapping = Verdict(rate >= limits.LeastMappingRate, rate is not null),
                Components = SampleVerdict.Pass,
                GenotypeSample = inputs.HasGenotypes ? inputs.Samples.Genotypes[place] : null,
            };
        })];
        AddOutliers(samples, tables, prepared, limits);
        AddSex(samples, inputs);
        if (inputs.HasGenotypes)
        {
            using var genotypes = inputs.OpenGenotypes();
            AddConcordance(samples, GenotypeConcordance.Of(prepared.Traits, genotypes, inputs.OpenGenotypes, threads, cancellation));
        }

        return samples;
    }

    static void AddOutliers(List<SampleQuality> samples, ExpressionTables tables, PreparedExpression prepared, SampleLimits limits)
    {
        var kept = prepared.Traits.Traits.Select(trait => trait.Id).ToHashSet(StringComparer.Ordinal);
        var rows = ExpressionPreparation.LogPerMillion(tables, Enumerable.Range(0, tables.Genes.Count).Where(gene => kept.Contains(tables.Genes[gene])));
        List<int> left = [.. Enumerable.Range(0, samples.Count)];
        for (var round = 0; round < OutlierRounds && left.Count > 2; round++)
        {
            var components = PrincipalComponents.Of([.. rows.Select(row => left.ConvertAll(sample => row[sample]).ToArray())]);
            var found = ComponentOutlier.Of([.. components.Scores.Take(limits.Components)], limits.OutlierDeviations);
            foreach (var outlier in found)
            {
                var sample = left[outlier.Sample];
                samples[sample] = samples[sample] with { Component = outlier.Component + 1, Deviations = outlier.Deviations, Components = SampleVerdict.Fail };
            }

            if (found.Count == 0)
                return;
            left.RemoveAll(sample => samples[sample].Components == SampleVerdict.Fail);
        }
    }

    static void AddSex(List<SampleQuality> samples, PreparationInputs inputs)
    {
        var tables = inputs.Tables;
        var genes = Enumerable.Range(0, tables.Genes.Count);
        var xistGene = genes.Where(gene => EnsemblId.Split(tables.Genes[gene]).Id is Xist or "XIST").ToList();
        var yGenes = genes.Where(gene => inputs.Places.Find(tables.Genes[gene])?.Chromosome == "Y" && !EnsemblId.Split(tables.Genes[gene]).Id.EndsWith("_PAR_Y", StringComparison.Ordinal)).ToList();
        var declared = inputs.DeclaredSexes();
        var xist = tables.Tpm.Select(sample => Mean(sample, xistGene)).ToArray();
        var y = tables.Tpm.Select(sample => Mean(sample, yGenes)).ToArray();
        var thresholds = xistGene.Count > 0 && yGenes.Count > 0
            ? SexByExpression.FromDeclared(xist, y, Array.ConvertAll(declared, sex => sex == Sex.Unknown ? (bool?)null : sex == Sex.Female))
            : null;
        for (var sample = 0; sample < samples.Count; sample++)
        {
            var expressed = thresholds?.Of(xist[sample], y[sample]);
            samples[sample] = samples[sample] with
            {
                Xist = xistGene.Count > 0 ? xist[sample] : null,
                YLinked = yGenes.Count > 0 ? y[sample] : null,
                DeclaredSex = declared[sample],
                ExpressedSex = expressed,
                SexCheck = Verdict(expressed == (declared[sample] == Sex.Female ? ExpressedSex.Female : ExpressedSex.Male), expressed is not null && declared[sample] != Sex.Unknown),
            };
        }
    }

    static void AddConcordance(List<SampleQuality> samples, IReadOnlyList<SampleMatch>? matches)
    {
        // A wrong genotype fits better than the right one by a factor of x with a probability of 1/x at most (Ville 1939):
        // beyond this margin one wrong verdict is expected in twenty cohorts.
        const double WrongVerdicts = 0.05;
        var decisive = Math.Log(samples.Count * (samples.Count - 1.0) / WrongVerdicts);
        foreach (var match in matches ?? [])
        {
            samples[match.Sample] = samples[match.Sample] with
            {
                BestGenotypeSample = samples[match.Best].GenotypeSample,
                Margin = match.Margin,
                Concordance = Verdict(!match.IsMismatch, Math.Abs(match.Margin) > decisive),
            };
        }
    }

    static double Mean(double[] tpm, List<int> genes) => genes.Count == 0 ? 0 : genes.Average(gene => Math.Log2(tpm[gene] + 1));

    static SampleVerdict Verdict(bool passes, bool known = true) => !known ? SampleVerdict.NotKnown : passes ? SampleVerdict.Pass : SampleVerdict.Fail;
}

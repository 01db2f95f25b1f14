using QtlQuery.Cli.Demo;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Samples;
using QtlQuery.Mapping.Traits;

namespace QtlQuery.Tests.Cli;

/// <summary>The demonstration's cohort as a lab would bring it.</summary>
[Collection(nameof(WrittenCohort))]
public sealed class CohortInputTests(WrittenCohort written)
{
    [Fact]
    public void Genotypes_and_expression_are_read_back()
    {
        var context = written.Cohort.Contexts.Single(context => context.Name == DemoGenes.Brain);
        var (genotypes, expression) = written.Cohort.WriteInputs(Path.Combine(written.Folder, "inputs"), context);
        var traits = TraitFiles.Read(expression);
        using var reader = GenotypeFiles.Open(genotypes);
        var matched = MatchedSamples.Match(new(reader.Path, reader.Samples), new(traits.Path, traits.Samples));
        Assert.Equal(context.SampleSize, matched.Count);
        reader.Select(matched.Genotypes);

        Assert.Equal(context.Genes.Select(gene => gene.Id).Order(), traits.Traits.Select(trait => trait.Id).Order());
        foreach (var (trait, index) in traits.Traits.Select((trait, index) => (trait, index)))
        {
            var gene = context.Genes.Single(gene => gene.Id == trait.Id);
            Assert.Equal((gene.Chromosome, gene.Start), (trait.Chromosome, trait.Start));
            Assert.Equal(context.Trait(gene), traits.ValuesOf(index).ToArray());
        }

        var counts = context.Genotypes.ToDictionary(genotype => genotype.Site.Variant.Id, genotype => genotype.AltCopies);
        var block = new GenotypeBlock(100);
        var seen = 0;
        while (reader.Read(block))
        {
            for (var each = 0; each < block.Count; each++)
            {
                if (!counts.TryGetValue(block.Variants[each].Id, out var count))
                    continue;
                seen++;
                Assert.Equal(count, block.CallsOf(each).ToArray().Sum(call => call));
            }
        }

        Assert.Equal(counts.Count, seen);
    }
}

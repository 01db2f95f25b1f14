using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Traits;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>The traits and covariates of the simulated cohort: the same from every layout.</summary>
public sealed class SimulatedTraitsTests
{
    [SkippableFact]
    public void Every_layout_gives_the_same_traits()
    {
        var fastqtl = TraitFiles.Read(SimulatedGenotypesTests.File("expression.bed.gz"));
        var qtltools = TraitFiles.Read(SimulatedGenotypesTests.File("expression.qtltools.bed.gz"));
        var matrixEqtl = TraitFiles.Read(SimulatedGenotypesTests.File("meqtl", "GE.txt"), SimulatedGenotypesTests.File("meqtl", "geneloc.txt"));
        Assert.Equal(30, fastqtl.Traits.Count);
        Assert.Equal(100, fastqtl.Samples.Count);
        Assert.Empty(fastqtl.Remarks);
        Assert.Equal(TraitFilesTests.Rows(fastqtl), TraitFilesTests.Rows(matrixEqtl));
        Assert.Equal(fastqtl.Traits, qtltools.Traits.Select(trait => trait with { Group = null, Strand = null }));
        Assert.Equal(fastqtl.Traits.Select(trait => trait.Id), qtltools.Traits.Select(trait => trait.Group));
        Assert.Equal(Enumerable.Range(0, 30).SelectMany(each => fastqtl.ValuesOf(each).ToArray()), Enumerable.Range(0, 30).SelectMany(each => qtltools.ValuesOf(each).ToArray()));
    }

    [SkippableFact]
    public void Covariates_lie_either_way()
    {
        using var folder = new TemporaryFolder();
        var rows = File.ReadAllLines(SimulatedGenotypesTests.File("covariates.txt")).Select(line => line.Split('\t')).ToList();
        File.WriteAllLines(folder["turned.csv"], Enumerable.Range(0, rows[0].Length).Select(column => string.Join(',', rows.Select(row => row[column]))));
        string[] samples = ["S0100", "S0001", "S0050"];
        var across = CovariateTable.Read(SimulatedGenotypesTests.File("covariates.txt"), samples).Select(samples);
        Assert.Equal(CovariateTableTests.Columns(across), CovariateTableTests.Columns(CovariateTable.Read(folder["turned.csv"], samples).Select(samples)));
        Assert.Equal(rows.Skip(1).Select(row => row[0]), across.Columns.Select(column => column.Name));
        Assert.Equal(double.Parse(rows[1][1]), across.Columns[0].Values[1]);
    }
}

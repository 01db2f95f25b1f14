using QtlQuery.Core;
using QtlQuery.Mapping.Reading;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>The samples of a PLINK 1 data set: six cells a line, family, sample, father, mother, sex, phenotype.</summary>
sealed record FamFile(IReadOnlyList<string> Samples, IReadOnlyList<Sex> Sexes)
{
    /// <remarks>A sample is called by its IID alone; where that is not enough to tell samples apart, the file is refused.</remarks>
    public static FamFile Read(string path)
    {
        var samples = new List<string>();
        var sexes = new List<Sex>();
        using var lines = TextLines.Open(path);
        while (lines.Next(out var line))
        {
            var cells = new Cells(line);
            if (!cells.NextBlank(out _))
                continue;
            if (!cells.NextBlank(out var sample) || !cells.NextBlank(out _) || !cells.NextBlank(out _) || !cells.NextBlank(out var sex))
            {
                throw new QtlQueryException(
                    $"{lines.Place} has fewer than five cells",
                    "A .fam line is: family, sample, father, mother, sex, phenotype.");
            }

            samples.Add(Cells.Text(sample));
            sexes.Add(sex is [(byte)'1'] ? Sex.Male : sex is [(byte)'2'] ? Sex.Female : Sex.Unknown);
        }

        return new(samples, sexes);
    }
}

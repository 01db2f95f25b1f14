using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>The samples of a PLINK data set: a .fam file (family, sample, father, mother, sex, phenotype) or a .psam file, whose header says what its columns are.</summary>
sealed record SampleFile(IReadOnlyList<string> Samples, IReadOnlyList<Sex> Sexes)
{
    static readonly string[] Fam = ["FID", "IID", "PAT", "MAT", "SEX"];

    /// <remarks>A sample is called by its IID alone; where that is not enough to tell samples apart, the file is refused.</remarks>
    public static SampleFile Read(string path)
    {
        var samples = new List<string>();
        var sexes = new List<Sex>();
        var columns = Fam;
        using var lines = TextLines.Open(path);
        while (lines.Next(out var line))
        {
            var cells = Delimiter.Blanks.Split(line);
            if (cells is ["#FID" or "#IID", ..])
                columns = [cells[0][1..], .. cells[1..]];
            if (cells.Length == 0 || cells[0].StartsWith('#'))
                continue;
            if (cells.Length < columns.Length)
                throw new QtlQueryException(string.Create(CultureInfo.InvariantCulture, $"{lines.Place} has {cells.Length} cells and needs {columns.Length}"), "A .fam line is: family, sample, father, mother, sex, phenotype; a .psam line has what its header says.");
            samples.Add(cells[Array.IndexOf(columns, "IID")]);
            sexes.Add(Array.IndexOf(columns, "SEX") is >= 0 and var sex ? ReadSex(cells[sex]) : Sex.Unknown);
        }

        return new(samples, sexes);
    }

    static Sex ReadSex(string text) => text switch
    {
        "1" or "M" or "m" => Sex.Male,
        "2" or "F" or "f" => Sex.Female,
        _ => Sex.Unknown,
    };
}
